// The side that holds the learner's code: it performs requests and answers with plain data.
//
// It shares a realm with code that may have replaced any built-in, so everything it needs is taken
// here, before that code loads, and later called without looking anything up. There is no promise
// between a request and its reply: a promise asks its value for a `then`, which the learner's code
// may have put on any prototype, and would so see and change replies. It holds no expected value and
// no verdict: there is nothing in it to read.
import type { ArrayName, Member, Shape } from './schema.ts';
import type { FaultKind, Origin, Reply, Request, Wire } from './wire.ts';

/** Finds an export by name, importing its file if need be, and calls back once. */
export type Load = (
  from: Origin,
  name: string,
  found: (exported: unknown) => void,
  failed: (fault: Fault) => void,
) => void;

/** Reads the memory of the process; only where the garbage collector can be asked. */
export interface MemoryProbe {
  /** Bytes of arrays and of all other objects, beyond those before the learner's code was loaded. */
  retainedBytes(thorough: boolean, done: (arrays: number, objects: number) => void): void;
}

export interface Target {
  /** Performs a request and calls back once, possibly before it returns. */
  handle(request: Request, answer: (reply: Reply) => void): void;
}

const { call, bind } = Function.prototype;
const uncurry: (method: unknown) => (self: unknown, ...args: unknown[]) => unknown = bind.bind(
  call,
) as never;
const { apply, construct, get, getPrototypeOf } = Reflect;
const { isArray } = Array;
const { isInteger } = Number;
const { defineProperty, keys, setPrototypeOf } = Object;
const arrayPrototype = Array.prototype;
const SafeMap = Map;
const mapGet = uncurry(Map.prototype.get);
const mapSet = uncurry(Map.prototype.set);
const mapDelete = uncurry(Map.prototype.delete);
const SafeWeakRef = WeakRef;
const deref = uncurry(WeakRef.prototype.deref);
const toText = String;
const sliceText = uncurry(String.prototype.slice);
const min = Math.min;

const typedArrayPrototype: object = getPrototypeOf(Int8Array.prototype) ?? {};
const getter = (prototype: object, key: PropertyKey) =>
  uncurry(Object.getOwnPropertyDescriptor(prototype, key)?.get);
const arrayName = getter(typedArrayPrototype, Symbol.toStringTag);
const arrayLength = getter(typedArrayPrototype, 'length');
const arrayBytes = getter(typedArrayPrototype, 'byteLength');
const arrayBuffer = getter(typedArrayPrototype, 'buffer');
const bufferBytes = getter(ArrayBuffer.prototype, 'byteLength');
const setArray = uncurry((typedArrayPrototype as Int8Array).set);

const ARRAYS: Record<ArrayName, new (length: number) => WireData> = {
  Float32Array,
  Float64Array,
  Int8Array,
  Uint8Array,
  Int32Array,
};
type WireData = Float32Array | Float64Array | Int8Array | Uint8Array | Int32Array;

const TEXT_LIMIT = 500;
const STACK_LIMIT = 4_000;
const LIST_LIMIT = 10_000;

/**
 * An empty list that inherits nothing, so that what is put into it is its own. An index that
 * Array.prototype has a setter for would be handed to the learner's code, and with it a part of the
 * reply.
 */
export function newList<T>(): T[] {
  return setPrototypeOf([], null) as T[];
}

/** The same list as an ordinary array, once it is filled. */
export function toArray<T>(items: T[]): T[] {
  return setPrototypeOf(items, arrayPrototype) as T[];
}

/** The objects that stay on this side, by handle. */
interface Store {
  keep(value: unknown): Wire;
  get(handle: number): unknown;
  release(handle: number): Wire;
  isAlive(handle: number): Wire;
}

function createStore(): Store {
  const objects = new SafeMap<number, unknown>();
  const released = new SafeMap<number, WeakRef<object>>();
  let nextHandle = 1;
  return {
    keep(value) {
      const id = nextHandle++;
      mapSet(objects, id, value);
      return { wire: 'handle', id };
    },
    get: (handle) => mapGet(objects, handle),
    release(handle) {
      mapSet(released, handle, new SafeWeakRef(mapGet(objects, handle) as object));
      mapDelete(objects, handle);
      return null;
    },
    isAlive(handle) {
      const reference = mapGet(released, handle);
      return reference !== undefined && deref(reference) !== undefined;
    },
  };
}

