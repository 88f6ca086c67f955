import { join } from 'node:path';
import type { CheckResult } from '@tito/grader';
import { printable } from '@tito/grader/plain';
import type { TaskStanding, TaskState, WatchPicture } from '../../jobs/events/watch.ts';
import { duration } from '../../words.ts';
import type { Mark } from '../glyphs.ts';
import { diagnosisLines } from '../judging/diagnosis-lines.ts';
import { printedLines } from '../judging/printed-lines.ts';
import { markWidth, reasonLines } from '../judging/result-lines.ts';
import { EMPTY_LINE, labelled, type Line, paragraph, span, type Tone } from '../line.ts';
import type { Look } from '../look.ts';
import { pictureLines } from '../plot/picture-lines.ts';
import { shownPath } from '../paths.ts';
import { pad } from '../width.ts';
import { say } from '../../messages/index.ts';

export const SIGNS: Record<TaskState, { readonly mark: Mark; readonly tone: Tone }> = {
  unknown: { mark: 'notRun', tone: 'quiet' },
  passed: { mark: 'passed', tone: 'good' },
  failed: { mark: 'failed', tone: 'bad' },
  'to-do': { mark: 'todo', tone: 'open' },
  'not-run': { mark: 'notRun', tone: 'quiet' },
};

/** The task that is looked at: its mark and what it comes to, then what to know about it. */
export function taskLines(picture: WatchPicture, look: Look): readonly Line[] {
  const standing = picture.standings.find(({ task }) => task.id === picture.focus);
  if (standing === undefined) return [];
  return [...headOf(standing, look), ...bodyOf(standing, picture, look)];
}

function headOf(standing: TaskStanding, look: Look): readonly Line[] {
  const { task, state, results } = standing;
  const { mark, tone } = SIGNS[state];
  const passed = results.filter(({ outcome }) => outcome === 'passed').length;
  const wrong = shownOf(standing);
  const what = {
    unknown: '',
    passed: say.watch.passedChecks({ passed, total: results.length }),
    failed: printable(wrong?.title ?? ''),
    'to-do': say.words.toDo,
    'not-run': say.words.notRun,
  }[state];
  const name = `${pad(look.glyphs[mark], markWidth(look))} ${task.id} ${task.title}`;
  const title = state === 'unknown' ? name : `${name}: ${what}`;
  return paragraph(title, { width: look.width, tone: state === 'passed' ? tone : 'strong' });
}

function isWrong({ outcome }: CheckResult): boolean {
  return outcome !== 'passed' && outcome !== 'not-run';
}

/** The one check that is told of: what shows the mistake that has a name, or else the first that failed. */
function shownOf({ results, diagnosis }: TaskStanding): CheckResult | undefined {
  return results.find(({ id }) => id === diagnosis?.check) ?? results.find(isWrong);
}

function bodyOf(standing: TaskStanding, picture: WatchPicture, look: Look): readonly Line[] {
  switch (standing.state) {
    case 'passed':
      return successLines(picture, look);
    case 'failed':
      return failureLines(standing, picture, look);
    case 'to-do':
      return toDoLines(standing, picture, look);
    case 'unknown':
    case 'not-run':
      return [];
  }
}

/** Success stays until the learner moves on. */
function successLines(picture: WatchPicture, look: Look): readonly Line[] {
  const { standings, module, elapsedMs, drawn, focus } = picture;
  const indent = markWidth(look) + 1;
  const total = standings.flatMap(({ results }) => results).length;
  const isAll = standings.every(({ state }) => state === 'passed');
  const saved = elapsedMs === null ? [] : [say.watch.afterSaved({ time: duration(elapsedMs) })];
  const command = `tito module complete ${module.number}`;
  const next = isAll ? say.watch.allPass({ checks: total, command }) : say.watch.pressNext;
  return [
    EMPTY_LINE,
    ...paragraph([say.watch.done, ...saved].join(' '), { width: look.width, indent }),
    ...paragraph(next, { width: look.width, indent }),
    ...drawn.filter(({ task }) => task === focus).flatMap((one) => pictureLines(one, look)),
  ];
}

/** The diagnosis before the figures, of one check only. */
function failureLines(
  standing: TaskStanding,
  { printed }: WatchPicture,
  look: Look,
): readonly Line[] {
  const { diagnosis, results, task } = standing;
  const wrong = results.filter(isWrong);
  const shown = shownOf(standing);
  if (shown === undefined) return [];
  const more = wrong.length === 1 ? [] : [say.watch.moreChecks({ checks: wrong.length - 1 })];
  return [
    EMPTY_LINE,
    ...(diagnosis === null ? [] : [...diagnosisLines(diagnosis, look), EMPTY_LINE]),
    ...reasonLines(shown, look),
    ...more.flatMap((text) =>
      paragraph(text, { width: look.width, indent: markWidth(look) + 3, tone: 'quiet' }),
    ),
    ...printedLines(printed, look, PRINTED_LINES),
    EMPTY_LINE,
    ...paragraph(say.watch.changeFile({ file: task.file }), {
      width: look.width,
      indent: markWidth(look) + 1,
      tone: 'quiet',
    }),
  ];
}

const PRINTED_LINES = 4;

/** A task that was not begun: where to write, and what will be asked. */
function toDoLines(
  { task, results }: TaskStanding,
  picture: WatchPicture,
  look: Look,
): readonly Line[] {
  const file = shownPath(join(picture.folder, task.file));
  const indent = markWidth(look) + 1;
  return [
    EMPTY_LINE,
    ...paragraph(picture.missing[task.file] ?? say.watch.write({ names: task.exports, file }), {
      width: look.width,
      indent,
    }),
    EMPTY_LINE,
    ...results.flatMap(({ title, outcome }) => {
      const sign = look.glyphs[outcome === 'passed' ? 'passed' : 'todo'];
      const label = [span(`${' '.repeat(indent)}${sign} `, 'open')];
      return labelled(label, printable(title), { width: look.width, tone: 'quiet' });
    }),
  ];
}
