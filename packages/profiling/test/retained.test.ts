import { Linear } from '@tito/nn';
import { copy, random, rows, zeros } from '@tito/tensor';
import { expect, test } from 'vitest';
import { retainedBytes } from '../src/index.ts';

const none = { float32: 0, int8: 0, uint8: 0, int32: 0, other: 0 };

const layer = Linear.init(784, 128, random(1));
const quantized = {
  weight: {
    data: new Int8Array(784 * 128),
    shape: [128, 784],
    scales: new Float32Array(128),
    axis: 0,
  },
  bias: zeros([128]),
};
const big = zeros([1000, 10]);
const shared = new ArrayBuffer(16);

const cases = [
  {
    what: 'a float layer: four bytes per weight and bias',
    model: layer,
    byDType: { ...none, float32: 4 * (784 * 128 + 128) },
  },
  {
    what: 'int8 codes with float scales and bias: one byte per weight',
    model: quantized,
    byDType: { ...none, int8: 784 * 128, float32: 4 * (128 + 128) },
  },
  {
    what: 'a float copy kept beside the codes',
    model: { ...quantized, original: layer },
    byDType: { ...none, int8: 784 * 128, float32: 4 * (784 * 128 + 128) + 4 * (128 + 128) },
  },
  {
    what: 'one row of a big tensor: the whole buffer',
    model: rows(big, 0, 1),
    byDType: { ...none, float32: 40_000 },
  },
  {
    what: 'a copy of that row: the row',
    model: copy(rows(big, 0, 1)),
    byDType: { ...none, float32: 40 },
  },
  {
    what: 'many views of one buffer: the buffer once',
    model: [rows(big, 0, 1), rows(big, 5, 9), big],
    byDType: { ...none, float32: 40_000 },
  },
  {
    what: 'a buffer under two types: by the first found',
    model: [new Int8Array(shared), new Float32Array(shared)],
    byDType: { ...none, int8: 16 },
  },
  {
    what: 'a buffer met before its view: by the view',
    model: [shared, { deeper: new Int32Array(shared) }],
    byDType: { ...none, int32: 16 },
  },
  {
    what: 'what is none of the four types: other',
    model: [
      new Float64Array(2),
      new DataView(new ArrayBuffer(3)),
      new ArrayBuffer(5),
      new Uint8Array(1),
    ],
    byDType: { ...none, other: 24, uint8: 1 },
  },
  { what: 'numbers in plain arrays: nothing', model: { weights: [1, 2, 3] }, byDType: none },
];

test.each(cases)('$what', ({ model, byDType }) => {
  const retained = retainedBytes(model);
  expect(retained.byDType).toEqual(byDType);
  expect(retained.total).toBe(Object.values(byDType).reduce((total, bytes) => total + bytes, 0));
});

test('the parts of a model never retain more than the whole, nor less together', () => {
  const parts = [layer, quantized, rows(big, 0, 1), { again: big }];
  const whole = retainedBytes(parts).total;
  const each = parts.map((part) => retainedBytes(part).total);
  expect(Math.max(...each)).toBeLessThanOrEqual(whole);
  expect(each.reduce((total, bytes) => total + bytes, 0)).toBeGreaterThanOrEqual(whole);
});
