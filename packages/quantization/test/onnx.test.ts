import fc from 'fast-check';
import { fromData, tensor } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import { expect, test } from 'vitest';
import {
  dequantizeInt8,
  dequantizeLinear,
  dynamicQuantizeLinear,
  matmulInt8,
  matmulInteger,
  quantizeInt8,
  quantizeLinear,
  quantizePerChannel,
  roundHalfToEven,
} from '../src/index.ts';
import type { IntegerType, QuantizeLinearOptions } from '../src/index.ts';
import { codes, seed, values, wildValues } from './support/arbitraries.ts';

const int8 = (...data: number[]): Tensor<'int8'> => fromData(Int8Array.from(data), [data.length]);

test('per tensor, QuantizeLinear and DequantizeLinear are quantizeInt8 and dequantizeInt8', () => {
  fc.assert(
    fc.property(wildValues, (data) => {
      const x = fromData(data, [data.length]);
      const q = quantizeInt8(x);
      const [scale, zero] = [tensor([q.scale]), int8(q.zeroPoint)];
      const y = quantizeLinear(x, scale, zero);
      expect(y).toEqual({ dtype: 'int8', shape: q.shape, data: q.data });
      expect(dequantizeLinear(y, scale, zero)).toEqual(dequantizeInt8(q));
    }),
    { seed },
  );
});

test('along an axis, QuantizeLinear with the scales of quantizePerChannel gives its codes', () => {
  fc.assert(
    fc.property(values, fc.nat(), (data, pick) => {
      const w = fromData(data.slice(0, data.length - (data.length % 6)), [
        Math.floor(data.length / 6),
        2,
        3,
      ]);
      const q = quantizePerChannel(w, pick % 3);
      const options = { axis: pick % 3, outputType: 'int8' } as const;
      expect(quantizeLinear(w, tensor(q.scales), null, options).data).toEqual(q.data);
    }),
    { seed },
  );
});

test('blocks of one value are per value, blocks of all values per axis position', () => {
  const x = tensor([1, 2, 3, 4, 5, 6], [2, 3]);
  const each = tensor([1, 0.5, 1, 0.5, 1, 0.5], [2, 3]);
  const single = quantizeLinear(x, each, null, { axis: 1, blockSize: 1 });
  expect([...single.data]).toEqual([1, 4, 3, 8, 5, 12]);
  const whole = quantizeLinear(x, tensor([1, 0.5], [2, 1]), null, { axis: 1, blockSize: 3 });
  expect([...whole.data]).toEqual([1, 2, 3, 8, 10, 12]);
});

test('a last block may be short, and blocks may run along an outer axis', () => {
  const x = tensor([1, 2, 3, 4, 5, 6], [3, 2]);
  const scale = tensor([1, 2, 0.5, 1], [2, 2]);
  const y = quantizeLinear(x, scale, null, { axis: 0, blockSize: 2 });
  expect([...y.data]).toEqual([1, 1, 3, 2, 10, 6]);
  expect([...dequantizeLinear(y, scale, null, { axis: 0, blockSize: 2 }).data]).toEqual([
    1, 2, 3, 4, 5, 6,
  ]);
});

test.each<[IntegerType, low: number, high: number]>([
  ['int2', -2, 1],
  ['uint2', 0, 3],
  ['int4', -8, 7],
  ['uint4', 0, 15],
  ['int8', -128, 127],
  ['uint8', 0, 255],
  ['int16', -32_768, 32_767],
  ['uint16', 0, 65_535],
])('%s saturates at %d and %d', (outputType, low, high) => {
  const x = tensor([-1e9, -Infinity, 1e9, Infinity, 1]);
  const y = quantizeLinear(x, tensor([1], []), null, { outputType });
  expect([...y.data]).toEqual([low, low, high, high, 1]);
});

test('a tie is rounded to even before the zero point is added', () => {
  const x = tensor([0.5, 1.5, -0.5, -1.5]);
  expect([...quantizeLinear(x, tensor([1]), int8(1)).data]).toEqual([1, 3, 1, -1]);
});

