import type { WatchPicture } from '../../jobs/events/watch.ts';
import { EMPTY_LINE, type Line, line, paragraph, textOf } from '../line.ts';
import type { Look } from '../look.ts';
import { answerLines } from './answer-lines.ts';
import { keysOf } from './keys.ts';
import { contentLines, headingLines, standingLines } from './picture-lines.ts';
import { say } from '../../messages/index.ts';

/**
 * What has changed between two pictures, to be read from top to bottom or aloud: nothing is drawn twice.
 * @param before what was told last; null at the start
 */
export function changeLines(
  before: WatchPicture | null,
  after: WatchPicture,
  look: Look,
): readonly Line[] {
  if (before === null) {
    return [
      ...headingLines(after, look),
      EMPTY_LINE,
      ...toldOf(after, look),
      ...keyLines(after, look),
    ];
  }
  if (after.phase === 'judging') {
    return after.notice === null || after.notice === before.notice ? [] : [line(after.notice)];
  }
  const fresh = freshLines(toldOf(before, look), toldOf(after, look));
  if (after.runs === before.runs) return fresh;
  const moved = after.standings.filter((one, i) => {
    const known = before.standings[i];
    return known !== undefined && known.state !== 'unknown' && passedOf(one) !== passedOf(known);
  });
  const told = [
    ...moved.flatMap((one) => standingLines(one, look)),
    ...fresh,
    ...(moved.length + fresh.length === 0 ? [line(say.watch.noChange)] : []),
  ];
  const results = after.standings.flatMap((standing) => standing.results);
  const passed = results.filter(({ outcome }) => outcome === 'passed').length;
  return [EMPTY_LINE, ...told, line(say.words.checks({ passed, total: results.length }), 'quiet')];
}

function toldOf(picture: WatchPicture, look: Look): readonly Line[] {
  return [...contentLines(picture, look), ...answerLines(picture, look)];
}

function passedOf({ state, results }: WatchPicture['standings'][number]): string {
  return `${state} ${results.filter(({ outcome }) => outcome === 'passed').length}`;
}

/** The new lines; where the old ones stand at the beginning unchanged, what comes after them. */
function freshLines(before: readonly Line[], after: readonly Line[]): readonly Line[] {
  const [known, now] = [before.map(textOf), after.map(textOf)];
  const isAdded = known.every((text, i) => text === now[i]);
  return isAdded ? after.slice(before.length) : after;
}

function keyLines(picture: WatchPicture, look: Look): readonly Line[] {
  const words = keysOf(picture).map(({ press, word }) => `${press} ${word}`);
  return [EMPTY_LINE, ...paragraph(say.watch.saveOrType({ keys: words.join(', ') }), look)];
}
