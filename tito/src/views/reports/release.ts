import type { Released } from '../../jobs/events/release.ts';
import { count } from '../../words.ts';
import { EMPTY_LINE, labelled, type Line, line, paragraph, span, spread } from '../line.ts';
import type { Look } from '../look.ts';
import { nextLines } from '../next-lines.ts';
import { shellWord, shownPath } from '../paths.ts';
import type { Report } from '../report.ts';

const MOST_PROBLEMS = 20;

/** `tito author release 15`. */
export function releaseReport(released: Released): Report {
  const { modules, folder, archive, files, bytes, readable, secrets, problems } = released;
  return {
    lines: (look) => [
      ...headLines(released, look),
      EMPTY_LINE,
      ...readable.flatMap(({ specifier, taughtBy, because }) =>
        labelled(
          [span(`  ${look.glyphs.todo} `, 'open')],
          `${specifier} can be read in it, which ${taughtBy} teaches: ${because} leads to it.`,
          look,
        ),
      ),
      ...(problems.length === 0 ? madeLines(released, look) : problemLines(released, look)),
    ],
    json: {
      command: 'author release',
      modules: modules.map(({ id }) => id),
      folder,
      archive,
      isWritten: problems.length === 0,
      files,
      bytes,
      readable,
      secrets,
      problems,
    },
  };
}

function headLines({ modules, files, bytes }: Released, look: Look): readonly Line[] {
  const names = modules.map(({ number, title }) => `${number} ${title}`).join(', ');
  const size = `${count(files.length, 'file')}, ${Math.ceil(bytes / 1000)} kB zipped`;
  return spread([span(`Release of ${names}`, 'strong')], [span(size, 'quiet')], look);
}

function madeLines({ secrets, folder, archive }: Released, look: Look): readonly Line[] {
  return [
    ...labelled(
      [span(`  ${look.glyphs.passed} `, 'good')],
      `searched for ${secrets} statements of implementations and words of hidden checks: none is in it`,
      look,
    ),
    EMPTY_LINE,
    ...paragraph(`${shownPath(archive)} is written, and the same as a folder.`, look),
    ...nextLines(
      [{ command: `cd ${shellWord(shownPath(folder))} && npm start`, why: 'as a learner will' }],
      look,
    ),
  ];
}

function problemLines({ problems }: Released, look: Look): readonly Line[] {
  const label = [span(`  ${look.glyphs.failed} `, 'bad')];
  const more = problems.length - MOST_PROBLEMS;
  return [
    ...problems.slice(0, MOST_PROBLEMS).flatMap((problem) => labelled(label, problem, look)),
    ...(more > 0 ? [line(`    and ${more} more`)] : []),
    EMPTY_LINE,
    line('Nothing was written: it would tell learners what they have to find.'),
  ];
}
