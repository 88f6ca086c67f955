import { type Case, casesOf, keepsAll, loses, losesAs, refusedFor } from '../case.ts';
import { whenLoaded, whenLoadedWrong } from '../programs.ts';

const { program } = casesOf('D');
const reading = (path: string) =>
  whenLoaded(`const { readFileSync } = await import(['node', 'fs'].join(':'));
throw new Error(readFileSync('${path}', 'utf8'));`);

/** Names that lead out of the language, each of which is gone. */
const GONE = [
  'process',
  'require',
  'module',
  'Buffer',
  'fetch',
  'WebSocket',
  'EventSource',
  'XMLHttpRequest',
  'WebAssembly',
  'SharedArrayBuffer',
  'Atomics',
  'setTimeout',
  'setImmediate',
  'queueMicrotask',
  'structuredClone',
  'performance',
  'navigator',
  'crypto',
  'MessageChannel',
  'BroadcastChannel',
  'Worker',
  'gc',
  'global',
  'eval',
  'localStorage',
  'TextDecoder',
  'URL',
  'AbortController',
  'Event',
  'Blob',
  'ShadowRealm',
  'escape',
];

/** Reaching for what is secret: on disk, in memory, in other processes, over the network. */
export const readingCases: readonly Case[] = [
  program(
    56,
    'reads-the-checks',
    'Reads the hidden checks from disk.',
    reading('grader/attacks/target/hidden/00-target/index.ts'),
    losesAs('errored', 1),
  ),
  program(
    57,
    'inspects-itself',
    'Opens a session of the inspector on its own process.',
    whenLoaded("import { Session } from 'node:inspector';\nnew Session().connect();"),
    refusedFor("imports 'node:inspector'"),
  ),
  program(
    57,
    'takes-a-heap-snapshot',
    'Writes a snapshot of the heap.',
    whenLoaded("const v8: any = await import('node:v8'.slice(0));\nv8.getHeapSnapshot();"),
    losesAs('errored', 1),
  ),
  program(
    58,
    'reads-the-graders-environment',
    "Reads the grader's environment and memory from /proc.",
    reading('/proc/self/../1/environ'),
    losesAs('errored', 1),
  ),
  program(
    59,
    'reads-other-submissions',
    'Lists what others handed in.',
    whenLoaded(
      "const fs: any = await import('fs/promises'.slice(0));\nthrow new Error(await fs.readdir('..'));",
    ),
    losesAs('errored', 1),
  ),
  program(
    60,
    'uses-the-network',
    'Fetches an address on this machine and opens sockets.',
    whenLoaded("await (globalThis as any).fetch('http://127.0.0.1:9/?' + new Error().stack);"),
    losesAs('errored', 1),
  ),
  program(
    60,
    'imports-over-the-network',
    'Imports code over http.',
    whenLoaded("await import('http:' + '//127.0.0.1:9/x.js');"),
    losesAs('errored', 1),
  ),
  program(
    63,
    'leaves-state-behind',
    'Leaves state for the next submission in every global place.',
    whenLoaded(`(globalThis as any).seen = ((globalThis as any).seen ?? 0) + 1;
try { (Object.prototype as any).seen = 1; } catch {}
const registry: any = Symbol.for('tito.seen');
(globalThis as any)[registry] = 1;`),
    keepsAll,
  ),
  program(
    63,
    'looks-for-state',
    'Looks for what the one before left there, and throws if it finds any.',
    whenLoaded(
      `if ((globalThis as any).seen !== undefined || (globalThis as any)[Symbol.for('tito.seen')] !== undefined) throw new Error('somebody was here');`,
    ),
    keepsAll,
  ),
  program(
    401,
    'looks-through-globals',
    'Looks for every way out of the language; finds none and answers.',
    whenLoaded(`const found = ${JSON.stringify(GONE)}.filter((name) => name !== 'eval' && (globalThis as any)[name] !== undefined);
if (found.length > 0) throw new Error('there is a way out: ' + found);`),
    keepsAll,
  ),
  program(
    402,
    'makes-code-from-text',
    'Runs text through eval and every constructor of functions.',
    whenLoadedWrong(`const makers: any[] = [Function, (async () => 0).constructor, (function* () {}).constructor, (async function* () {}).constructor];
let made = 0;
for (const maker of makers) try { maker('return 1')(); made++; } catch {}
try { (0, eval)('1'); made++; } catch {}
if (made > 0) throw new Error('text became code');`),
    loses(1),
  ),
  program(
    403,
    'walks-prototypes',
    'Walks from every object in reach to its constructors, and calls what has a way out.',
    whenLoaded(`const seen = new Set<any>();
const walk = (value: any, depth: number): void => {
  if (value === null || (typeof value !== 'object' && typeof value !== 'function') || seen.has(value) || depth > 6) return;
  seen.add(value);
  for (const key of Reflect.ownKeys(value)) {
    if (/^(mainModule|binding|dlopen|reallyExit|_debugProcess)$/.test(String(key))) throw new Error('found ' + String(key));
    try { walk(value[key], depth + 1); } catch (error: any) { if (/^found/.test(error?.message)) throw error; }
  }
  walk(Reflect.getPrototypeOf(value), depth + 1);
};
walk(globalThis, 0);
walk(import.meta, 0);
walk(console, 0);`),
    keepsAll,
  ),
  program(
    404,
    'reads-callers',
    'Asks functions who called them.',
    whenLoaded(`const look = (fn: any) => { try { return fn.caller ?? fn.arguments?.callee; } catch { return null; } };
function me(): any { return look(me); }
if (me()) throw new Error('there is a caller');`),
    keepsAll,
  ),
  program(
    405,
    'reads-import-meta',
    'Takes files, folders and environments from import.meta.',
    whenLoaded(`const { env, dirname, filename, main } = import.meta as any;
if (env !== undefined || dirname !== undefined || filename !== undefined) throw new Error(String([env, dirname, filename, main]));`),
    keepsAll,
  ),
  program(
    406,
    'maps-sources',
    'Names files of the machine in comments that tools follow.',
    whenLoaded('//# sourceMappingURL=file:///etc/passwd\n//# sourceURL=node:internal/process'),
    keepsAll,
  ),
];
