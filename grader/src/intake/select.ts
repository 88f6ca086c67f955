import type { ModuleSpec } from '../contracts.ts';
import { quoted, refuseCollisions, toolFolder } from './entry-names.ts';
import { type LeftOut, neverTaken } from './left-out.ts';
import { INTAKE_LIMITS } from './limits.ts';
import { printable } from './printable.ts';
import { refuse } from './refused.ts';

/** Which of the files are judged, and under which path of the module. */
export interface Selection {
  /** `src/qparams.ts` to the name that it has in the archive or folder. */
  readonly taken: ReadonlyMap<string, string>;
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
  return takeFrom(findRoot(module, names), names);
}

/** Takes the source files of a folder that is known to be the module's own. */
export function selectBelow(names: readonly string[]): Selection {
  refuseCollisions(names.filter((name) => toolFolder(name) === null));
  return takeFrom({ prefix: '', base: '' }, names);
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
  const inner = names.find((name) => /\.(?:zip|tar|t?gz|7z|rar)$/i.test(name));
  const hint = inner === undefined ? '' : ` It holds another archive, ${quoted(inner)}.`;
  const file = module.tasks[0]?.file ?? 'src/';
  return refuse(
    `None of the files of module ${module.number} is in it, such as ${file}; hand in the folder src/ of ${module.id}.${hint}`,
  );
}

function takeFrom({ prefix, base }: Root, names: readonly string[]): Selection {
  const taken = new Map<string, string>();
  const leftOut: LeftOut[] = [];
  for (const name of names) {
    const path = base + name.slice(prefix.length).normalize('NFC');
    const why = name.startsWith(prefix) ? notTaken(path) : 'not below src/';
    if (why === null) taken.set(path, name);
    else leftOut.push({ path: name, why });
  }
  if (taken.size > INTAKE_LIMITS.files) {
    refuse(`There are ${taken.size} source files; at most ${INTAKE_LIMITS.files} are judged.`);
  }
  return { taken, leftOut };
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
