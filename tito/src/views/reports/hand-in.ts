import type { HandedIn } from '../../jobs/events/results.ts';
import { count } from '../../words.ts';
import { EMPTY_LINE, labelled, type Line, line, paragraph, span, spread } from '../line.ts';
import type { Look } from '../look.ts';
import { nextLines } from '../next-lines.ts';
import { shellWord, shownPath } from '../paths.ts';
import type { Report } from '../report.ts';

const LIST = 'submission.json';

/** `tito submit 15`. */
export function handInReport(handedIn: HandedIn): Report {
  const { module, path, outcome, isThere, isCurrent, listing } = handedIn;
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
            ...paragraph(`SHA-256 of the judged files: ${listing.sha256}`, look),
            ...nextLines(nextSteps(handedIn), look),
          ],
    json: {
      command: 'submit',
      module: module.id,
      path,
      outcome,
      isThere,
      isCurrent,
      ...listing,
      warnings: handedIn.warnings,
      leftOut: handedIn.leftOut,
      reason: handedIn.reason,
    },
  };
}

function refusedLines({ module, reason }: HandedIn, look: Look): readonly Line[] {
  return [
    ...paragraph(`Grading would refuse module ${module.number} as it is. ${reason ?? ''}`, look),
    line('Nothing was written.'),
    ...nextLines([{ command: `tito test ${module.number}`, why: 'when that is mended' }], look),
  ];
}

function headLines({ module, listing }: HandedIn, look: Look): readonly Line[] {
  const size = `${count(listing?.files.length ?? 0, 'file')}, ${listing?.bytes ?? 0} bytes`;
  const title = `Module ${module.number} ${look.glyphs.dot} ${module.title}`;
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
          `${LIST} has the hash of each file, and the versions of tito (${packed.tito}), of the module's checks (${packed.module.slice(0, 12)}) and of Node (${packed.node}).`,
          { width: look.width, indent: 2, tone: 'quiet' },
        );
  return [
    ...files.map(({ path, bytes }) =>
      line(`  ${path.padEnd(width)}  ${String(bytes).padStart(digits)} bytes`),
    ),
    ...listed,
  ];
}

function noteLines({ warnings, leftOut, listing }: HandedIn, look: Look): readonly Line[] {
  const notes = [
    ...(listing?.altered ?? []),
    ...warnings,
    ...leftOut.map((path) => `${path} stays here: no task asks for it, and nothing imports it.`),
  ];
  if (notes.length === 0) return [];
  const label = [span(`  ${look.glyphs.todo} `, 'open')];
  return [EMPTY_LINE, ...notes.flatMap((note) => labelled(label, note, look))];
}

function outcomeSentence({ outcome, path, isThere, isCurrent }: HandedIn): string {
  const shown = shownPath(path);
  if (outcome === 'written') return `${shown} is written. It holds these files and nothing else.`;
  if (outcome === 'unchanged') return `${shown} holds these files already.`;
  if (!isThere) return `Nothing is written yet: this is what ${shown} would hold.`;
  return isCurrent
    ? `This is what ${shown} holds: your files as they are now.`
    : `This is what ${shown} holds. Your files have changed since.`;
}

function nextSteps({ module, outcome, path, isCurrent }: HandedIn) {
  if (outcome === 'shown' && !isCurrent) {
    return [{ command: `tito submit ${module.number}`, why: 'write it' }];
  }
  return [{ command: shellWord(shownPath(path)), why: 'hand this file in' }];
}