// The function body in the operator's definition, each node rounded to float32.
test('DynamicQuantizeLinear is the graph that ONNX defines it by', () => {
  const f = Math.fround;
  const moderate = fc.float({ min: f(-1e30), max: f(1e30), noNaN: true });
  fc.assert(
    fc.property(fc.array(moderate, { minLength: 1 }), (numbers) => {
      const data = Float32Array.from(numbers);
      const [min, max] = [Math.min(0, ...data), Math.max(0, ...data)];
      const scale = f(f(max - min) / f(255));
      fc.pre(scale >= 2 ** -126);
      const intermediate = f(0 - f(min / scale));
      const zeroPoint = roundHalfToEven(Math.min(255, Math.max(0, intermediate)));
      const result = dynamicQuantizeLinear(fromData(data, [data.length]));
      expect(result).toMatchObject({ scale, zeroPoint });
      const y = data.map((value) =>
        Math.min(255, Math.max(0, roundHalfToEven(f(value / scale)) + zeroPoint)),
      );
      expect([...result.y.data]).toEqual([...y]);
    }),
    { seed, numRuns: 2_000 },
  );
});

test('DynamicQuantizeLinear of zeros has scale 1', () => {
  expect(dynamicQuantizeLinear(tensor([0, -0]))).toEqual({
    y: fromData(new Uint8Array(2), [2]),
    scale: 1,
    zeroPoint: 0,
  });
});

test('MatMulInteger of int8 matrices is matmulInt8, and shifting to uint8 changes nothing', () => {
  const zero = fc.integer({ min: -128, max: 127 });
  fc.assert(
    fc.property(codes(6), codes(12), zero, zero, (left, right, aZeroPoint, bZeroPoint) => {
      const [a, b] = [fromData(left, [2, 3]), fromData(right, [3, 4])];
      const shifted = fromData(
        Uint8Array.from(left, (code) => code + 128),
        [2, 3],
      );
      const expected = matmulInt8(a, b, { aZeroPoint, bZeroPoint });
      expect(matmulInteger(a, b, aZeroPoint, bZeroPoint)).toEqual(expected);
      expect(matmulInteger(shifted, b, aZeroPoint + 128, bZeroPoint)).toEqual(expected);
    }),
    { seed, numRuns: 300 },
  );
});

const row = (k: number): Tensor<'uint8'> => fromData(new Uint8Array(k).fill(255), [1, k]);
const column = (k: number): Tensor<'uint8'> => fromData(new Uint8Array(k).fill(255), [k, 1]);

test('uint8 matrices are exact to depth 33025 and refused beyond', () => {
  expect([...matmulInteger(row(33_025), column(33_025)).data]).toEqual([33_025 * 65_025]);
  expect(() => matmulInteger(row(33_026), column(33_026))).toThrow(
    'matmulInteger: depth 33026 could overflow',
  );
});

const x = tensor([1, 2, 3, 4, 5, 6], [2, 3]);

test.each<
  [
    why: string,
    scale: Tensor,
    zero: Tensor<'int8'> | null,
    options: QuantizeLinearOptions,
    message: string,
  ]
>([
  ['too few scales', tensor([1, 2]), null, {}, 'scale is [2]: [3] is needed along axis 1'],
  ['an axis too far', tensor([1, 2]), null, { axis: 2 }, 'quantizeLinear: axis is 2'],
  ['half a block', tensor([1]), null, { blockSize: 0.5 }, 'blockSize is 0.5'],
  ['too few blocks', tensor([1, 1], [2, 1]), null, { blockSize: 2 }, '[2, 2] is needed'],
  ['zero points of another shape', tensor([1]), int8(1, 2), {}, 'zeroPoint is [2]'],
  ['scale 0', tensor([0]), null, {}, 'quantizeLinear: scale[0] is 0'],
  ['an infinite scale', tensor([Infinity]), null, {}, 'scale[0] is Infinity'],
  ['a zero point outside int4', tensor([1]), int8(9), { outputType: 'int4' }, 'zeroPoint[0] is 9'],
])('%s are refused', (_, scale, zero, options, message) => {
  expect(() => quantizeLinear(x, scale, zero, options)).toThrow(RangeError);
  expect(() => quantizeLinear(x, scale, zero, options)).toThrow(message);
});

test('NaN and unknown types are refused', () => {
  expect(() => quantizeLinear(tensor([1, NaN]), tensor([1]))).toThrow('x[1] is NaN');
  expect(() => dynamicQuantizeLinear(tensor([NaN]))).toThrow('dynamicQuantizeLinear: x[0] is NaN');
  // What untyped code may pass.
  const options = { outputType: 'float8e4m3fn' as IntegerType };
  expect(() => quantizeLinear(x, tensor([1]), null, options)).toThrow('type is float8e4m3fn');
  expect(() => matmulInteger(fromData(new Int8Array(1), [1, 1]), int8(1), 0, 0)).toThrow(
    'matmulInteger: a is [1, 1], b is [1]',
  );
});
