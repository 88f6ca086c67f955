import fc from 'fast-check';
import { fromData, random, randomNormal, tensor } from '@tito/tensor';
import { expect, test } from 'vitest';
import { chooseQParams, quantizeInt8, quantizePerChannel } from '../src/index.ts';
import { sqnrDb } from '../src/metrics.ts';
import { float32, seed } from './support/arbitraries.ts';
import { dequantizePerChannel } from './support/dequantize-per-channel.ts';

const cube = fc
  .record({
    shape: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }),
    numbers: fc.array(float32, { minLength: 256, maxLength: 256 }),
  })
  .map(({ shape, numbers }) =>
    fromData(
      Float32Array.from(
        numbers.slice(
          0,
          shape.reduce((a, b) => a * b),
        ),
      ),
      shape,
    ),
  );

test('every channel is quantized as if it were alone', () => {
  fc.assert(
    fc.property(cube, fc.nat(), (w, pick) => {
      const axis = pick % w.shape.length;
      const q = quantizePerChannel(w, axis);
      const inner = w.shape.slice(axis + 1).reduce((a, b) => a * b, 1);
      for (let channel = 0; channel < w.shape[axis]; channel++) {
        const belongs = (_: number, i: number): boolean =>
          Math.floor(i / inner) % w.shape[axis] === channel;
        const slice = w.data.filter(belongs);
        const peak = slice.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
        const alone = quantizeInt8(tensor(slice), chooseQParams(-peak, peak, 'symmetric'));
        expect(q.scales[channel]).toBe(alone.scale);
        expect(q.data.filter(belongs)).toEqual(alone.data);
      }
    }),
    { seed, numRuns: 500 },
  );
});

test('values come back within half a step of their channel', () => {
  fc.assert(
    fc.property(cube, (w) => {
      const q = quantizePerChannel(w, 0);
      const inner = w.data.length / w.shape[0];
      dequantizePerChannel(q).data.forEach((value, i) => {
        const half = q.scales[Math.floor(i / inner)] / 2;
        // Codes of ±127 may overflow to infinity in the oracle, where a channel holds the largest float32.
        if (Number.isFinite(value)) {
          expect(Math.abs(value - w.data[i])).toBeLessThanOrEqual(half * (1 + 6 * 127 * 2 ** -24));
        }
      });
      expect(Math.min(...q.data)).toBeGreaterThanOrEqual(-127);
    }),
    { seed, numRuns: 500 },
  );
});

test('a channel of zeros has scale 1 and codes 0', () => {
  const q = quantizePerChannel(tensor([0, 0, 3, -1], [2, 2]), 0);
  expect([...q.scales]).toEqual([1, Math.fround(3 / 127)]);
  expect([...q.data]).toEqual([0, 0, 127, -42]);
});

test('negative axes count from the end, and the result counts from 0', () => {
  const w = randomNormal([2, 3, 4], random(1));
  expect(quantizePerChannel(w, -1)).toEqual(quantizePerChannel(w, 2));
  expect(quantizePerChannel(w, -1).axis).toBe(2);
});

test('codes own one byte per value, scales four per channel', () => {
  const q = quantizePerChannel(randomNormal([4, 3, 2, 2], random(1)), 0);
  expect(q.data.buffer.byteLength).toBe(48);
  expect(q.scales.buffer.byteLength).toBe(16);
});

test('rows of different loudness gain what one scale for all would cost', () => {
  const w = randomNormal([32, 64], random(5));
  for (let i = 0; i < w.data.length; i++) w.data[i] *= 10 ** ((Math.floor(i / 64) - 16) / 16);
  const peak = w.data.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const q = quantizeInt8(w, chooseQParams(-peak, peak, 'symmetric'));
  const perTensor = fromData(
    Float32Array.from(q.data, (code) => code * q.scale),
    w.shape,
  );
  const gain = sqnrDb(w, dequantizePerChannel(quantizePerChannel(w, 0))) - sqnrDb(w, perTensor);
  expect(gain).toBeGreaterThan(8);
});

test.each([
  ['an axis beyond the rank', [2, 2], 2, 'quantizePerChannel: axis is 2'],
  ['an axis before the first', [2, 2], -3, 'quantizePerChannel: axis is -3'],
  ['half an axis', [2, 2], 0.5, 'quantizePerChannel: axis is 0.5'],
  ['a scalar', [], 0, 'rank 0'],
])('%s is refused', (_, shape, axis, message) => {
  const w = randomNormal(shape, random(1));
  expect(() => quantizePerChannel(w, axis)).toThrow(RangeError);
  expect(() => quantizePerChannel(w, axis)).toThrow(message);
});

test.each([NaN, Infinity, -Infinity])('%d among the weights is named with its place', (bad) => {
  expect(() => quantizePerChannel(tensor([1, 2, bad, 4], [2, 2]), 0)).toThrow(`w[2] is ${bad}`);
});

test('no channels and empty channels are quantized to nothing', () => {
  expect(quantizePerChannel(tensor([], [0, 3]), 0).scales).toHaveLength(0);
  expect([...quantizePerChannel(tensor([], [2, 0]), 0).scales]).toEqual([1, 1]);
});
