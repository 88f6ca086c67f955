// A release: a workspace of its own for learners. It holds what the modules, the packages that they are
// given and the learner's commands lead to, and nothing else; it is searched before it is given out.
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ArchiveFile } from '../../archives/zip.ts';
import { loadCorpus } from '../../catalog/corpus.ts';
import type { Course } from '../../catalog/course.ts';
import type { ModuleSpec } from '../../contracts.ts';
import { WORKSPACE } from '../../workspace.ts';
import { leaksIn, secretsOf } from '../leaks.ts';
import { Workbench } from '../workbench.ts';
import { collectContents, type Contents } from './contents.ts';
import { manifestFiles } from './manifests.ts';
import { type Readable, readableIn } from './readable.ts';
import { readmeOf } from './readme.ts';

export interface ReleaseOptions {
  readonly course: Pick<Course, 'title'>;
  /** In the order in which they are taught. */
  readonly modules: readonly ModuleSpec[];
  /** Folder that holds the hidden checks, which the release is searched for. */
  readonly checks?: string;
  /** course.json, or null if the course has none. */
  readonly settings: string | null;
  /** Whether a module of it may be given the package that an earlier one of it teaches. */
  readonly isEarlierReadable?: boolean;
}

/** What the files of a release were searched for on behalf of one module. */
export interface Search {
  /** The module's id. */
  readonly module: string;
  /** Ids, titles and sentences of its hidden checks. */
  readonly words: number;
  /** Statements of its implementation and solution; null where learners may read these. */
  readonly statements: number | null;
}

export interface Release {
  readonly files: readonly ArchiveFile[];
  readonly readable: readonly Readable[];
  /** One of each module whose hidden checks are here. */
  readonly searches: readonly Search[];
  /** Why it must not be given out, a sentence each. */
  readonly problems: readonly string[];
}

/** Programs, and texts that every release has. */
const AS_THEY_ARE = ['LICENSE', '.npmrc', 'bin/bootstrap.cjs', 'bin/tito', 'docs/learners.md'];
const PROGRAMS: ReadonlySet<string> = new Set(['bin/tito', 'tito/bin/tito.cjs']);
const IGNORED = 'node_modules/\n.tito/\n/hand-in/\n/stack/\n';
/** No file of these may be in a release, whatever leads to it. */
export const NEVER: RegExp =
  /^grader\/(?:checks|attacks|bench|test|src\/(?:author|selftest|samples)\b)/;

/** Makes a release of some modules. It may be given out if it has no problems. */
export async function releaseModules(
  options: ReleaseOptions,
  catalog: readonly ModuleSpec[],
): Promise<Release> {
  const { course, modules, checks = join(WORKSPACE, 'grader/checks') } = options;
  const contents = collectContents(WORKSPACE, modules);
  const readable = readableIn(contents, modules, catalog);
  const files = [
    ...[...contents.files].map(([path, content]) => ({ path, content })),
    ...readmesOfPackages(contents),
    ...AS_THEY_ARE.map((path) => ({ path, content: readFileSync(join(WORKSPACE, path), 'utf8') })),
    ...manifestFiles(WORKSPACE, modules, contents),
    ...settingsFile(options),
    { path: 'README.md', content: readmeOf(course.title, modules, readable) },
    { path: '.gitignore', content: IGNORED },
  ].map(({ path, content }) => ({ path, content, isProgram: PROGRAMS.has(path) }));
  const search = await searched(modules, files, readable, checks);
  return {
    files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    readable,
    searches: search.searches,
    problems: [...toldAnswers(options, readable), ...misplaced(contents), ...search.problems],
  };
}

function readmesOfPackages({ parts }: Contents): readonly ArchiveFile[] {
  return parts
    .filter(({ part }) => part.folder.startsWith('packages/'))
    .filter(({ exports, types }) => exports.includes('.') && !types.includes('.'))
    .map(({ part }) => `${part.folder}/README.md`)
    .filter((path) => existsSync(join(WORKSPACE, path)))
    .map((path) => ({ path, content: readFileSync(join(WORKSPACE, path), 'utf8') }));
}

/** course.json with the modules of the release only. */
function settingsFile({ settings, modules }: ReleaseOptions): readonly ArchiveFile[] {
  if (settings === null) return [];
  const course: unknown = JSON.parse(readFileSync(settings, 'utf8'));
  if (typeof course !== 'object' || course === null) return [];
  const released = new Set(modules.map(({ id }) => id));
  const chosen = 'modules' in course && Array.isArray(course.modules) ? course.modules : null;
  const kept = chosen?.filter((module: { id?: string }) => released.has(module.id ?? ''));
  const cut = kept === undefined ? course : { ...course, modules: kept };
  return [{ path: 'course.json', content: `${JSON.stringify(cut, null, 2)}\n` }];
}

/** What a released module teaches is readable only where another is given it, and that is wanted. */
function toldAnswers(
  { modules, isEarlierReadable = false }: ReleaseOptions,
  readable: readonly Readable[],
): readonly string[] {
  return readable
    .filter(({ taughtBy }) => modules.some(({ id }) => id === taughtBy))
    .flatMap(({ specifier, taughtBy, because, givenTo }) => {
      if (givenTo.length === 0) {
        return [`${specifier}, which ${taughtBy} teaches, would be in it: ${because} leads to it.`];
      }
      if (isEarlierReadable) return [];
      const given = `${givenTo.join(' and ')} ${givenTo.length === 1 ? 'is' : 'are'} given`;
      return [`What ${taughtBy} teaches could be read in it: ${given} all of ${specifier}.`];
    });
}

function misplaced({ files }: Contents): readonly string[] {
  return [...files.keys()]
    .filter((path) => NEVER.test(path))
    .map((path) => `${path} would be in it, and is not for learners.`);
}

async function searched(
  modules: readonly ModuleSpec[],
  files: readonly ArchiveFile[],
  readable: readonly Readable[],
  checks: string,
): Promise<Pick<Release, 'problems' | 'searches'>> {
  const problems: string[] = [];
  const searches: Search[] = [];
  for (const module of modules) {
    const corpus = await loadCorpus(module, checks);
    if (corpus === null) {
      problems.push(
        `The hidden checks of ${module.id} are not here: it cannot be searched for them.`,
      );
      continue;
    }
    const bench = await Workbench.open(module, checks, { isRead: true });
    try {
      const isReadable = readable.some(({ taughtBy }) => taughtBy === module.id);
      const found = await secretsOf(bench, corpus, { statements: !isReadable });
      const distinctive = found.filter(({ isDistinctive }) => isDistinctive);
      const own = collectContents(WORKSPACE, [module]).files;
      const words = found.filter(({ of }) => of === 'checks').length;
      const statements = isReadable ? null : found.length - words;
      searches.push({ module: module.id, words, statements });
      for (const { path, content } of files) {
        const file = { path, text: await bench.stripped({ path, text: String(content) }) };
        problems.push(...leaksIn(file, own.get(path) === content ? found : distinctive));
      }
    } finally {
      bench.close();
    }
  }
  return { problems, searches };
}

/** What a release is called: `tito-15-quantization`, `tito-01-02-03`. */
export function releaseName(modules: readonly ModuleSpec[]): string {
  const [only, second] = modules;
  if (only !== undefined && second === undefined) return `tito-${basename(only.id)}`;
  return `tito-${modules.map(({ id }) => id.slice(0, 2)).join('-')}`;
}
