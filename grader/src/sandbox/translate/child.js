// Takes TypeScript in, gives JavaScript and a list of imports and exports out, a line of JSON each.
// The text may be hostile and the parsers are native code, so this runs in a process of its own, kept
// apart like a submission; when it meets anything but an ordinary syntax error it ends, and is started
// anew. It needs no file: its own text is on the command line, and the first line brings the lexer's.
//
// It reads in the main thread: a read that waits in a thread of Node's would keep it from ending.
import { readSync, writeSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';

const chunk = Buffer.alloc(1 << 16);
const decoder = new TextDecoder();
let received = '';

const lexer = JSON.parse(nextLine());
const { init, parse } = await import(`data:text/javascript,${encodeURIComponent(lexer)}`);
await init();
for (let line = nextLine(); line !== null; line = nextLine()) {
  const { id, path, source } = JSON.parse(line);
  writeAll(`${JSON.stringify({ id, ...translate(path, source) })}\n`);
}

/** The next line of the input, or null at its end. */
function nextLine() {
  let end = received.indexOf('\n');
  while (end === -1) {
    const count = readSync(3, chunk);
    if (count === 0) return null;
    received += decoder.decode(chunk.subarray(0, count), { stream: true });
    end = received.indexOf('\n');
  }
  const line = received.slice(0, end);
  received = received.slice(end + 1);
  return line;
}

function writeAll(text) {
  const bytes = Buffer.from(text, 'utf8');
  for (let written = 0; written < bytes.length;) {
    written += writeSync(4, bytes, written);
  }
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
