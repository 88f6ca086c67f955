// The first code of a sandboxed process, handed to it on its command line: it needs no file.
//
// Theory of operation. File descriptor 3 brings frames in, file descriptor 4 takes frames out. The
// first frame is the program: all modules as text, each with a table of the specifiers it may
// import. Hooks answer every import from that table and refuse all others. The harness modules load
// first and take the built-ins they need; then the realm is scrubbed; the learner's modules load
// last, when one of their exports is first called.

// No `import` statements: they load the machinery that looks for files, 5 ms of CPU per process.
const { readSync, writeSync } = process.getBuiltinModule('node:fs');
const { registerHooks } = process.getBuiltinModule('node:module');

const PROGRAM_FD = 3;
const HARNESS = 'tito:///harness/child/main.ts';
const { gc, setImmediate } = globalThis;
const { getHeapStatistics } = gc === undefined ? {} : process.getBuiltinModule('node:v8');

const program = readProgram();
const modules = Object.assign(Object.create(null), program.modules);
for (const url in modules) {
  const { source, imports } = modules[url];
  modules[url] = { source, imports: Object.assign(Object.create(null), imports) };
}

const ModuleError = Error;
/** What this file imports next. Nothing but this file may import what is not in a module's table. */
let expected = HARNESS;
registerHooks({
  resolve(specifier, { parentURL }) {
    // Node's own objects can be made to lie about the parent, so an unknown one is never trusted.
    const table = modules[parentURL]?.imports;
    const url = table === undefined && specifier === expected ? specifier : table?.[specifier];
    if (url === undefined || modules[url] === undefined) {
      throw new ModuleError(`'${specifier}' cannot be imported here`);
    }
    return { url, format: 'module', shortCircuit: true };
  },
  load(url) {
    return { format: 'module', source: modules[url].source, shortCircuit: true };
  },
});

const { serve } = await import(HARNESS);
// The harness is loaded; from here on nothing leads to its modules.
for (const url of Object.keys(modules)) if (isHarness(url)) delete modules[url];
serve({
  exports: program.exports,
  importModule: (url) => {
    expected = url;
    return import(url);
  },
  read: (bytes, offset, length) => readSync(PROGRAM_FD, bytes, offset, length, null),
  write: (bytes, offset, length) => writeSync(PROGRAM_FD + 1, bytes, offset, length, null),
  print: (text) => writeSync(1, text),
  setImmediate,
  collector: gc === undefined ? undefined : { gc, getHeapStatistics },
});

function isHarness(url) {
  return url.startsWith('tito:///harness/') || url.startsWith('tito:///packages/check/');
}

/** A 4-byte little-endian length, then that many bytes of JSON. */
function readProgram() {
  const length = readExactly(4).readUInt32LE(0);
  return JSON.parse(readExactly(length).toString('utf8'));
}

function readExactly(length) {
  const bytes = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const count = readSync(PROGRAM_FD, bytes, filled, length - filled, null);
    if (count === 0) throw new Error('the program ended early');
    filled += count;
  }
  return bytes;
}
