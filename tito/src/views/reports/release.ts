import type { Released } from '../../jobs/events/release.ts';
import { EMPTY_LINE, labelled, type Line, line, paragraph, span, spread } from '../line.ts';
import type { Look } from '../look.ts';
import { type Next, nextLines } from '../next-lines.ts';
import { shellWord, shownPath } from '../paths.ts';
import type { Report } from '../report.ts';
import { say } from '../../messages/index.ts';

const MOST_PROBLEMS = 20;

/** `tito author release 15`. */
export function releaseReport(released: Released): Report {
  const { modules, folder, archive, files, bytes, readable, searches, problems, kept } = released;
  return {
    lines: (look) => [
      ...headLines(released, look),
      EMPTY_LINE,
      ...readableLines(released, look),
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
      searches,
      problems,
      kept,
    },
  };
}

function headLines({ modules, files, bytes }: Released, look: Look): readonly Line[] {
  const names = modules.map(({ number, title }) => `${number} ${title}`);
  const size = say.release.size({ files: files.length, kilobytes: Math.ceil(bytes / 1000) });
  return spread([span(say.release.of({ modules: names }), 'strong')], [span(size, 'quiet')], look);
}

/** A refusal says it of its own modules by itself. */
function readableLines({ readable, modules, problems }: Released, look: Look): readonly Line[] {
  const taught = new Set(problems.length === 0 ? [] : modules.map(({ id }) => id));
  return readable
    .filter(({ taughtBy }) => !taught.has(taughtBy))
    .flatMap(({ specifier, taughtBy, because, givenTo }) => {
      const why =
        givenTo.length === 0
          ? say.release.leadsTo({ name: because })
          : say.release.givenTo({ modules: givenTo });
      return labelled(
        [span(`  ${look.glyphs.todo} `, 'open')],
        say.release.readable({ name: specifier, module: taughtBy, why }),
        look,
      );
    });
}

function madeLines({ searches, folder, archive, kept }: Released, look: Look): readonly Line[] {
  return [
    ...labelled([span(`  ${look.glyphs.passed} `, 'good')], searchSentence(searches), look),
    EMPTY_LINE,
    ...paragraph(say.release.written({ path: shownPath(archive) }), look),
    ...(kept === null
      ? []
      : paragraph(
          say.release.kept({ files: kept.paths.length, folder: shownPath(kept.folder) }),
          look,
        )),
    ...nextLines(
      [{ command: `cd ${shellWord(shownPath(folder))} && npm start`, why: say.release.asLearner }],
      look,
    ),
  ];
}

/** What was searched for, and of which modules not the statements, since these may be read. */
function searchSentence(searches: Released['searches']): string {
  const texts = searches.reduce((sum, search) => sum + search.words, 0);
  const statements = searches.reduce((sum, search) => sum + (search.statements ?? 0), 0);
  const open = searches.filter((search) => search.statements === null).map(({ module }) => module);
  const found = say.release.searched({ texts, statements });
  return open.length === 0 ? found : say.release.notSearched({ found, modules: open });
}

function problemLines({ problems, modules, readable }: Released, look: Look): readonly Line[] {
  const label = [span(`  ${look.glyphs.failed} `, 'bad')];
  const more = problems.length - MOST_PROBLEMS;
  return [
    ...problems.slice(0, MOST_PROBLEMS).flatMap((problem) => labelled(label, problem, look)),
    ...(more > 0 ? [line(`    ${say.words.andMore({ amount: more })}`)] : []),
    EMPTY_LINE,
    ...paragraph(say.release.wouldTell, look),
    ...nextLines(isAnswered(modules, readable) ? inStages(modules) : [], look),
  ];
}

/** Whether a module is given what another of the release teaches. */
function isAnswered(modules: Released['modules'], readable: Released['readable']): boolean {
  const ids = new Set(modules.map(({ id }) => id));
  return readable.some(({ taughtBy, givenTo }) => ids.has(taughtBy) && givenTo.length > 0);
}

function inStages(modules: Released['modules']): readonly Next[] {
  const numbers = modules.map(({ number }) => String(number).padStart(2, '0'));
  return [
    {
      command: `tito author release ${numbers[0] ?? ''}`,
      why: say.release.inStages,
    },
    {
      command: `tito author release ${numbers.join(' ')} --readable-earlier`,
      why: say.release.ifReadable,
    },
  ];
}
