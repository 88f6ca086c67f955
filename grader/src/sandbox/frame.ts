// Requests and replies as bytes: a 12-byte head (magic, header length, body length), a JSON header,
// and the raw bytes of all arrays, each aligned to 8. Both sides use this file. In the sandbox it
// loads before the learner's code, so it takes the built-ins it needs here, once. It asks no array for
// its length or buffer by name, and appends to no array that inherits: the learner's code may have put
// a getter or a setter there, which would be handed the reply.
import type { ArrayName, FaultKind, Reply, Request, Wire, WireArray } from '@tito/check';
import { newList, toArray } from '@tito/check/target';

export const FRAME_MAGIC = 0x4f544954; // "TITO", little-endian
export const FRAME_HEAD_BYTES = 12;

const { stringify, parse } = JSON;
const { isArray } = Array;
const { getOwnPropertyDescriptor, getPrototypeOf, hasOwn } = Object;
const { isFinite, isInteger } = Number;
const isSame = Object.is;
const SafeArrayBuffer = ArrayBuffer;
const SafeUint8Array = Uint8Array;
const SafeUint32Array = Uint32Array;
const getterOf = (name: string) =>
  Function.prototype.call.bind(
    getOwnPropertyDescriptor(getPrototypeOf(Uint8Array.prototype), name)?.get as () => unknown,
  );
const bufferOf = getterOf('buffer') as (array: Data) => ArrayBuffer;
const byteOffsetOf = getterOf('byteOffset') as (array: Data) => number;
const byteLengthOf = getterOf('byteLength') as (array: Data) => number;
/** A typed array's length, whatever has become of the getter. */
export const lengthOf = getterOf('length') as (array: Data) => number;
const setBytes = Function.prototype.call.bind(Uint8Array.prototype.set) as unknown as (
  target: Uint8Array,
  source: Uint8Array,
  offset: number,
) => void;
const { ceil, min } = Math;
const toBytes = TextEncoder.prototype.encode.bind(new TextEncoder());
const toText = TextDecoder.prototype.decode.bind(new TextDecoder());

type Data = Float32Array | Float64Array | Int8Array | Uint8Array | Int32Array;
interface ArrayType {
  new (buffer: ArrayBufferLike, offset: number, length: number): Data;
  readonly BYTES_PER_ELEMENT: number;
}
const ARRAYS: Readonly<Record<string, ArrayType | undefined>> = Object.assign(Object.create(null), {
  Float32Array,
  Float64Array,
  Int8Array,
  Uint8Array,
  Int32Array,
});

const ALIGNMENT = 8;
const MAX_DEPTH = 16;

/** An empty frame: the first one of a process, from before any of the learner's code. */
export const READY: Uint8Array = frame('', newBody(lengthOf));

/** Bytes that are no frame. */
export class FrameError extends Error {
  override readonly name = 'FrameError';
}

interface Body {
  readonly arrays: { readonly offset: number; readonly bytes: Uint8Array }[];
  length: number;
  /** After how many bytes an array repeats; all of them if it does not, or if nobody looks. */
  readonly periodOf: (bytes: Uint8Array) => number;
}

function newBody(period: Body['periodOf']): Body {
  return { arrays: newList(), length: 0, periodOf: period };
}

/** A request with its number, as one frame. Of an array that repeats, one period is sent. */
export function encodeRequest(id: number, request: Request): Uint8Array {
  const body = newBody(periodOf);
  const args = 'args' in request ? packAll(request.args, body) : '[]';
  const rest = stringify({ ...request, args: undefined });
  return frame(`{"id":${id},"request":${rest},"args":${args}}`, body);
}

/** A reply with the number of its request, as one frame. */
export function encodeReply(id: number, reply: Reply): Uint8Array {
  const body = newBody(lengthOf);
  if (reply.ok) return frame(`{"id":${id},"ok":true,"value":${pack(reply.value, body)}}`, body);
  const { fault, name, message, stack = '' } = reply;
  const text = `"fault":${stringify(fault)},"name":${stringify(name)},"message":${stringify(message)}`;
  const where = `"stack":${stringify(stack)}`;
  return frame(`{"id":${id},"ok":false,${text},${where}}`, body);
}

/**
 * Reads a request. Requests come from the trusted side. Its arrays are views on the body: whoever
 * hands them to a learner's code copies them.
 * @param body a buffer of its own: views have to lie at multiples of their elements' size
 */
export function decodeRequest(
  header: Uint8Array,
  body: Uint8Array,
): { id: number; request: Request } {
  const json = parse(toText(header)) as { id: number; request: Request; args: unknown };
  const request = { ...json.request, args: unpackAll(json.args, body, 0, viewOf) } as Request;
  return { id: json.id, request };
}

const FAULTS: ReadonlySet<string> = new Set([
  'threw',
  'not-implemented',
  'missing',
  'load',
  'unsupported',
]);

/**
 * Reads a reply, whose every byte may have been chosen by the learner's code.
 * @throws {FrameError} if it is not a reply
 */
