import type { Attack } from './attack.ts';
import { samePoints } from './attack.ts';
import { atImport, wrongParameters } from './snippets.ts';

interface Forgery {
  readonly id: string;
  readonly what: string;
  /** Runs when the file is loaded. Spoils none of the solution's own answers. */
  readonly code: string;
}

const patches: readonly Forgery[] = [
  {
    id: 'prints-a-verdict',
    what: 'Prints what a grader could print when everything has passed.',
    code: `console.log('all passed');
console.log('{"schema":1,"verdict":{"status":"passed","points":100,"maxPoints":100}}');
console.log('ok 1 - 15.1\\n1..1\\n# pass 1\\n# fail 0');`,
  },
  {
    id: 'patches-object-is',
    what: 'Makes Object.is and Object.keys lie.',
    code: 'Object.is = () => true;\nObject.keys = () => [];',
  },
  {
    id: 'patches-json',
    what: 'Makes JSON write and read a passing result.',
    code: `JSON.stringify = () => '{"ok":true,"outcome":"passed","points":10}';
JSON.parse = () => ({ ok: true, outcome: 'passed', points: 10 });`,
  },
  {
    id: 'patches-array-prototype',
    what: 'Makes every, some and findIndex of arrays report that nothing is wrong.',
    code: `Array.prototype.every = () => true;
Array.prototype.some = () => false;
Array.prototype.findIndex = () => -1;
Array.isArray = (() => true) as any;`,
  },
  {
    id: 'patches-float32-array',
    what: 'Replaces Float32Array by a proxy that takes everything for an instance of it.',
    code: `(globalThis as any).Float32Array = new Proxy(Float32Array, {
  get: (target: any, key) => (key === Symbol.hasInstance ? () => true : target[key]),
});`,
  },
  {
    id: 'patches-promise-then',
    what: 'Takes over Promise.prototype.then to turn replies that report a fault into good ones.',
    code: `const { then } = Promise.prototype;
Promise.prototype.then = function (done: any, failed: any) {
  const forge = (value: any) => done?.(value?.ok === false ? { ok: true, value: 0 } : value);
  return Reflect.apply(then, this, [forge, failed]);
} as any;`,
  },
  {
    id: 'patches-reflect',
    what: 'Makes Reflect.apply and Reflect.construct give a right answer for one range.',
    code: `const answer = () => ({ scale: 3 / 255, zeroPoint: -43 });
Object.assign(Reflect, { apply: answer, construct: answer });`,
  },
  {
    id: 'patches-map-and-weak-ref',
    what: 'Makes every Map answer nothing and every WeakRef seem cleared: the harness keeps objects in such.',
    code: 'Map.prototype.get = () => undefined;\nWeakRef.prototype.deref = () => undefined;',
  },
  {
    id: 'pollutes-object-prototype',
    what: 'Gives every object the fields of a passing result.',
    code: `for (const [name, value] of Object.entries({ ok: true, passed: true, outcome: 'passed', points: 10 })) {
  Object.defineProperty(Object.prototype, name, { value, configurable: true, writable: true });
}`,
  },
  {
    id: 'writes-to-global-this',
    what: 'Leaves a test framework, in which all assertions hold, and a verdict on globalThis.',
    code: `const anything: any = new Proxy(() => anything, { get: () => anything });
Object.assign(globalThis, { expect: anything, assert: anything, test: anything, verdict: 'passed' });`,
  },
  {
    id: 'hooks-stack-traces',
    what: 'Hooks the preparation of stack traces to get hold of functions of the harness.',
    code: `const caught: unknown[] = [];
(Error as any).prepareStackTrace = (_: unknown, frames: any[]) => {
  caught.push(...frames.map((frame) => [frame.getFunction?.(), frame.getThis?.()]));
  return '';
};
void new Error('look').stack;`,
  },
];

/** Changes to what a judge might look through, on top of a wrong answer and on top of right ones. */
export const forgeries: readonly Attack[] = patches.flatMap(({ id, what, code }) => [
  {
    id: `${id}-wrong-answer`,
    what: `${what} The answer to 15.1 is wrong.`,
    base: wrongParameters,
    edits: atImport(code),
    expected: samePoints,
  },
  {
    id: `${id}-right-answers`,
    what: `${what} The answers are right, and stay so.`,
    base: [],
    edits: atImport(code),
    expected: samePoints,
  },
]);
