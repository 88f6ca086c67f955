import { DEFAULT_LIMITS } from '../limits.ts';

/** What is left of the global object: the language, and nothing of the process or the machine. */
const ALLOWED: ReadonlySet<string> = new Set([
  'AggregateError',
  'Array',
  'ArrayBuffer',
  'BigInt',
  'BigInt64Array',
  'BigUint64Array',
  'Boolean',
  'DataView',
  'Date',
  'Error',
  'EvalError',
  'FinalizationRegistry',
  'Float16Array',
  'Float32Array',
  'Float64Array',
  'Function',
  'Infinity',
  'Int16Array',
  'Int32Array',
  'Int8Array',
  'Intl',
  'Iterator',
  'JSON',
  'Map',
  'Math',
  'NaN',
  'Number',
  'Object',
  'Promise',
  'Proxy',
  'RangeError',
  'ReferenceError',
  'Reflect',
  'RegExp',
  'Set',
  'String',
  'Symbol',
  'SyntaxError',
  'TypeError',
  'URIError',
  'Uint16Array',
  'Uint32Array',
  'Uint8Array',
  'Uint8ClampedArray',
  'WeakMap',
  'WeakRef',
  'WeakSet',
  'decodeURI',
  'decodeURIComponent',
  'encodeURI',
  'encodeURIComponent',
  'globalThis',
  'isFinite',
  'isNaN',
  'parseFloat',
  'parseInt',
  'undefined',
]);

/** Some globals cannot be deleted, such as `gc` where it is exposed; these are emptied. */
function remove(key: PropertyKey): void {
  if (Reflect.deleteProperty(globalThis, key)) return;
  if (!Reflect.set(globalThis, key, undefined)) {
    throw new Error(`global ${String(key)} cannot be removed`);
  }
}

const CONSOLE_METHODS = ['debug', 'error', 'info', 'log', 'table', 'trace', 'warn'] as const;
const TEXT_LIMIT = 4_096;

/** Deletes every global that is not listed, and puts a console in place that only prints text. */
export function scrubRealm(print: (text: string) => void): void {
  for (const key of Reflect.ownKeys(globalThis)) {
    if (typeof key === 'string' && ALLOWED.has(key)) continue;
    if (key === Symbol.toStringTag) continue;
    remove(key);
  }
  // The text of a locale lies where no count of memory looks: float weights were kept in one.
  Reflect.deleteProperty(Intl, 'Locale');
  // Where memory is measured `gc` is exposed, and stays. No process tells by its names which one it is.
  const gone = { value: undefined, writable: true, enumerable: true, configurable: false };
  Object.defineProperty(globalThis, 'gc', gone);
  const console: Record<string, unknown> = {};
  const printOrDrop = printer(print, DEFAULT_LIMITS.outputBytes);
  for (const method of CONSOLE_METHODS) console[method] = printOrDrop;
  Object.defineProperty(globalThis, 'console', { value: console, configurable: true });
  closePrototypes();
}

/** Objects whose prototypes have no global name: what loops over things asks these for the next one. */
const NAMELESS: readonly object[] = [
  [].values(),
  new Map().entries(),
  new Set().entries(),
  ''[Symbol.iterator](),
  ''.matchAll(/x/g),
  (function* () {})(),
  (async function* () {})(),
];

/**
 * Lets nobody add to the prototypes of the language, nor put another one behind them; what is there may
 * be replaced. Node's own code shares them: a setter for an index of arrays, a getter for a name of
 * objects or a proxy behind either is handed what Node keeps in its lists and objects, such as the
 * callbacks of the harness and the environment. What Node itself asks for by name stays as it is:
 * iterators, `pop` of the list of what is being run, and what new lists are made by.
 */
function closePrototypes(): void {
  const named = Reflect.ownKeys(globalThis).map((key) => prototypeOf(Reflect.get(globalThis, key)));
  const nameless = NAMELESS.map(parentOf);
  for (const prototype of nameless) if (prototype !== null) Object.freeze(prototype);
  Object.freeze(parentOf(parentOf([].values()))); // that of all iterators
  const fixed = { writable: false, configurable: false };
  // The opposite of extending it.
  // oxlint-disable-next-line no-extend-native
  Object.defineProperties(Array.prototype, { pop: fixed, constructor: fixed });
  Object.defineProperty(Array, Symbol.species, { configurable: false });
  for (let open of [...named, ...nameless]) {
    for (; open !== null; open = parentOf(open)) Object.preventExtensions(open);
  }
}

function parentOf(object: object | null): object | null {
  return object === null ? null : Reflect.getPrototypeOf(object);
}

function prototypeOf(value: unknown): object | null {
  if (typeof value !== 'function') return null;
  const prototype: unknown = value.prototype;
  return typeof prototype === 'object' || typeof prototype === 'function' ? prototype : null;
}

const { stringify } = JSON;
const toText = String;
const sliceText = Function.prototype.call.bind(String.prototype.slice) as unknown as (
  text: string,
  start: number,
  end: number,
) => string;

/**
 * Prints as much as is kept, and drops the rest here: code that prints much is not slowed down by it.
 * @param limit in UTF-16 code units, of which none is less than a byte
 */
function printer(
  print: (text: string) => void,
  limit: number,
): (...values: readonly unknown[]) => void {
  let left = limit;
  return (...values) => {
    if (left <= 0) return;
    let line = '';
    for (let i = 0; i < values.length; i++) line += (i > 0 ? ' ' : '') + show(values[i]);
    const text = `${sliceText(line, 0, TEXT_LIMIT)}\n`;
    left -= text.length;
    print(text);
  };
}

function show(value: unknown): string {
  if (typeof value !== 'object' || value === null) return toText(value);
  try {
    return stringify(value) ?? toText(value);
  } catch {
    return '[object]';
  }
}