/** Builds the target over the given loader. */
export function createTarget(load: Load, memory?: MemoryProbe): Target {
  const store = createStore();

  function invoke(request: Request & { op: 'call' | 'create' }, exported: unknown): Wire {
    if (typeof exported !== 'function') throw new Fault('missing', '', request.name);
    const args = decodeAll(request.args, store);
    const value =
      request.op === 'call' ? apply(exported, undefined, args) : construct(exported, args);
    return encode(value, request.returns, store.keep);
  }

  function reachMember(request: Request & { op: 'member' }): Wire {
    const self = store.get(request.handle);
    const member = get(self as object, request.name);
    if (request.access === 'get') return encode(member, request.returns, store.keep);
    if (typeof member !== 'function') throw new Fault('missing', '', `.${request.name}`);
    const args = decodeAll(request.args, store);
    return encode(apply(member, self, args), request.returns, store.keep);
  }

  return {
    handle(request, answer) {
      switch (request.op) {
        case 'call':
        case 'create':
          load(
            request.from,
            request.name,
            (exported) => answer(attempt(() => invoke(request, exported))),
            (fault) => answer(toFault(fault)),
          );
          return;
        case 'member':
          answer(attempt(() => reachMember(request)));
          return;
        case 'release':
          answer(attempt(() => store.release(request.handle)));
          return;
        case 'is-alive':
          answer(attempt(() => store.isAlive(request.handle)));
          return;
        case 'retained-bytes':
          if (memory === undefined) answer(toFault(new Fault('unsupported', '', 'no collector')));
          else {
            const { thorough } = request;
            memory.retainedBytes(thorough, (arrays, objects) => answer(pairOf(arrays, objects)));
          }
      }
    },
  };
}

function pairOf(first: number, second: number): Reply {
  const items = newList<Wire>();
  items[0] = first;
  items[1] = second;
  return { ok: true, value: { wire: 'list', items: toArray(items) } };
}

function attempt(perform: () => Wire): Reply {
  try {
    return { ok: true, value: perform() };
  } catch (error) {
    return toFault(error);
  }
}

/** Thrown by the target and by loaders; everything else that is thrown is the learner's. */
export class Fault {
  readonly kind: FaultKind;
  readonly name: string;
  readonly message: string;
  readonly stack: string;
  constructor(kind: FaultKind, name: string, message: string, stack = '') {
    this.kind = kind;
    this.name = name;
    this.message = message;
    this.stack = stack;
  }
}

const faultPrototype = Fault.prototype;

function toFault(error: unknown): Reply {
  if (typeof error === 'object' && error !== null && getPrototypeOf(error) === faultPrototype) {
    const { kind, name, message, stack } = error as Fault;
    return { ok: false, fault: kind, name, message, stack };
  }
  const { name, message, stack } = thrown('threw', error);
  const fault = name === 'NotImplementedError' ? 'not-implemented' : 'threw';
  return { ok: false, fault, name, message, stack };
}

/** A fault with the name, message and stack of whatever the learner's code threw. */
export function thrown(kind: FaultKind, error: unknown): Fault {
  const name = readText(error, 'name') ?? 'Error';
  const message = readText(error, 'message') ?? describeThrown(error);
  return new Fault(kind, name, message, readText(error, 'stack', STACK_LIMIT));
}

function describeThrown(value: unknown): string {
  return typeof value === 'string' ? (sliceText(value, 0, TEXT_LIMIT) as string) : describe(value);
}

/** A text property of a thrown value, cut; getters of a hostile error may throw in their turn. */
function readText(value: unknown, key: string, limit = TEXT_LIMIT): string | undefined {
  try {
    const text = typeof value === 'object' && value !== null ? get(value, key) : undefined;
    return typeof text === 'string' ? (sliceText(text, 0, limit) as string) : undefined;
  } catch {
    return undefined;
  }
}

type Keep = (value: unknown) => Wire;

function encode(value: unknown, shape: Shape, keep: Keep): Wire {
  switch (shape.kind) {
    case 'number':
    case 'string':
    case 'boolean':
      return typeof value === shape.kind ? cut(value as number) : unfit(value);
    case 'array':
      return encodeArray(value);
    case 'dimensions':
      return encodeList(value, NUMBER, keep);
    case 'list':
      return encodeList(value, shape.item, keep);
    case 'nullable':
      return value === null ? null : encode(value, shape.inner, keep);
    case 'tensor':
      return encodeRecord(value, TENSOR_FIELDS, keep);
    case 'record':
      return encodeRecord(value, shape.fields, keep);
    case 'object':
      return isObject(value) ? encodeObject(value, shape.members, keep) : unfit(value);
  }
}

const NUMBER: Shape = { kind: 'number' };
const TENSOR_FIELDS: Readonly<Record<string, Shape>> = {
  dtype: { kind: 'string' },
  shape: { kind: 'dimensions' },
  data: { kind: 'array', type: 'Float32Array' },
};

