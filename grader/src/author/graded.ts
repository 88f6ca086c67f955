import type { Program } from '../sandbox/program.ts';
import { parseModule } from './syntax.ts';
import type { Workbench } from './workbench.ts';

/** One file of the reference that tasks ask for, as JavaScript. */
export interface GradedFile {
  readonly url: string;
  /** Below the package's sources, `grid.ts`; of another package with its name, `kernels/depth.ts`. */
  readonly file: string;
  readonly source: string;
}

/** The sources of a package: their folder, and the package's name in it. */
const SOURCES = /^.*\/([^/]+)\/src\//;

/** A module is in the making: its reference has nothing that could be graded. The message says why. */
export class NothingGradedError extends Error {
  override readonly name = 'NothingGradedError';
}

/**
 * The files of the reference that the graded exports reach, without those that learners are given.
 * @throws NothingGradedError if there are none
 */
export function gradedFiles({ module, reference, given }: Workbench): readonly GradedFile[] {
  const exports = Object.entries(reference.exports.student);
  const names = new Set(exports.map(([name]) => name));
  const reached = new Set<string>();
  for (const entry of new Set(exports.map(([, url]) => url))) {
    for (const url of sourcesOf(reference, entry, names)) reach(reference, url, reached);
  }
  const own = [...reached].filter((url) => given.modules[url] === undefined);
  const [entry = ''] = Object.values(reference.exports.student);
  if (own.length === 0) {
    const isFound = reached.size > 0;
    throw new NothingGradedError(
      isFound
        ? `${module.id}: learners may import all that ${module.reference} consists of: nothing is left to grade.`
        : `${module.id}: ${module.reference} exports none of what its tasks ask for (${[...names].join(', ')}): nothing can be graded.`,
    );
  }
  return own.map((url) => ({
    url,
    file: nameOf(url, entry),
    source: reference.modules[url]?.source ?? '',
  }));
}

/** Where an entry takes the named exports from: itself, if it declares one. */
function sourcesOf(
  { modules }: Program,
  entry: string,
  names: ReadonlySet<string>,
): readonly string[] {
  const { source = '', imports = {} } = modules[entry] ?? {};
  return parseModule(source).body.flatMap((node) => {
    if (node.type !== 'ExportNamedDeclaration') return [];
    if (node.source === null || node.source === undefined) return [entry];
    const isWanted = node.specifiers.some(
      ({ exported }) => exported.type === 'Identifier' && names.has(exported.name),
    );
    return isWanted ? [imports[String(node.source.value)] ?? ''] : [];
  });
}

function reach(program: Program, url: string, reached: Set<string>): void {
  if (reached.has(url)) return;
  reached.add(url);
  for (const target of Object.values(program.modules[url]?.imports ?? {})) {
    reach(program, target, reached);
  }
}

/** A file of the package that holds the entry goes by its path there; any other has its package before it. */
function nameOf(url: string, entry: string): string {
  const [, taught = ''] = SOURCES.exec(entry) ?? [];
  const [folder = '', name = ''] = SOURCES.exec(url) ?? [];
  const path = url.slice(folder.length);
  return name === taught ? path : `${name}/${path}`;
}
