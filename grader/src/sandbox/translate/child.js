// Takes TypeScript in, gives JavaScript and a list of imports and exports out, a line of JSON each.
// The text may be hostile and the parsers are native code, so this runs in a process of its own, kept
// apart like a submission; when it meets anything but an ordinary syntax error it ends, and is started
// anew. It needs no file: its own text is on the command line, and the first line brings the others.
//
// It reads in the main thread: a read that waits in a thread of Node's would keep it from ending.
import { readSync, writeSync } from 'node:fs';

const chunk = Buffer.alloc(1 << 16);
const decoder = new TextDecoder();
let received = '';

const texts = JSON.parse(nextLine());
const [{ init, parse }, { translate }] = await Promise.all([
  load(texts.lexer),
  load(texts.translate),
]);
await init();
for (let line = nextLine(); line !== null; line = nextLine()) {
  writeAll(`${JSON.stringify(translateOrEnd(JSON.parse(line)))}\n`);
}

/** Ends without a word: what the parsers failed with may be as long as the text makes it. */
function translateOrEnd(file) {
  try {
    return translate(file, parse);
  } catch {
    process.exit(1);
  }
}

function load(text) {
  return import(`data:text/javascript,${encodeURIComponent(text)}`);
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
