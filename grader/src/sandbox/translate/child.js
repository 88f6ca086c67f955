// Takes TypeScript in, gives JavaScript and a list of imports and exports out, a line of JSON each.
// The text may be hostile and the parsers are native code, so this is a process of its own; when it
// meets anything but an ordinary syntax error it ends, and is started anew.
import { stripTypeScriptTypes } from 'node:module';
import { createInterface } from 'node:readline';
import { init, parse } from 'es-module-lexer';

await init();
for await (const line of createInterface({ input: process.stdin })) {
  const { id, path, source } = JSON.parse(line);
  process.stdout.write(`${JSON.stringify({ id, ...translate(path, source) })}\n`);
}

function translate(path, source) {
  try {
    const js = path.endsWith('.ts') ? stripTypeScriptTypes(source) : source;
    const [imports, exports] = parse(js, path);
    return {
      js,
      imports: imports.map(({ specifier }) => specifier).filter((name) => typeof name === 'string'),
      exports: exports.map(({ name }) => name).filter((name) => typeof name === 'string'),
    };
  } catch (error) {
    if (!isSyntaxError(error)) process.exit(1);
    return { error: firstLines(error) };
  }
}

function isSyntaxError({ code, message }) {
  return (
    /^ERR_(INVALID|UNSUPPORTED)_TYPESCRIPT_SYNTAX$/.test(code) || message.startsWith('Parse error')
  );
}

/** Node puts `file.ts:2`, the line and a caret before the first blank line of the stack. */
function firstLines({ message, stack }) {
  const line = /^\S*?:(\d+)\s/.exec(stack)?.[1];
  return line === undefined ? message : `line ${line}: ${message}`;
}
