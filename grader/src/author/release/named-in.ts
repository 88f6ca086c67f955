// What a source file leads to, read from its text: imports, and files that it opens by name.
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Something that a file names. */
export interface Name {
  readonly name: string;
  /** Whether it is named in `import type` and `export type` only: nothing of it is there when it runs. */
  readonly isType: boolean;
}

/** What one file names. */
export interface Named {
  /** Files beside or below it that are there, as absolute paths. */
  readonly files: readonly Name[];
  /** `@tito/tensor`, `#commands`, `node:fs`, `zod`. */
  readonly specifiers: readonly Name[];
}

const FILE = /(['"`])([^'"`\s]+\.(?:tsx?|[cm]?js|json|wasm|bash|zsh|fish|ps1))\1/g;
const SPECIFIER =
  /(?:\bfrom|\bimport|\bimport\(|\brequire\(|\bresolve\(|\bgiven:)\s*(['"])([@#a-z][^'"\s]*)\1/g;

const TYPES = /^(?:import|export) type\b[^;]*;/gm;

/**
 * Reads a text for what it names. Any quoted name of a file that is there counts, whether it is imported,
 * started as a worker or read: one that is not needed does no harm.
 * @param path where the text lies
 */
export function namedIn(path: string, text: string): Named {
  const code = withoutComments(text);
  const running = code.replaceAll(TYPES, '');
  const inCode = new Set(names(running, FILE).concat(names(running, SPECIFIER)));
  const of = (pattern: RegExp): Name[] =>
    names(code, pattern).map((name) => ({ name, isType: !inCode.has(name) }));
  const files = of(FILE)
    .map(({ name, isType }) => ({ name: join(dirname(path), name), isType }))
    .filter(({ name }) => existsSync(name) && statSync(name).isFile());
  return { files, specifiers: of(SPECIFIER) };
}

function names(code: string, pattern: RegExp): string[] {
  return [...new Set([...code.matchAll(pattern)].map(([, , name = '']) => name))];
}

/** Without whole-line comments: an example in one leads nowhere. */
function withoutComments(text: string): string {
  return text.replaceAll(/^\s*(?:\/\/|\/?\*).*$/gm, '');
}
