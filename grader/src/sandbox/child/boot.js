// The first code of a sandboxed process, handed to it on its command line: it needs no file.
//
// Theory of operation. File descriptor 3 brings frames in, file descriptor 4 takes frames out. The
// first frame is the program: all modules as text, each with a table of the specifiers it may
// import. They are compiled and linked by these tables here: Node's own loader would run on built-ins
// that the learner's code may have replaced. The harness modules run first and take the built-ins they
// need; then the realm is scrubbed; the learner's modules are compiled and run last, when one of their
// exports is first called, and at their own cost.

// No `import` statements: they load the machinery that looks for files, 5 ms of CPU per process.
const { gc, process: node, setImmediate } = globalThis;
const { readSync, writeSync } = node.getBuiltinModule('node:fs');
const { SourceTextModule } = node.getBuiltinModule('node:vm');

const PROGRAM_FD = 3;
const HARNESS = 'tito:///harness/child/main.ts';
const { getHeapStatistics } = gc === undefined ? {} : node.getBuiltinModule('node:v8');
const { apply, defineProperty } = Reflect;
const { hasOwn } = Object;
const { then } = Promise.prototype;
const resolved = Promise.resolve();
const SafePromise = Promise;
const ModuleError = Error;

const program = readProgram();
/** By URL: a module that was compiled, or the error that keeps it from running. */
const modules = Object.create(null);
const faults = Object.create(null);

run(HARNESS, start, (error) => {
  throw error;
});

function start({ serve }) {
  const { reallyExit } = node;
  serve({
    exports: program.exports,
    importModule: run,
    read: (bytes, offset, length) => readSync(PROGRAM_FD, bytes, offset, length, null),
    write: (bytes, offset, length) => writeSync(PROGRAM_FD + 1, bytes, offset, length, null),
    print: (text) => writeSync(1, text),
    setImmediate,
    collector: gc === undefined ? undefined : { gc, getHeapStatistics },
    // What Node says of errors is nobody's to read, and it would load much of itself to say it.
    endSilently: () => {
      node.on('unhandledRejection', () => reallyExit(1));
      node.setUncaughtExceptionCaptureCallback(() => reallyExit(1));
    },
  });
}

/** Compiles a module and all that its table leads to. @throws what is wrong with one of them */
function linked(url) {
  if (faults[url] !== undefined) throw faults[url];
  if (modules[url] !== undefined) return modules[url];
  try {
    const { source, imports: table } = program.modules[url];
    const module = new SourceTextModule(source, {
      __proto__: null,
      identifier: url,
      importModuleDynamically: (specifier, _, attributes, phase) =>
        new SafePromise((done, failed) =>
          run(found(table, { specifier, attributes, phase }), done, failed),
        ),
    });
    modules[url] = module;
    const requests = module.moduleRequests;
    const neighbours = [];
    for (let i = 0; i < requests.length; i++) neighbours[i] = linked(found(table, requests[i]));
    module.linkRequests(neighbours);
    return module;
  } catch (error) {
    faults[url] = error;
    throw error;
  }
}

/** What a module's table says of an import. @throws if it says nothing, or if more is asked for */
function found(table, { specifier, attributes, phase }) {
  const url = hasOwn(table, specifier) ? table[specifier] : undefined;
  if (url === undefined || !hasOwn(program.modules, url)) {
    throw new ModuleError(`'${specifier}' cannot be imported here`);
  }
  for (const name in attributes) {
    throw new ModuleError(`'${specifier}' cannot be imported with the attribute ${name}`);
  }
  if (phase !== 'evaluation') throw new ModuleError(`'${specifier}' can only be imported to run`);
  return url;
}

function prepare(url) {
  try {
    const module = linked(url);
    if (module.status === 'unlinked') module.instantiate(); // if it is not yet, with one that imports it
  } catch (error) {
    faults[url] = error;
  }
}

/** Runs a module and all that it imports, once, and calls back with its exports. */
function run(url, done, failed) {
  if (faults[url] === undefined) prepare(url);
  const module = modules[url];
  if (faults[url] !== undefined) failed(faults[url]);
  else if (module.status === 'evaluating') when(resolved, () => run(url, done, failed));
  else when(module.evaluate(), () => done(module.namespace), failed);
}

/** Without a constructor of its own, a promise would be asked for one, which may be the learner's. */
function when(promise, done, failed) {
  defineProperty(promise, 'constructor', { __proto__: null, value: undefined, configurable: true });
  apply(then, promise, [done, failed]);
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
