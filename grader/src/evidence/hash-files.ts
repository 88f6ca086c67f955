import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** A file by the name that counts, wherever it lies. */
export interface NamedText {
  readonly path: string;
  readonly text: string | Uint8Array;
}

/**
 * SHA-256 over names and contents, hex, in the order given. The length before each content makes the
 * hash of one list of files that of no other list.
 */
export function hashTexts(files: Iterable<NamedText>): string {
  const hash = createHash('sha256');
  for (const { path, text } of files) {
    hash.update(`${path}\0${Buffer.byteLength(text)}\0`).update(text);
  }
  return hash.digest('hex');
}

/**
 * The files below a folder by their path from it, in order of name, on every system the same.
 * @param leftOut names of folders that are passed over, directly below it
 */
export function filesBelow(folder: string, leftOut: readonly string[] = []): readonly NamedText[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ file, path: relative(folder, file).split(sep).join('/') }))
    .filter(({ path }) => !leftOut.includes(path.split('/')[0] ?? ''))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ file, path }) => ({ path, text: readFileSync(file) }));
}
