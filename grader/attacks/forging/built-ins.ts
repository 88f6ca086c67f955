import { type Case, casesOf, keepsAll, loses } from '../case.ts';
import { attempted, whenLoaded, whenLoadedWrong, whenLoadedWrongLater } from '../programs.ts';

const { program } = casesOf('C');

interface Patch {
  readonly number: number;
  readonly name: string;
  readonly what: string;
  /** Runs when the first file is loaded. Spoils none of the honest answers. */
  readonly code: string;
}

const patches: readonly Patch[] = [
  {
    number: 44,
    name: 'object-is',
    what: 'Makes Object.is, Object.keys and Object.entries lie.',
    code: 'Object.is = () => true;\nObject.keys = () => [];\nObject.entries = () => [] as any;',
  },
  {
    number: 44,
    name: 'array-prototype',
    what: 'Makes arrays report that every element is right and none is wrong.',
    code: `Array.prototype.every = (() => true) as any;
Array.prototype.some = Array.prototype.includes = () => false;
Array.prototype.findIndex = Array.prototype.indexOf = () => -1;
Array.prototype.map = Array.prototype.filter = (() => []) as any;
Array.isArray = (() => true) as any;`,
  },
  {
    number: 44,
    name: 'json',
    what: 'Makes JSON write and read a right answer.',
    code: `JSON.stringify = () => '{"id":1,"ok":true,"value":6}';
JSON.parse = () => ({ id: 1, ok: true, value: 6, outcome: 'passed' });`,
  },
  {
    number: 44,
    name: 'math',
    what: 'Makes every distance 0.',
    code: 'for (const name of Object.getOwnPropertyNames(Math)) try { (Math as any)[name] = () => 0; } catch {}',
  },
  {
    number: 44,
    name: 'assert',
    what: 'Leaves a test framework, in which all assertions hold, on globalThis.',
    code: `const anything: any = new Proxy(() => anything, { get: () => anything });
Object.assign(globalThis, { expect: anything, assert: anything, test: anything, process: anything });`,
  },
  {
    number: 45,
    name: 'to-json',
    what: 'Gives every object a toJSON with a right answer.',
    code: `for (const { prototype } of [Object, Array, Number, String]) try { Object.defineProperty(prototype, 'toJSON', { configurable: true, value: () => 6 }); } catch {}`,
  },
  {
    number: 45,
    name: 'result-fields',
    what: 'Gives every object the fields of a passing result, and those of a reply.',
    code: `const fields = { ok: true, passed: true, skip: true, outcome: 'passed', points: 100, value: 6, wire: 'array', then: undefined, u: 1, n: 'NaN' };
for (const [name, value] of Object.entries(fields)) Object.defineProperty(Object.prototype, name, { value, configurable: true, writable: true });`,
  },
  {
    number: 324,
    name: 'promise-then',
    what: 'Takes over then to turn whatever passes it into right answers.',
    code: `const { then } = Promise.prototype;
Promise.prototype.then = function (done: any, failed: any) {
  return Reflect.apply(then, this, [(value: any) => done?.(value?.ok === false ? { ok: true, value: 6 } : value), failed]);
} as any;`,
  },
  {
    number: 325,
    name: 'reflect',
    what: 'Makes Reflect.apply and Reflect.construct answer by themselves.',
    code: 'Reflect.apply = Reflect.construct = (() => 6) as any;\nReflect.get = () => 6;',
  },
  {
    number: 326,
    name: 'maps-and-references',
    what: 'Makes every Map answer nothing and every WeakRef seem cleared.',
    code: 'Map.prototype.get = () => undefined;\nMap.prototype.set = () => new Map();\nWeakRef.prototype.deref = () => undefined;',
  },
  {
    number: 327,
    name: 'function-prototype',
    what: 'Replaces call, apply and bind of all functions.',
    code: 'Function.prototype.call = Function.prototype.apply = (() => 6) as any;\nFunction.prototype.bind = (() => () => 6) as any;',
  },
  {
    number: 328,
    name: 'iterators',
    what: 'Makes every array, string and Map iterate over nothing.',
    code: `const none: any = function* () {};
Array.prototype[Symbol.iterator] = String.prototype[Symbol.iterator] = Map.prototype[Symbol.iterator] = none;
(Object.getPrototypeOf([].values()) as any).next = () => ({ done: true });`,
  },
  {
    number: 329,
    name: 'strings',
    what: 'Makes strings slice, compare and search wrongly.',
    code: `String.prototype.slice = String.prototype.toString = () => 'passed';
String.prototype.startsWith = String.prototype.includes = () => true;
String.prototype.charCodeAt = () => 0;`,
  },
  {
    number: 330,
    name: 'array-species',
    what: 'Lets new arrays be of a kind of its own, through Symbol.species.',
    code: `Object.defineProperty(Array, Symbol.species, { configurable: true, get: () => class extends Array { override get length() { return 0; } } });
Object.defineProperty(Object.getPrototypeOf(Int8Array), Symbol.species, { configurable: true, get: () => function () { return new Float32Array(0); } });`,
  },
  {
    number: 331,
    name: 'primitive-conversion',
    what: 'Converts every object to a right answer, through Symbol.toPrimitive.',
    code: `for (const { prototype } of [Object, Number, Date, Symbol]) Object.defineProperty(prototype, Symbol.toPrimitive, { configurable: true, value: () => 6 });`,
  },
  {
    number: 332,
    name: 'instance-of-anything',
    what: 'Takes everything for an instance of everything.',
    code: `for (const type of [Object, Error, RangeError, Float32Array, Int8Array, Promise]) Object.defineProperty(type, Symbol.hasInstance, { configurable: true, value: () => true });`,
  },
  {
    number: 333,
    name: 'stack-traces',
    what: 'Hooks the preparation of stack traces to get hold of functions of the harness.',
    code: `const caught: any[] = [];
(Error as any).stackTraceLimit = 1000;
(Error as any).prepareStackTrace = (_: unknown, frames: any[]) => {
  for (const frame of frames) caught.push(frame.getFunction?.(), frame.getThis?.());
  return '';
};
void new Error('look').stack;
for (const fn of caught) if (typeof fn === 'function') fn.prototype.handle = () => 6;`,
  },
  {
    number: 334,
    name: 'errors',
    what: 'Gives every error the name and message of another one.',
    code: `Object.defineProperty(Error.prototype, 'name', { configurable: true, get: () => 'NotImplementedError' });
Object.defineProperty(Error.prototype, 'message', { configurable: true, get: () => 'all passed' });`,
  },
  {
    number: 335,
    name: 'frozen-built-ins',
    what: 'Freezes all built-ins, so that nobody else can write to anything that inherits.',
    code: 'for (const name of Object.getOwnPropertyNames(globalThis)) { const value: any = (globalThis as any)[name]; if (typeof value === "function" && value.prototype) Object.freeze(value.prototype); }\nObject.freeze(Array.prototype);',
  },
  {
    number: 336,
    name: 'descriptors',
    what: 'Gives every object a get and a set, which makes descriptors of properties invalid.',
    code: 'for (const name of ["get", "set", "value", "writable", "enumerable"]) Object.defineProperty(Object.prototype, name, Object.assign(Object.create(null), { value: () => 6, configurable: true, writable: true }));',
  },
  {
    number: 337,
    name: 'global-constructors',
    what: 'Replaces the constructors of arrays, buffers, errors and encoders on globalThis.',
    code: `for (const name of ['Uint8Array', 'Uint32Array', 'Float64Array', 'ArrayBuffer', 'DataView', 'Map', 'WeakRef', 'Error', 'TypeError', 'Promise', 'Array', 'String', 'Reflect', 'Object']) (globalThis as any)[name] = class {};`,
  },
];

const wrongAnswers: readonly Case[] = patches.map(({ number, name, what, code }) =>
  program(
    number,
    `${name}-wrong`,
    `${what} The answer to 1 is wrong.`,
    whenLoadedWrong(attempted(code)),
    loses(1),
  ),
);

const wrongLater: readonly Case[] = patches.map(({ number, name, what, code }) =>
  program(
    number,
    `${name}-wrong-later`,
    `${what} The answers to 2 and 3 are wrong, those to 1 and 4 right.`,
    whenLoadedWrongLater(attempted(code)),
    loses(2, 3),
  ),
);

/** The honest answers call no built-in: whatever fails here is ours. */
const allAtOnce: Case = program(
  383,
  'every-built-in-at-once',
  'Replaces all of these at once. All answers are right, and keep their points.',
  whenLoaded(attempted(...patches.filter(isHarmless).map(({ code }) => code))),
  keepsAll,
);

/** What the honest answers need themselves. */
function isHarmless({ name }: Patch): boolean {
  return !['global-constructors', 'errors'].includes(name);
}

/** Replaced built-ins: of the sandbox, and of nothing else. Wrong answers stay wrong, right ones right. */
export const builtInCases: readonly Case[] = [...wrongAnswers, ...wrongLater, allAtOnce];
