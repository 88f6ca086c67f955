// Node's own code runs in the process too, after the learner's and on the same built-ins. These attacks
// catch what it hands over there. Each answers rightly as long as it has caught nothing.
import { type Case, casesOf, keepsAll, losesAs } from '../case.ts';
import { attempted, doubleWith, refusing, whenLoaded, withFiles } from '../programs.ts';

const { program } = casesOf('C');

/** Right answers while `caught` is empty. */
const answer = doubleWith(`${refusing}\nreturn caught.length === 0 ? 2 * x : 'caught ' + caught;`);

/** Code that pushes onto `caught` what it gets hold of. */
function catching(...attempts: readonly string[]): ReturnType<typeof withFiles> {
  return withFiles({
    'src/double.ts': `const caught: string[] = [];\n${attempted(...attempts)}\n${answer}`,
  });
}

/** Looks for a module of Node's under a name that is put together at run time. */
const looksForFiles = `const { writeSync } = await import(['node', 'fs'].join(':'));
caught.push('fs ' + typeof writeSync);`;

/**
 * Listens at every property of the language that can be replaced, for an object that is of no kind that the
 * language has: it can only be Node's, or the harness's.
 */
const listening = `const { apply, defineProperty, getOwnPropertyDescriptor, getPrototypeOf, ownKeys } = Reflect;
const roots: any[] = Object.getOwnPropertyNames(globalThis).map((name) => (globalThis as any)[name]).filter((value) => typeof value === 'function' || typeof value === 'object');
const homes = new Set<any>(roots.concat([Math, JSON, Reflect], roots.map((root) => root?.prototype), [getPrototypeOf(Int8Array), getPrototypeOf(Int8Array.prototype), getPrototypeOf(async () => 0), getPrototypeOf(function* () {}), null]).filter((home) => home !== undefined && home !== globalThis));
const has = homes.has.bind(homes);
let isBusy = false;
const look = (values: any): void => {
  if (isBusy) return;
  isBusy = true;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null || has(value)) continue;
    const kind: any = getPrototypeOf(value);
    if (!has(kind)) caught[caught.length] = 'a ' + (getOwnPropertyDescriptor(kind, 'constructor')?.value?.name ?? 'stranger');
  }
  isBusy = false;
};
for (const home of homes) for (const key of home === null ? [] : ownKeys(home)) {
  const { value, get, configurable } = getOwnPropertyDescriptor(home, key) as any;
  if (!configurable || key === 'prototype' || key === 'stackTraceLimit') continue;
  const seen = typeof value === 'function' && key !== 'constructor'
    ? new Proxy(value, { apply(target, self, args) { look([self]); look(args); return apply(target, self, args); } })
    : value;
  defineProperty(home, key, {
    configurable: true,
    get() { look([this]); return get === undefined ? seen : apply(get, this, []); },
    set(next) { look([this, next]); defineProperty(this, key, { value: next, writable: true, enumerable: true, configurable: true }); },
  });
}`;

export const engineCases: readonly Case[] = [
  program(
    376,
    'replaces-the-steps-of-a-loader',
    'Puts a setter for an index on arrays that takes a step out of what finds modules, and imports node:fs.',
    catching(
      `Object.defineProperty(Array.prototype, '1', { configurable: true, set(value: any) {
  const isStep = typeof value === 'function' && value.name === 'nextStep';
  Object.defineProperty(this, '1', { value: isStep ? this[0] : value, writable: true, enumerable: true, configurable: true });
} });`,
      looksForFiles,
    ),
    keepsAll,
  ),
  program(
    377,
    'catches-the-loader',
    'Replaces call, apply and bind to see what Node passes, imports, and looks for a module loader.',
    catching(
      `for (const name of ['bind', 'call', 'apply'] as const) {
  const real: any = Function.prototype[name];
  Function.prototype[name] = function (this: any, ...args: any[]) {
    if (args.some((arg) => arg?.loadCache !== undefined)) caught.push('a loader');
    return Reflect.apply(real, this, args);
  } as any;
}`,
      `await import('./scale.ts');`,
      looksForFiles,
    ),
    keepsAll,
  ),
  program(
    378,
    'catches-the-environment',
    'Puts getters on Object.prototype for the names that Node asks its environment and its options for.',
    catching(
      `for (const name of ['WATCH_REPORT_DEPENDENCIES', 'NODE_V8_COVERAGE', 'NO_COLOR', 'parentURL', 'isSourceLoadedSynchronously', 'domain', 'listener']) {
  Object.defineProperty(Object.prototype, name, { configurable: true,
    get() { caught.push(name); return undefined; },
    set(value) { caught.push(name); Object.defineProperty(this, name, { value, writable: true, configurable: true }); } });
}`,
      `await import('./scale.ts');`,
      looksForFiles,
    ),
    keepsAll,
  ),
  program(
    379,
    'catches-streams-of-a-dying-process',
    'Leaves a rejected promise behind, and never ends if Node hands it an emitter while it says so.',
    withFiles({
      'src/double.ts': `${attempted(`Object.defineProperty(Object.prototype, 'pipe', { configurable: true, get() { return undefined; }, set() {
  const emitter = Object.getPrototypeOf(this);
  for (const name of Object.getOwnPropertyNames(emitter)) emitter[name] = () => { for (;;); };
} });`)}
void Promise.reject(1);
await new Promise(() => {});
${doubleWith('return 2 * x;')}`,
    }),
    losesAs('crashed', 1),
  ),
  program(
    380,
    'puts-proxies-behind-prototypes',
    'Puts a proxy behind every prototype of the language, which sees each property that is not there.',
    catching(
      `for (const { prototype } of [Array, Function, Promise, Map, Set, WeakMap, Error, RegExp] as any[]) try {
  Object.setPrototypeOf(prototype, new Proxy(Object.prototype, {
    set(_, name, value, self) {
      if (value?._onImmediate !== undefined) caught.push('a callback');
      return Reflect.defineProperty(self, name, { value, writable: true, enumerable: true, configurable: true });
    },
  }));
} catch {}`,
      looksForFiles,
    ),
    keepsAll,
  ),
  program(
    381,
    'adds-to-a-built-in',
    'Adds a method to all arrays, as some do for convenience: this is refused where it is done.',
    whenLoaded(
      `(Array.prototype as any).last = function (this: any[]) { return this[this.length - 1]; };`,
    ),
    losesAs('errored', 1),
  ),
  program(
    385,
    'listens-at-every-built-in',
    'Listens at every property of the language that can be replaced, and answers wrongly once it sees an object of Node or of the harness.',
    catching(listening, `await import('./scale.ts');`),
    keepsAll,
  ),
];