function cut(value: number | string | boolean): Wire {
  return typeof value === 'string' ? (sliceText(value, 0, TEXT_LIMIT) as string) : value;
}

function encodeArray(value: unknown): Wire {
  const type = isObject(value) ? (arrayName(value) as ArrayName | undefined) : undefined;
  const ArrayType = type === undefined ? undefined : ARRAYS[type];
  if (type === undefined || ArrayType === undefined) return unfit(value);
  const data = new ArrayType(arrayLength(value) as number);
  setArray(data, value);
  return { wire: 'array', type, data, spareBytes: spareBytes(value) };
}

function spareBytes(value: unknown): number {
  try {
    return (bufferBytes(arrayBuffer(value)) as number) - (arrayBytes(value) as number);
  } catch {
    return Infinity; // a SharedArrayBuffer: its memory is never the array's own
  }
}

function encodeList(value: unknown, item: Shape, keep: Keep): Wire {
  if (!isArray(value) || value.length > LIST_LIMIT) return unfit(value);
  const items = newList<Wire>();
  for (let i = 0; i < value.length; i++) items[i] = encode(value[i], item, keep);
  return { wire: 'list', items: toArray(items) };
}

function encodeRecord(value: unknown, fields: Readonly<Record<string, Shape>>, keep: Keep): Wire {
  if (!isObject(value) || isThenable(value)) return unfit(value);
  const names = newList<string>();
  const values = newList<Wire>();
  const fieldNames = keys(fields);
  for (let i = 0; i < fieldNames.length; i++) {
    const name = fieldNames[i];
    names[i] = name;
    values[i] = encode(get(value, name), fields[name], keep);
  }
  return { wire: 'record', names: toArray(names), values: toArray(values) };
}

function encodeObject(value: object, members: Readonly<Record<string, Member>>, keep: Keep): Wire {
  const names = keys(members);
  for (let i = 0; i < names.length; i++) {
    const name = names[i];
    const isMethod = members[name].access === 'call';
    if (isMethod && typeof get(value, name) !== 'function') {
      return { wire: 'unfit', is: `${describe(value)} without a method ${name}` };
    }
  }
  return keep(value);
}

function unfit(value: unknown): Wire {
  return { wire: 'unfit', is: describe(value) };
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

/** A few words about a value of the wrong form, for a sentence that a learner reads. */
function describe(value: unknown): string {
  if (typeof value === 'string') return 'a string';
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'symbol') return 'a symbol';
  if (typeof value === 'bigint') return 'a bigint';
  if (typeof value !== 'object' || value === null) return toText(value);
  const type = arrayName(value) as string | undefined;
  if (type !== undefined) return `a ${type} of ${toText(arrayLength(value))}`;
  if (isArray(value)) return `an Array${ofLength(value)}`;
  return isThenable(value) ? 'a Promise' : 'an object';
}

/** A proxy of an array may answer anything when it is asked for its length. */
function ofLength(array: readonly unknown[]): string {
  try {
    const length: unknown = array.length;
    return isInteger(length) ? ` of ${toText(length)}` : '';
  } catch {
    return '';
  }
}

function isThenable(value: object): boolean {
  try {
    return typeof get(value, 'then') === 'function';
  } catch {
    return false;
  }
}

function decodeAll(wires: readonly Wire[], store: Store): unknown[] {
  const values = newList<unknown>();
  for (let i = 0; i < wires.length; i++) values[i] = decode(wires[i], store);
  return toArray(values);
}

/**
 * Sets an own property, whatever stands on prototypes. An object that was made without a prototype would
 * be as safe, but engines keep such a one as a table: a loop over `x.data` took twelve times as long.
 */
function define(object: object, name: string, value: unknown): void {
  const how = { __proto__: null, value, writable: true, enumerable: true, configurable: true };
  defineProperty(object, name, how);
}

/** Arguments come from the trusted side. Arrays are copied: what the learner does to them stays here. */
function decode(wire: Wire, store: Store): unknown {
  if (typeof wire !== 'object' || wire === null) return wire;
  switch (wire.wire) {
    case 'array': {
      const data = new ARRAYS[wire.type](arrayLength(wire.data) as number);
      setArray(data, wire.data);
      return data;
    }
    case 'list':
      return decodeAll(wire.items, store);
    case 'record': {
      const value = {};
      const count = min(wire.names.length, wire.values.length);
      for (let i = 0; i < count; i++) define(value, wire.names[i], decode(wire.values[i], store));
      return value;
    }
    case 'handle':
      return store.get(wire.id);
    case 'unfit':
      return undefined;
  }
}
