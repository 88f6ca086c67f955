import { basename } from 'node:path';
import type { Earlier, HandedIn } from '../../jobs/events/results.ts';
import { count } from '../../words.ts';
import { EMPTY_LINE, labelled, type Line, line, paragraph, span, spread } from '../line.ts';
import type { Look } from '../look.ts';
import { type Next, nextLines } from '../next-lines.ts';
import { shellWord, shownPath } from '../paths.ts';
import type { Report } from '../report.ts';

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
            ...paragraph(`SHA-256 of the judged files: ${listing.sha256}`, look),
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

function outcomeSentence({ outcome, path, there }: HandedIn): string {
  const shown = shownPath(path);
  if (outcome === 'written') return `${shown} is written. It holds these files and nothing else.`;
  if (outcome === 'unchanged') return `${shown} holds these files already.`;
  if (there === null) return `Nothing is written yet: this is what ${shown} would hold.`;
  if (there.isCurrent) return `${shown} is there and holds these files, as they are now.`;
  return `This is what would be handed in now. ${earlierSentence(shown, there)}`;
}

/** In what an archive from before differs. */
function earlierSentence(shown: string, { difference, reason }: Earlier): string {
  if (reason !== null)
    return `${shown} is there, and grading would refuse it: ${reason} It is not replaced: move it away.`;
  const { changed = [], added = [], removed = [] } = difference ?? {};
  const parts = [
    ...(changed.length === 0 ? [] : [`an earlier ${changed.join(', ')}`]),
    ...(added.length === 0 ? [] : [`no ${added.join(', ')}`]),
    ...(removed.length === 0 ? [] : [`${removed.join(', ')} besides`]),
  ];
  return parts.length === 0
    ? `${shown} is there and holds the same files, packed by another program.`
    : `${shown} is from before: it has ${parts.join('; ')}.`;
}

/** Without a name it is called after the module, as everybody's is. */
function isNameless({ module, path }: HandedIn): boolean {
  return basename(path) === `${module.id}.zip`;
}

function namelessLines(handedIn: HandedIn, look: Look): readonly Line[] {
  if (!isNameless(handedIn)) return [];
  const name = `${handedIn.module.id}.zip`;
  return paragraph(
    `To the grader you are what the file is called, and ${name} is what everybody's is called. Some platforms put your name in front of it; otherwise say --name.`,
    look,
  );
}

function nextSteps(handedIn: HandedIn): readonly Next[] {
  const { outcome, path, there } = handedIn;
  if (outcome === 'shown' && there !== null && there.reason !== null) return [];
  if (outcome === 'shown' && there?.isCurrent !== true) {
    return [{ command: commandFor(handedIn), why: 'write it' }];
  }
  const handIn = { command: shellWord(shownPath(path)), why: 'hand this file in' };
  return isNameless(handedIn)
    ? [{ command: commandFor(handedIn), why: 'a file with your name' }, handIn]
    : [handIn];
}

/** The command that writes what was shown, under the learner's name. */
function commandFor(handedIn: HandedIn): string {
  const {
    module,
    asked: { name, out, stack },
  } = handedIn;
  const who = isNameless(handedIn) ? [`--name "Your Name"`] : [];
  return [
    `tito submit ${module.number}`,
    ...(name === undefined ? who : [`--name ${shellWord(name)}`]),
    ...(out === undefined ? [] : [`--out ${shellWord(out)}`]),
    ...(stack === 'none' ? [] : [`--stack ${stack}`]),
  ].join(' ');
}
