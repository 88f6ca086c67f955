import { INTAKE_LIMITS } from './limits.ts';
import { printable } from './printable.ts';
import { refuse } from './refused.ts';

/** Folders that tools make and the grader never looks into. */
const TOOL_FOLDERS: ReadonlySet<string> = new Set([
  'node_modules',
  '.git',
  '__MACOSX',
  'dist',
  'coverage',
  '.vscode',
  '.idea',
  '.turbo',
  '.tito',
]);

/** An entry's name in a sentence. */
export function quoted(name: string): string {
  return `'${printable(name, 80)}'`;
}

/** Whether a name that a file system gave is no UTF-8: nothing can be opened by what is left of it. */
export function isNoText(name: string): boolean {
  return name.includes('\uFFFD');
}

/** Hidden files and folders, and what macOS lays beside each file. A hidden archive is somebody's work. */
export function isOfTheSystem(name: string): boolean {
  return name === '__MACOSX' || name.startsWith('._') || /^\.(?!.*\.zip$)/is.test(name);
}

/** Whether a name is that of an archive, of whatever kind. */
export function isArchive(name: string): boolean {
  return /\.(?:zipx?|rar|7z|tar|t?gz|bz2|xz)$/i.test(name);
}

/** The path up to and including a folder of some tool, or null. */
export function toolFolder(path: string): string | null {
  const parts = path.split('/');
  const index = parts.findIndex((part) => TOOL_FOLDERS.has(part));
  return index === -1 ? null : parts.slice(0, index + 1).join('/');
}

/**
 * The name of an archive's entry without `.` and doubled slashes; a folder keeps its last slash.
 * @throws RefusedError if the name could lead out of the archive on some system, or is too long or deep
 */
export function checkedName(name: string): string {
  refuseUnsafe(name);
  const parts = name.split('/').filter((part) => part !== '' && part !== '.');
  const path = parts.join('/');
  if (path === '' && !name.endsWith('/'))
    refuse(`The archive's entry ${quoted(name)} has no name.`);
  if (toolFolder(path) === null) refuseOversized(path, parts.length);
  return name.endsWith('/') ? `${path}/` : path;
}

function refuseUnsafe(name: string): void {
  const problem = unsafeBecause(name);
  if (problem !== null) refuse(`The archive's entry ${quoted(name)} ${problem}.`);
}

function unsafeBecause(name: string): string | null {
  if (name === '') return 'has no name';
  if (name.includes('\0')) return 'has a NUL in its name';
  if (name.includes('\\')) {
    return "has a backslash in its name, and zip archives separate folders by '/'; pack with `tito submit`, or with another zip program";
  }
  if (name.startsWith('/')) return 'has an absolute path';
  if (/^[a-z]:/i.test(name)) return 'names a drive';
  return name.split('/').includes('..') ? "leads out of the archive ('..')" : null;
}

/** @throws RefusedError if a path is longer or deeper than what is read */
export function refuseOversized(path: string, depth: number): void {
  const { nameLength, depth: maxDepth } = INTAKE_LIMITS;
  if (path.length > nameLength) {
    refuse(
      `The path ${quoted(path)} has ${path.length} characters; at most ${nameLength} are read.`,
    );
  }
  if (depth > maxDepth) {
    refuse(`The path ${quoted(path)} is ${depth} names deep; at most ${maxDepth} are read.`);
  }
}

/**
 * Refuses names of files that some system takes for the same file, or for a file and a folder: equal,
 * equal but for upper and lower case, for Unicode composition, or for dots and spaces at the end.
 * @param names paths of regular files
 */
export function refuseCollisions(names: readonly string[]): void {
  const files = new Map<string, string>();
  for (const name of names) {
    const other = files.get(foldedName(name));
    if (other !== undefined) refuseCollision(other, name);
    files.set(foldedName(name), name);
  }
  for (const name of names) {
    const parts = foldedName(name).split('/');
    for (let length = 1; length < parts.length; length++) {
      const file = files.get(parts.slice(0, length).join('/'));
      if (file !== undefined) refuseCollision(file, name);
    }
  }
}

function refuseCollision(a: string, b: string): never {
  return a === b
    ? refuse(`The name ${quoted(a)} occurs twice.`)
    : refuse(`The names ${quoted(a)} and ${quoted(b)} are the same on some systems.`);
}

function foldedName(name: string): string {
  return name
    .split('/')
    .map((part) =>
      part
        .normalize('NFC')
        .toUpperCase()
        .toLowerCase()
        .replace(/[. ]+$/, ''),
    )
    .join('/');
}
