// What a file is in JavaScript. The grader runs this on files of its own; for files of others, the
// process of child.js does, which is sent this text: so it imports nothing but what Node has.
import { stripTypeScriptTypes } from 'node:module';
import type { parse as Parse } from 'es-module-lexer';
import type { SourceFile } from '../../contracts.ts';
import type { Translated } from './translated.ts';

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
    };
  } catch (error) {
    if (!isSyntaxError(error)) throw error;
    return { error: firstLines(error) };
  }
}

function isSyntaxError(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return (
    /^ERR_(INVALID|UNSUPPORTED)_TYPESCRIPT_SYNTAX$/.test(code) ||
    error.message.startsWith('Parse error')
  );
}

/** Node puts `file.ts:2`, the line and a caret before the first blank line of the stack. */
function firstLines({ message, stack = '' }: Error): string {
  const line = /^\S*?:(\d+)\s/.exec(stack)?.[1];
  return line === undefined ? message : `line ${line}: ${message}`;
}
