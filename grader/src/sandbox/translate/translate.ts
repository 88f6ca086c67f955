// What a file is in JavaScript. The grader runs this on files of its own; for files of others, the
// process of child.js does, which is sent this text: so it imports nothing but what Node has.
import { stripTypeScriptTypes } from 'node:module';
import type { Export, Import, parse as Parse } from 'es-module-lexer';
import type { SourceFile } from '../../contracts.ts';
import type { NamedImport, Translated } from './translated.ts';

/**
 * The file as JavaScript, with what it imports and exports; or the sentence why it is none.
 * @throws what is no ordinary syntax error: the parsers failed
 */
export function translate({ path, text }: SourceFile, parse: typeof Parse): Translated {
  try {
    const js = path.endsWith('.ts') ? stripTypeScriptTypes(text) : text;
    const [imports, exports] = parse(js, path);
    return {
      js,
      imports: imports.map(({ specifier }) => specifier).filter((name) => typeof name === 'string'),
      exports: exports.flatMap((each) => (each.type === 'reexport-all' ? [] : [each.name])),
      exportsMore: exports.some(isOpen),
      named: [...imports.flatMap((each) => namedBy(js, each)), ...exports.flatMap(namedAgain)],
    };
  } catch (error) {
    if (!isSyntaxError(error)) throw error;
    return { error: firstLines(error) };
  }
}

/** Whether an export stands for names that are not listed: all of a file, or one that is written with escapes. */
function isOpen(each: Export): boolean {
  return each.type === 'reexport-all' || each.name.includes('\\');
}

/** The names of `import any, { name, other as mine } from 'file'`; of what is written otherwise, none. */
const NAMED = /^import(?:\s+[\w$]+\s*,)?\s*\{([\w$\s,]*)\}\s*from\b/;

function namedBy(js: string, each: Import): readonly NamedImport[] {
  if (each.type !== 'static') return [];
  const list = NAMED.exec(js.slice(each.importStart, each.importEnd))?.[1] ?? '';
  const names = list.split(',').map((one) => one.trim().split(/\s/)[0] ?? '');
  return [{ from: each.specifier, names: names.filter((name) => name !== '') }];
}

/** `export { name } from 'file'`. */
function namedAgain(each: Export): readonly NamedImport[] {
  if (each.type !== 'reexport' || each.importName === null) return [];
  return [{ from: each.from, names: [each.importName] }];
}

function isSyntaxError(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return (
    /^ERR_(INVALID|UNSUPPORTED)_TYPESCRIPT_SYNTAX$/.test(code) ||
    error.message.startsWith('Parse error')
  );
}

/** Syntax of TypeScript's that stands for code, by Node's name for it, and what says the same. */
const INSTEAD: ReadonlyMap<string, string> = new Map([
  ['enum', "use a union of strings, such as 'up' | 'down', or an object"],
  ['namespace declaration', 'use a file of its own, and export from it'],
  ['parameter property', 'declare the field in the class, and assign it in the constructor'],
  ['import equals declaration', "use import { name } from 'file'"],
  ['export assignment', 'use export { name }'],
]);

/** Node says what it does not strip; here also why, and what to write. */
function advised(message: string): string {
  const what = /^TypeScript (.+) is not supported in strip-only mode$/.exec(message)?.[1] ?? '';
  const instead = INSTEAD.get(what);
  if (instead === undefined) return message;
  return `TypeScript's ${what} is not supported, since types are only taken out here: ${instead}`;
}

/** Node puts `file.ts:2`, the line and a caret before the first blank line of the stack. */
function firstLines({ message, stack = '' }: Error): string {
  const line = /^\S*?:(\d+)\s/.exec(stack)?.[1];
  const sentence = advised(message);
  return line === undefined ? sentence : `line ${line}: ${sentence}`;
}
