import type { DType } from '@tito/tensor/contract';
import { shownShape, sizeOf } from './dimensions.ts';
import { StudentFault } from './faults.ts';
import { ARRAY_OF, type ObjectShape, type Shape } from './schema.ts';
import type { Wire, WireArray, WireRecord } from './wire.ts';
import { withArticle } from './words.ts';

/** Turns a handle number into the object that checks hold. */
export type Adopt = (id: number, shape: ObjectShape, what: string) => unknown;

/**
 * Reads a reply against the shape that was asked for, and builds fresh values from it.
 *
 * @param where what the value is, for the sentence: `quantizeInt8().data`
 * @throws {StudentFault} if the value has another form; nothing of it is used then
 */
export function decode(wire: Wire, shape: Shape, where: string, adopt: Adopt): unknown {
  switch (shape.kind) {
    case 'number':
    case 'string':
    case 'boolean':
      return typeof wire === shape.kind ? wire : misfit(where, wire, `a ${shape.kind}`);
    case 'array':
      return decodeArray(wire, shape.type, where);
    case 'dimensions':
      return decodeDimensions(wire, where);
    case 'list':
      return listOf(wire, where).map((item, i) =>
        decode(item, shape.item, `${where}[${i}]`, adopt),
      );
    case 'nullable':
      return wire === null ? null : decode(wire, shape.inner, where, adopt);
    case 'tensor':
      return decodeTensor(recordOf(wire, where), shape.dtype, where);
    case 'record':
      return decodeFields(recordOf(wire, where), shape.fields, where, adopt);
    case 'object':
      return isWire(wire, 'handle')
        ? adopt(wire.id, shape, where)
        : misfit(where, wire, 'an object');
  }
}

function decodeFields(
  wire: WireRecord,
  fields: Readonly<Record<string, Shape>>,
  where: string,
  adopt: Adopt,
): object {
  const value: Record<string, unknown> = Object.create(null);
  for (const [name, shape] of Object.entries(fields)) {
    value[name] = decode(fieldOf(wire, name), shape, `${where}.${name}`, adopt);
  }
  return value;
}

function decodeTensor(wire: WireRecord, asked: DType | null, where: string): object {
  const dtype = decodeDType(fieldOf(wire, 'dtype'), asked, `${where}.dtype`);
  const data = decodeArray(fieldOf(wire, 'data'), ARRAY_OF[dtype], `${where}.data`);
  const shape = decodeDimensions(fieldOf(wire, 'shape'), `${where}.shape`);
  if (sizeOf(shape) !== data.length) {
    throw new StudentFault(
      'failed',
      `${where} has shape ${shownShape(shape)}, which needs ${sizeOf(shape)} values, and data of ${data.length}.`,
      { plain: `${where} has a shape that does not fit its data.` },
    );
  }
  return { dtype, shape, data };
}

/** The element type that a tensor names: the one that was asked for, or any. */
function decodeDType(name: Wire, asked: DType | null, where: string): DType {
  if (asked !== null) return name === asked ? asked : misfit(where, name, `'${asked}'`);
  return isDType(name) ? name : misfit(where, name, 'an element type');
}

function isDType(name: Wire): name is DType {
  return typeof name === 'string' && Object.hasOwn(ARRAY_OF, name);
}

function decodeDimensions(wire: Wire, where: string): readonly number[] {
  return listOf(wire, where).map((size, i) =>
    typeof size === 'number' && Number.isInteger(size) && size >= 0
      ? size
      : misfit(`${where}[${i}]`, size, 'a non-negative integer'),
  );
}

/**
 * The array as it was, memory included: a view on a larger buffer arrives as a view on a larger
 * buffer (8 bytes larger, which is enough to tell), so `data.buffer.byteLength` can be judged.
 */
function decodeArray(wire: Wire, type: string, where: string): WireArray['data'] {
  if (!isWire(wire, 'array')) return misfit(where, wire, withArticle(type));
  if (wire.type !== type) {
    return misfit(where, wire, withArticle(type));
  }
  if (wire.spareBytes === 0) return wire.data;
  const ArrayType = wire.data.constructor as new (
    buffer: ArrayBuffer,
    offset: number,
    length: number,
  ) => WireArray['data'];
  const view = new ArrayType(new ArrayBuffer(wire.data.byteLength + 8), 0, wire.data.length);
  view.set(wire.data);
  return view;
}

function listOf(wire: Wire, where: string): readonly Wire[] {
  return isWire(wire, 'list') ? wire.items : misfit(where, wire, 'an array');
}

function recordOf(wire: Wire, where: string): WireRecord {
  return isWire(wire, 'record') ? wire : misfit(where, wire, 'an object');
}

function fieldOf(wire: WireRecord, name: string): Wire {
  const index = wire.names.indexOf(name);
  return index < 0 ? undefined : wire.values[index];
}

type Tagged = Exclude<Wire, null | undefined | boolean | number | string>;

function isWire<K extends Tagged['wire']>(
  wire: Wire,
  kind: K,
): wire is Extract<Tagged, { wire: K }> {
  return typeof wire === 'object' && wire !== null && wire.wire === kind;
}

/** The commonest reason why a call gives nothing. */
const NO_RETURN = ' Is there a `return`?';

function misfit(where: string, wire: Wire, expected: string): never {
  const found = inWords(wire);
  const advice = found === 'undefined' && where.endsWith('()') ? NO_RETURN : '';
  throw new StudentFault('failed', `${where} is ${found}, expected ${expected}.${advice}`, {
    plain: `${withoutIndices(where)} is not ${expected}.`,
  });
}

/** Which of ten thousand items is the wrong one, the learner's code chooses: it could tell an input so. */
function withoutIndices(where: string): string {
  return where.replaceAll(/\[\d+\]/g, '[i]');
}

function inWords(wire: Wire): string {
  if (typeof wire === 'string') return `'${wire}'`;
  if (typeof wire !== 'object' || wire === null) return String(wire);
  switch (wire.wire) {
    case 'unfit':
      return wire.is;
    case 'array':
      return `${withArticle(wire.type)} of ${wire.data.length}`;
    case 'list':
      return `an Array of ${wire.items.length}`;
    default:
      return 'an object';
  }
}
