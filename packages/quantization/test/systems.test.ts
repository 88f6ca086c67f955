import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  clippingBreakEven,
  float32Bytes,
  int8Bytes,
  maxExactDepth,
  minInFeatures,
  pairedDrop,
  scaleOverheadPercent,
  uniformSqnrDb,
  weightReadMs,
} from '../src/index.ts';
import { seed } from './support/arbitraries.ts';

const sizes = (...widths: number[]): { inFeatures: number; outFeatures: number }[] =>
  widths.slice(1).map((outFeatures, i) => ({ inFeatures: widths[i], outFeatures }));

test.each([
  { model: [784, 128, 10], float: 407_080, int8: 102_736 },
  { model: [784, 128, 64, 10], float: 437_544, int8: 110_800 },
  { model: [128, 64], float: 33_024, int8: 8_704 },
  { model: [64, 32, 10], float: 9_640, int8: 2_704 },
  { model: [10, 5], float: 220, int8: 90 },
  { model: [1, 1], float: 8, int8: 9 },
])('the bytes of $model are $float and $int8', ({ model, float, int8 }) => {
  expect(float32Bytes(sizes(...model))).toBe(float);
  expect(int8Bytes(sizes(...model))).toBe(int8);
});

test('no layers have no bytes', () => {
  expect([float32Bytes([]), int8Bytes([])]).toEqual([0, 0]);
});

test.each([
  [3.9, 156],
  [3.75, 60],
  [3.2, 16],
  [2, 4],
  [0.8, 1],
  [0.1, 1],
  [3.999, 15_996],
])('a ratio of %d needs %d inputs', (ratio, features) => {
  expect(minInFeatures(ratio)).toBe(features);
});

test('one input fewer misses the ratio', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 3.999, noNaN: true }), (ratio) => {
      const features = minInFeatures(ratio);
      expect((4 * features) / (features + 4)).toBeGreaterThanOrEqual(ratio);
      if (features > 1) expect((4 * (features - 1)) / (features + 3)).toBeLessThan(ratio);
    }),
    { seed, numRuns: 1_000 },
  );
});

test.each([
  [[64, 3, 3, 3], (100 * 256) / 1728],
  [[64, 3, 3, 64], 100 / 144],
  [[1, 1], 400],
  [[5], 400],
])('scales of weights %j are %d percent of the codes', (shape, percent) => {
  expect(scaleOverheadPercent(shape)).toBeCloseTo(percent, 12);
});

test.each([
  [0, 0, 131_071],
  [-1, 0, 131_071],
  [-128, 127, 33_025],
  [0, 127, 65_793],
  [10, -20, Math.floor((2 ** 31 - 1) / (138 * 147))],
])('zero points %d and %d allow a depth of %d', (a, b, depth) => {
  expect(maxExactDepth(a, b)).toBe(depth);
});

test('clipping pays above 5.17e-6 outliers at 8 bits and 1.70e-3 at 4', () => {
  expect(clippingBreakEven(8)).toBeCloseTo(5.17e-6, 8);
  expect(clippingBreakEven(4)).toBeCloseTo(1.7e-3, 5);
});

test('at the break-even fraction, keeping and clipping an outlier cost the same', () => {
  const [bits, outlier, q] = [8, 100, 127];
  const kept = (outlier / q) ** 2 / 12;
  const clipped = clippingBreakEven(bits) * outlier ** 2;
  expect(clipped).toBeCloseTo(kept, 12);
});

test('uniform data has 48.10 dB at 8 bits, and about 6 dB less per bit', () => {
  expect(uniformSqnrDb(8)).toBeCloseTo(48.1, 1);
  expect(uniformSqnrDb(12) - uniformSqnrDb(11)).toBeCloseTo(6.02, 1);
});

test('4096 x 4096 weights at 20 GB/s take 3.36 ms in float32 and 0.84 ms in int8', () => {
  expect(weightReadMs(4096, 4, 20)).toBeCloseTo(3.3554, 4);
  expect(weightReadMs(4096, 1, 20)).toBeCloseTo(0.8389, 4);
});

test('3 newly wrong and 2 newly right of 10 000 are a drop of 0.01 ± 0.022 points', () => {
  const { drop, standardError } = pairedDrop(3, 2, 10_000);
  expect(drop).toBeCloseTo(0.01, 12);
  expect(standardError).toBeCloseTo(Math.sqrt(5) / 100, 12);
  expect(pairedDrop(2, 3, 10_000).drop).toBeCloseTo(-0.01, 12);
  expect(pairedDrop(0, 0, 5)).toEqual({ drop: 0, standardError: 0 });
});

test.each<[why: string, ask: () => unknown, message: string]>([
  ['half an input', () => float32Bytes(sizes(0.5, 1)), 'float32Bytes: inFeatures is 0.5'],
  ['no outputs', () => int8Bytes(sizes(3, 0)), 'int8Bytes: outFeatures is 0'],
  ['ratio 4', () => minInFeatures(4), 'minInFeatures: ratio is 4'],
  ['ratio 0', () => minInFeatures(0), 'minInFeatures: ratio is 0'],
  ['ratio NaN', () => minInFeatures(NaN), 'minInFeatures: ratio is NaN'],
  ['no shape', () => scaleOverheadPercent([]), 'scaleOverheadPercent: shape []'],
  ['an empty shape', () => scaleOverheadPercent([3, 0]), 'a dimension is 0'],
  ['zero point 200', () => maxExactDepth(200, 0), 'maxExactDepth: aZeroPoint is 200'],
  ['one bit', () => clippingBreakEven(1), 'clippingBreakEven: bits is 1'],
  ['7.5 bits', () => uniformSqnrDb(7.5), 'uniformSqnrDb: bits is 7.5'],
  ['no weights', () => weightReadMs(0, 1, 1), 'weightReadMs: n is 0'],
  ['no bandwidth', () => weightReadMs(1, 1, 0), 'gigabytesPerSecond is 0'],
  ['no images', () => pairedDrop(0, 0, 0), 'pairedDrop: total is 0'],
  ['a negative count', () => pairedDrop(-1, 0, 5), 'pairedDrop: newlyWrong is -1'],
  ['more than all', () => pairedDrop(3, 3, 5), 'newlyWrong + newlyRight is 6'],
])('%s is refused', (_, ask, message) => {
  expect(ask).toThrow(RangeError);
  expect(ask).toThrow(message);
});
