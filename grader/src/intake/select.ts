import type { ModuleSpec } from '../contracts.ts';
import { isArchive, quoted, refuseCollisions, toolFolder } from './entry-names.ts';
import { type LeftOut, neverTaken } from './left-out.ts';
import { INTAKE_LIMITS } from './limits.ts';
import { MANIFEST } from './manifest.ts';
import { printable } from './printable.ts';
import { refuse } from './refused.ts';

/** Which of the files are judged, and under which path of the module. */
export interface Selection {
  /** `src/qparams.ts` to the name that it has in the archive or folder. */
  readonly taken: ReadonlyMap<string, string>;
  /** The same for each earlier module in `stack/`, by its folder's name. */
  readonly stack: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** The list that `tito submit` packs with the files, by the name that it has there, or null. */
  readonly manifest: string | null;
  readonly leftOut: readonly LeftOut[];
}

/** Where the learner's work lies among the files. */
interface Root {
  /** All of it begins with this: empty, or ending in `/`. */
  readonly prefix: string;
  /** What stands before a path to make it a path of the module. */
  readonly base: '' | 'src/';
}

/** Names whose meaning is the same in every file system, URL and import specifier. */
const PLAIN_NAME = /^(?! )[\p{L}\p{M}\p{N}_.()@+ -]+(?<![. ])$/u;

/**
 * Finds the learner's work among the files of a submission and takes its source files.
 * @throws RefusedError if it is not found, or found twice
 */
export function selectFiles(module: ModuleSpec, names: readonly string[]): Selection {
  refuseCollisions(names.filter((name) => toolFolder(name) === null));
  const { rest, stack, leftOut } = takeStack(module, names);
  const root = findRoot(module, rest);
  const listed = `${root.prefix}${MANIFEST}`;
  const own = takeFrom(
    root,
    rest.filter((name) => name !== listed),
  );
  const manifest = rest.includes(listed) ? listed : null;
  return { taken: own.taken, stack, manifest, leftOut: [...own.leftOut, ...leftOut] };
}

/** Takes the source files of a folder that is known to be the module's own. */
export function selectBelow(names: readonly string[]): Selection {
  refuseCollisions(names.filter((name) => toolFolder(name) === null));
  return { ...takeFrom({ prefix: '', base: '' }, names), stack: new Map(), manifest: null };
}

function findRoot(module: ModuleSpec, names: readonly string[]): Root {
  const files = new Set(module.tasks.map(({ file }) => file));
  const candidates = names.filter((name) => toolFolder(name) === null);
  for (const base of ['', 'src/'] as const) {
    const prefixes = new Set(
      [...files].flatMap((file) => prefixesOf(file.slice(base.length), candidates)),
    );
    const [prefix, second] = [...prefixes].toSorted();
    if (second !== undefined) refuseAmbiguous([...prefixes], base);
    if (prefix !== undefined) return { prefix, base };
  }
  return refuseMissing(module, names);
}

/** What stands before `file` in each of the names that end in it. */
function prefixesOf(file: string, names: readonly string[]): string[] {
  return names
    .filter((name) => name === file || name.endsWith(`/${file}`))
    .map((name) => name.slice(0, name.length - file.length));
}

function refuseAmbiguous(prefixes: readonly string[], base: Root['base']): never {
  const below = base === '' ? 'src/' : '';
  const places = prefixes.toSorted().map((prefix) => quoted(`${prefix}${below}` || './'));
  const more = places.length > 3 ? ` and ${places.length - 3} more` : '';
  const shown = places.slice(0, 3).join(', ');
  return refuse(
    `The work is there ${places.length} times (${shown}${more}); hand in one folder src/ only.`,
  );
}

function refuseMissing(module: ModuleSpec, names: readonly string[]): never {
  const inner = names.find(isArchive);
  const hint = inner === undefined ? '' : ` It holds another archive, ${quoted(inner)}.`;
  const file = module.tasks[0]?.file ?? 'src/';
  return refuse(
    `None of the files of module ${module.number} is in it, such as ${file}; hand in the folder src/ of ${module.id}.${hint}`,
  );
}

function takeFrom(
  { prefix, base }: Root,
  names: readonly string[],
): Pick<Selection, 'taken' | 'leftOut'> {
  const taken = new Map<string, string>();
  const leftOut: LeftOut[] = [];
  for (const name of names) {
    const path = base + name.slice(prefix.length).normalize('NFC');
    const why = name.startsWith(prefix) ? notTaken(path) : 'not below src/';
    if (why === null) taken.set(path, name);
    else leftOut.push({ path: name, why });
  }
  refuseMany(taken.size);
  return { taken, leftOut };
}

function refuseMany(files: number): void {
  if (files <= INTAKE_LIMITS.files) return;
  refuse(`There are ${files} source files; at most ${INTAKE_LIMITS.files} are judged.`);
}

/** `stack/01-tensor/src/tensor.ts`, wherever the folder lies. The module's own place is not here. */
const IN_STACK = /^(?:.*?\/)??stack\/(\d\d-[a-z0-9-]+)\/(.+)$/u;

interface StackSelection extends Pick<Selection, 'stack' | 'leftOut'> {
  /** All other names. */
  readonly rest: readonly string[];
}

/** Takes the source files of the earlier modules that came along. */
function takeStack(module: ModuleSpec, names: readonly string[]): StackSelection {
  const rest: string[] = [];
  const leftOut: LeftOut[] = [];
  const stack = new Map<string, Map<string, string>>();
  for (const name of names) {
    const [, id = module.id, inner = ''] = IN_STACK.exec(name) ?? [];
    const why = id === module.id ? null : notStacked(module, id, inner);
    if (id === module.id) rest.push(name);
    else if (why !== null) leftOut.push({ path: name, why });
    else addTo(stack, id, inner.normalize('NFC'), name);
  }
  for (const { size } of stack.values()) refuseMany(size);
  return { rest, stack, leftOut };
}

function notStacked({ number, below }: ModuleSpec, id: string, inner: string): string | null {
  const isBelow = below.some((candidate) => candidate.id === id);
  return isBelow ? notTaken(inner) : `module ${number} does not build on it`;
}

function addTo(
  stack: Map<string, Map<string, string>>,
  id: string,
  path: string,
  name: string,
): void {
  const files = stack.get(id) ?? new Map<string, string>();
  if (files.has(path)) refuse(`${quoted(`stack/${id}/${path}`)} is there twice.`);
  stack.set(id, files.set(path, name));
}

function notTaken(path: string): string | null {
  const never = neverTaken(path);
  if (never !== null) return never;
  if (!path.startsWith('src/')) return 'not below src/';
  if (!path.endsWith('.ts')) return 'no TypeScript file';
  const parts = path.split('/');
  const isPlain = parts.every((part) => PLAIN_NAME.test(part) && printable(part) === part);
  return isPlain ? null : 'unusual characters in its name';
}
