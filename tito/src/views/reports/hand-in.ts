import { basename } from 'node:path';
import type { Earlier, HandedIn } from '../../jobs/events/results.ts';
import { EMPTY_LINE, labelled, type Line, line, paragraph, span, spread } from '../line.ts';
import type { Look } from '../look.ts';
import { type Next, nextLines } from '../next-lines.ts';
import { shellWord, shownPath } from '../paths.ts';
import type { Report } from '../report.ts';
import { say } from '../../messages/index.ts';

const LIST = 'submission.json';

/** `tito submit 15`. */
export function handInReport(handedIn: HandedIn): Report {
  const { module, path, outcome, there, listing } = handedIn;
  return {
    lines: (look) =>
      listing === null
        ? refusedLines(handedIn, look)
        : [
            ...headLines(handedIn, look),
            EMPTY_LINE,
            ...fileLines(listing, look),
            ...noteLines(handedIn, look),
            EMPTY_LINE,
            ...paragraph(outcomeSentence(handedIn), look),
            ...namelessLines(handedIn, look),
            ...paragraph(say.submit.hash({ hash: listing.sha256 }), look),
            ...nextLines(nextSteps(handedIn), look),
          ],
    json: {
      command: 'submit',
      module: module.id,
      path,
      outcome,
      isThere: there !== null,
      isCurrent: there?.isCurrent ?? false,
      difference: there?.difference ?? null,
      ...listing,
      warnings: handedIn.warnings.map(warningText),
      leftOut: handedIn.leftOut,
      reason: handedIn.reason,
    },
  };
}

function refusedLines({ module, reason }: HandedIn, look: Look): readonly Line[] {
  return [
    ...paragraph(say.submit.wouldRefuse({ module: module.number, reason: reason ?? '' }), look),
    line(say.submit.nothingWritten),
    ...nextLines([{ command: `tito test ${module.number}`, why: say.submit.whenMended }], look),
  ];
}

function headLines({ module, listing }: HandedIn, look: Look): readonly Line[] {
  const files = listing?.files ?? [];
  const size = say.submit.size({
    files: files.length,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    zipped: listing?.bytes ?? 0,
  });
  const { number, title: name } = module;
  const title = say.words.heading({ module: number, title: name, dot: look.glyphs.dot });
  return spread([span(title, 'strong')], [span(size, 'quiet')], look);
}

function fileLines(
  { files, manifest }: NonNullable<HandedIn['listing']>,
  look: Look,
): readonly Line[] {
  const width = Math.max(...files.map(({ path }) => path.length));
  const digits = Math.max(...files.map(({ bytes }) => String(bytes).length));
  const packed = manifest?.versions;
  const listed =
    packed === undefined
      ? []
      : paragraph(
          say.submit.versions({
            list: LIST,
            tito: packed.tito,
            checks: packed.module.slice(0, 12),
            node: packed.node,
          }),
          { width: look.width, indent: 2, tone: 'quiet' },
        );
  return [
    ...files.map(({ path, bytes }) =>
      line(
        `  ${path.padEnd(width)}  ${say.submit.bytes({ bytes: String(bytes).padStart(digits) })}`,
      ),
    ),
    ...listed,
  ];
}

function noteLines({ warnings, leftOut, listing }: HandedIn, look: Look): readonly Line[] {
  const notes = [
    ...(listing?.altered ?? []),
    ...warnings.map(warningText),
    ...leftOut.map((file) => say.submit.staysHere({ file })),
  ];
  if (notes.length === 0) return [];
  const label = [span(`  ${look.glyphs.todo} `, 'open')];
  return [EMPTY_LINE, ...notes.flatMap((note) => labelled(label, note, look))];
}

function warningText(warning: HandedIn['warnings'][number]): string {
  if (warning.what === 'unreadable') return say.submit.unreadable(warning);
  if (warning.what === 'link') return say.submit.link(warning);
  return warning.what === 'missing' ? say.submit.missing(warning) : say.submit.untouched(warning);
}

function outcomeSentence({ outcome, path, there }: HandedIn): string {
  const shown = shownPath(path);
  if (outcome === 'written') return say.submit.written({ path: shown });
  if (outcome === 'unchanged') return say.submit.unchanged({ path: shown });
  if (there === null) return say.submit.wouldHold({ path: shown });
  if (there.isCurrent) return say.submit.isCurrent({ path: shown });
  return say.submit.wouldHandIn({ earlier: earlierSentence(shown, there) });
}

/** In what an archive from before differs. */
function earlierSentence(shown: string, { difference, reason }: Earlier): string {
  if (reason !== null) return say.submit.earlierRefused({ path: shown, reason });
  const { changed = [], added = [], removed = [] } = difference ?? {};
  const parts = [
    ...(changed.length === 0 ? [] : [say.submit.earlierChanged({ files: changed })]),
    ...(added.length === 0 ? [] : [say.submit.earlierLacks({ files: added })]),
    ...(removed.length === 0 ? [] : [say.submit.earlierHas({ files: removed })]),
  ];
  return parts.length === 0
    ? say.submit.otherProgram({ path: shown })
    : say.submit.fromBefore({ path: shown, differences: parts.join('; ') });
}

/** Without a name it is called after the module, as everybody's is. */
function isNameless({ module, path }: HandedIn): boolean {
  return basename(path) === `${module.id}.zip`;
}

function namelessLines(handedIn: HandedIn, look: Look): readonly Line[] {
  if (!isNameless(handedIn)) return [];
  const file = `${handedIn.module.id}.zip`;
  return paragraph(say.submit.nameless({ file }), look);
}

function nextSteps(handedIn: HandedIn): readonly Next[] {
  const { outcome, path, there } = handedIn;
  if (outcome === 'shown' && there !== null && there.reason !== null) return [];
  if (outcome === 'shown' && there?.isCurrent !== true) {
    return [{ command: commandFor(handedIn), why: say.submit.writeIt }];
  }
  const handIn = { command: shellWord(shownPath(path)), why: say.submit.handIn };
  return isNameless(handedIn)
    ? [{ command: commandFor(handedIn), why: say.submit.withName }, handIn]
    : [handIn];
}

/** The command that writes what was shown, under the learner's name. */
function commandFor(handedIn: HandedIn): string {
  const {
    module,
    asked: { name, out, stack },
  } = handedIn;
  const who = isNameless(handedIn) ? [`--name "${say.submit.yourName}"`] : [];
  return [
    `tito submit ${module.number}`,
    ...(name === undefined ? who : [`--name ${shellWord(name)}`]),
    ...(out === undefined ? [] : [`--out ${shellWord(out)}`]),
    ...(stack === 'none' ? [] : [`--stack ${stack}`]),
  ].join(' ');
}