export function decodeReply(header: Uint8Array, body: Uint8Array): { id: number; reply: Reply } {
  const json = parseHeader(header);
  const id = unpackInteger(json['id']);
  if (json['ok'] === true)
    return {
      id,
      reply: { ok: true, value: unpack(json['value'], body, 0, copies(lengthOf(body))) },
    };
  const { fault, name, message, stack } = json;
  if (typeof fault !== 'string' || !FAULTS.has(fault)) throw new FrameError('no known fault');
  const text = {
    name: unpackText(name),
    message: unpackText(message),
    stack: unpackText(stack),
  };
  return { id, reply: { ok: false, fault: fault as FaultKind, ...text } };
}

function parseHeader(header: Uint8Array): Record<string, unknown> {
  try {
    const json: unknown = parse(toText(header));
    if (typeof json === 'object' && json !== null) return json as Record<string, unknown>;
  } catch {
    // Reported below: bytes that are no JSON are no frame.
  }
  throw new FrameError('the header is not JSON');
}

function frame(header: string, body: Body): Uint8Array {
  const headerBytes = toBytes(header);
  const start = FRAME_HEAD_BYTES + lengthOf(headerBytes);
  const buffer = new SafeArrayBuffer(start + body.length);
  const bytes = new SafeUint8Array(buffer);
  const head = new SafeUint32Array(buffer, 0, 3);
  head[0] = FRAME_MAGIC;
  head[1] = lengthOf(headerBytes);
  head[2] = body.length;
  setBytes(bytes, headerBytes, FRAME_HEAD_BYTES);
  for (let i = 0; i < body.arrays.length; i++) {
    const { offset, bytes: part } = body.arrays[i]!; // i is in range
    setBytes(bytes, part, start + offset);
  }
  return bytes;
}

// Headers are written as text, piece by piece: JSON.stringify asks objects for a `toJSON`, which the
// learner's code may have put on any prototype. Of primitive strings it asks nothing.

function packAll(wires: readonly Wire[], body: Body): string {
  let text = '';
  for (let i = 0; i < wires.length; i++) text += (i > 0 ? ',' : '') + pack(wires[i], body);
  return `[${text}]`;
}

function pack(wire: Wire, body: Body): string {
  if (wire === undefined) return '{"u":1}';
  if (wire === null || typeof wire === 'boolean') return `${wire}`;
  if (typeof wire === 'string') return stringify(wire);
  if (typeof wire === 'number') return packNumber(wire);
  switch (wire.wire) {
    case 'array':
      return packArray(wire, body);
    case 'list':
      return `{"l":${packAll(wire.items, body)}}`;
    case 'record':
      return `{"r":${packAll(wire.names, body)},"v":${packAll(wire.values, body)}}`;
    case 'handle':
      return `{"h":${wire.id}}`;
    default:
      return `{"x":${stringify(wire.is)}}`;
  }
}

function packNumber(value: number): string {
  if (isSame(value, -0)) return '{"n":"-0"}';
  return isFinite(value) ? `${value}` : `{"n":"${value}"}`;
}

function packArray({ type, data, spareBytes }: WireArray, body: Body): string {
  const offset = body.length;
  const whole = new SafeUint8Array(bufferOf(data), byteOffsetOf(data), byteLengthOf(data));
  const period = body.periodOf(whole);
  const isWhole = period === lengthOf(whole);
  const bytes = isWhole ? whole : new SafeUint8Array(bufferOf(data), byteOffsetOf(data), period);
  body.arrays[body.arrays.length] = { offset, bytes };
  body.length += ceil(period / ALIGNMENT) * ALIGNMENT;
  const repeats = isWhole ? '' : `,"p":${period}`;
  return `{"a":"${type}","o":${offset},"c":${lengthOf(data)},"s":${spareBytes === 0 ? 0 : 1}${repeats}}`;
}

/** Smaller arrays are sent as they are. */
const LEAST_REPEATED_BYTES = 1 << 14;
/** So many bytes have to come again before it is looked whether all do: some begin with many zeros. */
const BEGINNING_BYTES = 1 << 12;

/**
 * Large inputs often repeat: where the size is what matters, or a block of drawn values stands for more.
 * The bytes repeat after p if they are the same p further on. Runs on the trusted side only.
 */
function periodOf(whole: Uint8Array): number {
  const { buffer, byteOffset, length } = whole;
  if (length < LEAST_REPEATED_BYTES) return length;
  const bytes = Buffer.from(buffer, byteOffset, length);
  const beginning = bytes.subarray(0, BEGINNING_BYTES);
  let period = bytes.indexOf(beginning, ALIGNMENT);
  // A period that cuts an element in two, or is found by chance, is none.
  while (period > 0 && period % ALIGNMENT > 0) period = bytes.indexOf(beginning, period + 1);
  const repeats = period > 0 && bytes.compare(bytes, period, length, 0, length - period) === 0;
  return repeats ? period : length;
}

const SPECIAL: Readonly<Record<string, number | undefined>> = Object.assign(Object.create(null), {
  NaN,
  Infinity,
  '-Infinity': -Infinity,
  '-0': -0,
});

