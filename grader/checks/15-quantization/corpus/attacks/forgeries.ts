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
