// What a source file leads to, read from its text: imports, and files that it opens by name.
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What one file names. */
export interface Named {
  /** Files beside or below it that are there, as absolute paths. */
  readonly files: readonly string[];
  /** `@tito/tensor`, `#commands`, `node:fs`, `zod`. */
  readonly specifiers: readonly string[];
}

const FILE = /(['"`])([^'"`\s]+\.(?:tsx?|[cm]?js|json|wasm|bash|zsh|fish|ps1))\1/g;
const SPECIFIER =
  /(?:\bfrom|\bimport|\bimport\(|\brequire\(|\bresolve\(|\bgiven:)\s*(['"])([@#a-z][^'"\s]*)\1/g;

/**
 * Reads a text for what it names. Any quoted name of a file that is there counts, whether it is imported,
 * started as a worker or read: one that is not needed does no harm.
 * @param path where the text lies
 */
export function namedIn(path: string, text: string): Named {
  const code = withoutComments(text);
  const files = [...code.matchAll(FILE)]
    .map(([, , name = '']) => join(dirname(path), name))
    .filter((file) => existsSync(file) && statSync(file).isFile());
  const specifiers = [...code.matchAll(SPECIFIER)].map(([, , name = '']) => name);
  return { files: [...new Set(files)], specifiers: [...new Set(specifiers)] };
}

/** Without whole-line comments: an example in one leads nowhere. */
function withoutComments(text: string): string {
  return text.replaceAll(/^\s*(?:\/\/|\/?\*).*$/gm, '');
}