function unpackAll(json: unknown, body: Uint8Array, depth: number, take: TakeArray): Wire[] {
  if (!isArray(json)) throw new FrameError('a list is not a list');
  const wires = newList<Wire>();
  for (let i = 0; i < json.length; i++) wires[i] = unpack(json[i], body, depth, take);
  return toArray(wires);
}

function unpack(json: unknown, body: Uint8Array, depth: number, take: TakeArray): Wire {
  if (depth > MAX_DEPTH) throw new FrameError('a reply is nested too deeply');
  if (typeof json !== 'object' || json === null) return json as Wire; // JSON has no other primitives
  const tagged = json as Record<string, unknown>;
  if (hasOwn(tagged, 'u')) return undefined;
  if (hasOwn(tagged, 'n')) return unpackSpecial(tagged['n']);
  if (hasOwn(tagged, 'a')) return unpackArray(tagged, body, take);
  if (hasOwn(tagged, 'l'))
    return { wire: 'list', items: unpackAll(tagged['l'], body, depth + 1, take) };
  if (hasOwn(tagged, 'r')) return unpackRecord(tagged, body, depth + 1, take);
  if (hasOwn(tagged, 'h')) return { wire: 'handle', id: unpackInteger(tagged['h']) };
  if (hasOwn(tagged, 'x')) return { wire: 'unfit', is: unpackText(tagged['x']) };
  throw new FrameError('a value has no known form');
}

function unpackInteger(json: unknown): number {
  if (!isInteger(json) || Number(json) < 0) throw new FrameError('a count is none');
  return Number(json);
}

function unpackText(json: unknown): string {
  if (typeof json !== 'string') throw new FrameError('a text is none');
  return json;
}

function unpackSpecial(name: unknown): number {
  const value = typeof name === 'string' ? SPECIAL[name] : undefined;
  if (value === undefined) throw new FrameError('a number is none');
  return value;
}

function unpackRecord(
  tagged: Record<string, unknown>,
  body: Uint8Array,
  depth: number,
  take: TakeArray,
): Wire {
  const names = tagged['r'];
  const values = unpackAll(tagged['v'], body, depth, take);
  if (!isArray(names) || names.length !== values.length) throw new FrameError('a record is none');
  for (let i = 0; i < names.length; i++) {
    if (typeof names[i] !== 'string') throw new FrameError('a field has no name');
  }
  return { wire: 'record', names: names as string[], values };
}

function unpackArray(
  tagged: Record<string, unknown>,
  body: Uint8Array,
  take: TakeArray,
): WireArray {
  const type = unpackText(tagged['a']);
  const Type = ARRAYS[type];
  if (Type === undefined) throw new FrameError('an array has no known type');
  const data = take(Type, body, tagged);
  return { wire: 'array', type: type as ArrayName, data, spareBytes: tagged['s'] === 0 ? 0 : 8 };
}

/** Makes an array of the bytes of a body. */
type TakeArray = (Type: ArrayType, body: Uint8Array, tagged: Record<string, unknown>) => Data;

/**
 * Makes fresh arrays with buffers of their own, of exactly the bytes that came: a reply never repeats any,
 * and no two of its arrays share some. Together they are no larger than its body.
 */
function copies(left: number): TakeArray {
  return (Type, body, tagged) => {
    const start = unpackInteger(tagged['o']);
    const length = unpackInteger(tagged['c']);
    const bytes = length * Type.BYTES_PER_ELEMENT;
    if (start + bytes > lengthOf(body)) throw new FrameError('an array lies outside its frame');
    if (bytes > left) throw new FrameError('arrays share bytes');
    left -= bytes;
    const buffer = new SafeArrayBuffer(bytes);
    const source = new SafeUint8Array(bufferOf(body), byteOffsetOf(body) + start, bytes);
    setBytes(new SafeUint8Array(buffer), source, 0);
    return new Type(buffer, 0, length);
  };
}

/** A view on the body, or a fresh array where one period of it stands for all. */
function viewOf(Type: ArrayType, body: Uint8Array, tagged: Record<string, unknown>): Data {
  // Not destructured from a list: that asks Array.prototype for its iterator.
  const start = unpackInteger(tagged['o']);
  const length = unpackInteger(tagged['c']);
  const offset = byteOffsetOf(body) + start;
  if (!hasOwn(tagged, 'p')) return new Type(bufferOf(body), offset, length);
  const period = new SafeUint8Array(bufferOf(body), offset, unpackInteger(tagged['p']));
  return new Type(repeated(period, length * Type.BYTES_PER_ELEMENT), 0, length);
}

/** So many bytes of one period after the other; each step copies all that is there. */
function repeated(period: Uint8Array, bytes: number): ArrayBuffer {
  const buffer = new SafeArrayBuffer(bytes);
  const all = new SafeUint8Array(buffer);
  setBytes(all, period, 0);
  for (let filled = lengthOf(period); filled < bytes; filled *= 2) {
    setBytes(all, new SafeUint8Array(buffer, 0, min(filled, bytes - filled)), filled);
  }
  return buffer;
}
