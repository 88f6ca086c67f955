import { createContext, runInContext } from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  allocate,
  arange,
  bytesPerElement,
  cast,
  copy,
  dtypeOf,
  fromData,
  full,
  rows,
  sizeOf,
  tensor,
  zeros,
} from '../src/index.ts';
import type { DType, Tensor } from '../src/index.ts';
import { fixed, shapes, tensors } from './arbitraries.ts';

const dtypes: readonly DType[] = ['float32', 'int8', 'uint8', 'int32'];

test.each(dtypes)('%s storage reports its type and its width in bytes', (dtype) => {
  const data = allocate(dtype, 5);
  expect(dtypeOf(data)).toBe(dtype);
  expect(data.byteLength).toBe(5 * bytesPerElement(dtype));
  expect([...data]).toEqual([0, 0, 0, 0, 0]);
});

test('the element type of an array from another realm is recognised', () => {
  const foreign: Int8Array = runInContext('new Int8Array(3)', createContext({}));
  expect(foreign).not.toBeInstanceOf(Int8Array);
  expect(dtypeOf(foreign)).toBe('int8');
  expect(fromData(foreign, [3]).dtype).toBe('int8');
});

test('fromData knows the element type statically and wraps without copying', () => {
  const data = new Int8Array([1, 2, 3, 4]);
  const x: Tensor<'int8'> = fromData(data, [2, 2]);
  expect(x.data).toBe(data);
});

test('tensor copies: later writes to the source do not show', () => {
  const source = new Float32Array([1, 2]);
  const x = tensor(source);
  source[0] = 9;
  expect([...x.data]).toEqual([1, 2]);
  expect(x.shape).toEqual([2]);
});

test('the shape of a tensor is a copy of the one given', () => {
  const shape = [2, 1];
  const x = zeros(shape);
  shape[0] = 7;
  expect(x.shape).toEqual([2, 1]);
});

test('zeros, full and arange hold what their names say', () => {
  fc.assert(
    fc.property(shapes, fc.constantFrom(...dtypes), (shape, dtype) => {
      const x = zeros(shape, dtype);
      expect(x.dtype).toBe(dtype);
      expect(x.data.length).toBe(sizeOf(shape));
      expect(full(shape, 0.1).data.every((value) => value === Math.fround(0.1))).toBe(true);
    }),
    fixed,
  );
  expect([...arange(4).data]).toEqual([0, 1, 2, 3]);
  expect(arange(0).shape).toEqual([0]);
});

test('a copy has equal values on a buffer of exactly its own bytes', () => {
  const big = zeros([100, 10], 'int8');
  big.data[55] = 7;
  const part = copy(rows(big, 5, 6));
  expect(part).toEqual({
    dtype: 'int8',
    shape: [1, 10],
    data: Int8Array.of(0, 0, 0, 0, 0, 7, 0, 0, 0, 0),
  });
  expect(part.data.buffer.byteLength).toBe(10);
});

const ranges = [
  { dtype: 'int8', low: -128, high: 127 },
  { dtype: 'uint8', low: 0, high: 255 },
  { dtype: 'int32', low: -(2 ** 31), high: 2 ** 31 - 128 },
] as const;

test.each(ranges)('a cast to $dtype and back is the identity on its whole numbers', (range) => {
  const { dtype, low, high } = range;
  const bounds = { min: Math.max(low, -(2 ** 24)), max: Math.min(high, 2 ** 24) };
  fc.assert(
    fc.property(fc.array(fc.integer(bounds)), (values) => {
      const x = tensor([...values, bounds.min, bounds.max]);
      expect(cast(cast(x, dtype), 'float32')).toEqual(x);
    }),
    fixed,
  );
  expect([...cast(tensor([low, high]), dtype).data]).toEqual([low, high]);
});

test.each([
  ['a fraction', tensor([1, 0.5]), 'int8', 'cast: value 1 is 0.5: int8 holds'],
  ['NaN', tensor([NaN]), 'int32', 'cast: value 0 is NaN: int32 holds'],
  ['infinity', tensor([Infinity]), 'int32', 'cast: value 0 is Infinity: int32 holds'],
  ['128', tensor([128]), 'int8', 'in [-128, 127]'],
  ['-129', tensor([-129]), 'int8', 'cast: value 0 is -129'],
  ['-1', tensor([-1]), 'uint8', 'in [0, 255]'],
  ['256', tensor([256]), 'uint8', 'cast: value 0 is 256'],
  ['2^31', tensor([2 ** 31]), 'int32', 'cast: value 0 is 2147483648'],
  ['2^24 + 1', fromData(Int32Array.of(2 ** 24 + 1), [1]), 'float32', 'value 0 is 16777217'],
  ['an int8 in uint8', fromData(Int8Array.of(3, -3), [2]), 'uint8', 'cast: value 1 is -3'],
] as const)('a cast refuses %s by index and value', (_, x, dtype, message) => {
  expect(() => cast(x, dtype)).toThrow(RangeError);
  expect(() => cast(x, dtype)).toThrow(message);
});

test('a cast to the same type copies any value', () => {
  fc.assert(
    fc.property(tensors, (x) => {
      const y = cast(x, 'float32');
      expect(y).toEqual(x);
      expect(y.data.buffer).not.toBe(x.data.buffer);
    }),
    fixed,
  );
  expect([...cast(tensor([NaN, 0.5]), 'float32').data]).toEqual([NaN, 0.5]);
});
