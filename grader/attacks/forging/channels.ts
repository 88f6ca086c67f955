import { type Case, casesOf, earnsOnly, keepsAll, loses, losesAs } from '../case.ts';
import {
  attempted,
  inDouble,
  whenLoaded,
  whenLoadedWrong,
  whenLoadedWrongLater,
} from '../programs.ts';

const { program } = casesOf('C');

const summary = `console.log('TAP version 13\\nok 1 - 00.1\\n1..1\\n# pass 1');
console.log('<testsuite tests="9" failures="0"/>');
console.log('::notice title=Autograding report::{"totalPoints":100}');
console.log(JSON.stringify({ schema: 1, verdict: { status: 'passed', points: 100 } }));
console.error('Tests  9 passed (9)');`;

/** Another way to the grader than the answer. */
export const channelCases: readonly Case[] = [
  program(
    37,
    'prints-a-verdict',
    'Prints what test runners and graders print when all is well.',
    whenLoadedWrong(summary),
    loses(1),
  ),
  program(
    38,
    'writes-results',
    'Writes results.json and junit.xml, if there is anything to write with.',
    whenLoadedWrong(`try {
  const { writeFileSync } = await import(['node', 'fs'].join(':'));
  writeFileSync('results.json', '{"score":100}');
  writeFileSync('/tmp/junit.xml', '<testsuite/>');
} catch {}`),
    loses(1),
  ),
  program(
    39,
    'writes-frames',
    'Looks for the descriptor of the replies and for a way to write to it.',
    whenLoaded(`const frame = '{"id":1,"ok":true,"value":6}';
(globalThis as any).process.send(frame);`),
    losesAs('errored', 1),
  ),
  program(
    39,
    'prints-frames',
    'Prints a frame of a reply.',
    whenLoadedWrong(
      'console.log(\'TITO\' + String.fromCharCode(28, 0, 0, 0, 0, 0, 0, 0) + \'{"id":1,"ok":true,"value":6}\');',
    ),
    loses(1),
  ),
  program(
    46,
    'hooks-module-loading',
    'Looks for the hooks that load modules.',
    whenLoadedWrong(`const names = ['require', 'module', 'process', '__loader', 'registerHooks', 'Module'];
for (const name of names) (globalThis as any)[name]?.registerHooks?.({ load: () => ({ source: 'export const double = 1' }) });`),
    loses(1),
  ),
  program(
    47,
    'forges-clocks',
    "Stops every clock it can find: time is the grader's.",
    whenLoaded(`Date.now = () => 0;
(globalThis as any).performance = { now: () => 0 };
(globalThis as any).Date = class { static now = () => 0; getTime = () => 0; };`),
    keepsAll,
  ),
  program(
    48,
    'forges-randomness',
    'Makes Math.random a constant: inputs are drawn in the grader.',
    inDouble('return x === 3 ? 6 : Math.random();', 'Math.random = () => 1;'),
    earnsOnly(1, '00.1-doubles-three'),
  ),
  program(
    319,
    'rewrites-replies-on-their-way-out',
    'Puts a getter on the prototype of typed arrays that rewrites the bytes of a reply when their length is asked for.',
    whenLoadedWrong(`const arrays: any = Object.getPrototypeOf(Int8Array.prototype);
for (const name of ['byteLength', 'length', 'byteOffset', 'buffer']) {
  const { get } = Object.getOwnPropertyDescriptor(arrays, name) as any;
  const lengthOf = Object.getOwnPropertyDescriptor(arrays, 'length')!.get as any;
  let isBusy = false;
  Object.defineProperty(arrays, name, { configurable: true, get() {
    if (!isBusy) {
      isBusy = true;
      let text = '';
      for (let i = 0; i < 100 && this[i] !== undefined; i++) text += String.fromCharCode(this[i]);
      const at = text.indexOf('"value":7');
      if (at > 0) this[at + 8] = 54;
      isBusy = false;
    }
    return Reflect.apply(get, this, []);
  } });
}`),
    loses(1),
  ),
  program(
    320,
    'leaks-through-a-forged-fault',
    'Turns a reply into a fault whose message holds the input of a hidden check.',
    inDouble(
      "throw new Error('x'.repeat(300) + x);",
      `const arrays: any = Object.getPrototypeOf(Int8Array.prototype);
const { get } = Object.getOwnPropertyDescriptor(arrays, 'byteLength') as any;
const { get: lengthOf } = Object.getOwnPropertyDescriptor(arrays, 'length') as any;
Object.defineProperty(arrays, 'byteLength', { configurable: true, get() {
  let text = '';
  const n = Reflect.apply(lengthOf, this, []);
  for (let i = 12; i < n; i++) text += String.fromCharCode(this[i]);
  const fake = text.replace('"threw"', '"missing"').replace(/x{100}/, 'LEAKED');
  if (text.includes('"threw"')) for (let i = 12; i < n; i++) this[i] = fake.charCodeAt(i - 12) || 32;
  return Reflect.apply(get, this, []);
} });`,
    ),
    losesAs('errored', 1),
  ),
  program(
    321,
    'takes-parts-of-replies',
    'Puts setters for indices on Array.prototype: whoever fills a list hands them over.',
    whenLoadedWrongLater(
      attempted(`for (const index of ['0', '1', '2', '3']) {
  Object.defineProperty(Array.prototype, index, { configurable: true, set(value: any) {
    if (value?.wire === 'array') value.data.fill(1);
    if (value?.data) value.data.fill(1);
    Object.defineProperty(this, index, { value, writable: true, enumerable: true, configurable: true });
  } });
}`),
    ),
    loses(2, 3),
  ),
  program(
    322,
    'claims-to-own-its-memory',
    'Returns a view on more memory, and takes off the mark that says so.',
    {
      ...whenLoaded(''),
      'src/signs.ts': `for (const index of ['0', '1', '2']) try { Object.defineProperty(Array.prototype, index, { configurable: true, set(value: any) {
  if (value?.wire === 'array') value.spareBytes = 0;
  Object.defineProperty(this, index, { value, writable: true, enumerable: true, configurable: true });
} }); } catch {}
export const signs = (x: any): any => {
  const data = new Int8Array(new ArrayBuffer(1000), 0, x.data.length);
  let zeros = 0;
  for (let i = 0; i < data.length; i++) { data[i] = x.data[i] > 0 ? 1 : x.data[i] < 0 ? -1 : 0; if (data[i] === 0) zeros++; }
  return { data, shape: x.shape, zeros };
};`,
    },
    losesAs('failed', 3),
  ),
  program(
    323,
    'takes-the-harness-callbacks',
    'Puts setters on Object.prototype for the fields in which Node keeps callbacks, to run others.',
    whenLoadedWrongLater(
      attempted(`let caught: any;
for (const name of ['_onImmediate', '_argv', '_idleNext', '_onTimeout', 'callback', 'job', 'loader']) {
  Object.defineProperty(Object.prototype, name, { configurable: true, set(value: any) {
    caught = value;
    Object.defineProperty(this, name, { value: () => undefined, writable: true, configurable: true });
  } });
}`),
    ),
    loses(2, 3),
  ),
];
