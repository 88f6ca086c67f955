import fc from 'fast-check';
import { fromData, random, randomUniform, tensor } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import { expect, test } from 'vitest';
import {
  calibrate,
  chooseQParams,
  dequantizeInt8,
  MinMaxObserver,
  PercentileObserver,
  quantizeInt8,
} from '../src/index.ts';
import type { Scheme } from '../src/index.ts';
import { meanAbsoluteError, sqnrDb } from '../src/metrics.ts';
import { seed, values } from './support/arbitraries.ts';

const batches = fc.array(values, { minLength: 1, maxLength: 5 });
const scheme = fc.constantFrom<Scheme>('symmetric', 'asymmetric');
const vector = (x: Float32Array): Tensor => fromData(x, [x.length]);

/** The oracle: percentile by sorting everything, numpy's 'linear' rule written once more. */
function percentile(x: readonly number[], p: number): number {
  const sorted = x.toSorted((a, b) => a - b);
  const position = ((sorted.length - 1) * p) / 100;
  const [below, above] = [Math.floor(position), Math.ceil(position)];
  return sorted[below] + (sorted[above] - sorted[below]) * (position - below);
}

test('percentile 100, the default, is the range of all values', () => {
  fc.assert(
    fc.property(batches, scheme, (samples, name) => {
      const all = samples.flatMap((x) => [...x]);
      const expected = chooseQParams(Math.min(...all), Math.max(...all), name);
      const tensors = samples.map(vector);
      expect(calibrate(tensors, { scheme: name })).toEqual(expected);
      expect(calibrate(tensors, { scheme: name, percentile: 100 })).toEqual(expected);
      const observer = new PercentileObserver(100, name);
      for (const x of tensors) observer.observe(x);
      expect(observer.calculateQParams()).toEqual(expected);
    }),
    { seed, numRuns: 300 },
  );
});

test('values count once, however they are split into samples', () => {
  fc.assert(
    fc.property(batches, scheme, fc.integer({ min: 1, max: 100 }), (samples, name, p) => {
      const together = Float32Array.from(samples.flatMap((x) => [...x]));
      const options = { percentile: p, scheme: name };
      expect(calibrate(samples.map(vector), options)).toEqual(
        calibrate([vector(together)], options),
      );
    }),
    { seed, numRuns: 300 },
  );
});

test.each<[why: string, data: number[], p: number, min: number, max: number]>([
  ['both tails, half each', [-10, -2, -1, 0, 1, 2, 3, 4, 5, 100, 200], 80, -2, 100],
  ['the upper tail of positive data', [1, 2, 3, 4, 100], 75, 0, 4],
  ['the upper tail of data from 0', [0, 2, 3, 4, 100], 75, 0, 4],
  ['the lower tail of negative data', [-100, -4, -3, -2, -1], 75, -4, 0],
  ['between two values', [0, 10], 25, 0, 2.5],
])('an asymmetric percentile cuts %s', (_, data, p, min, max) => {
  expect(calibrate([tensor(data)], { percentile: p })).toEqual(
    chooseQParams(min, max, 'asymmetric'),
  );
});

test('a symmetric percentile is that of the absolute value', () => {
  const samples = [tensor([-100, -4, 3]), tensor([2, -1])];
  expect(calibrate(samples, { percentile: 75, scheme: 'symmetric' })).toEqual(
    chooseQParams(-4, 4, 'symmetric'),
  );
});

test('percentiles are those of the sorted values, interpolated', () => {
  fc.assert(
    fc.property(batches, fc.double({ min: 1, max: 100, noNaN: true }), (samples, p) => {
      const all = samples.flatMap((x) => [...x]);
      const peak = percentile(all.map(Math.abs), p);
      const { scale } = calibrate(samples.map(vector), { percentile: p, scheme: 'symmetric' });
      const expected = chooseQParams(0, peak, 'symmetric').scale;
      // One unit in the last place of the scale, or the smallest float32 where that is coarser.
      expect(Math.abs(scale - expected)).toBeLessThanOrEqual(2 ** -23 * expected + 2 ** -149);
    }),
    { seed, numRuns: 500 },
  );
});

test('the lower the percentile, the finer the scale', () => {
  fc.assert(
    fc.property(batches, fc.integer({ min: 1, max: 99 }), (samples, p) => {
      const tensors = samples.map(vector);
      const cut = calibrate(tensors, { percentile: p, scheme: 'symmetric' });
      const less = calibrate(tensors, { percentile: p + 1, scheme: 'symmetric' });
      // A range cut down to nothing has scale 1 by definition.
      if (cut.scale !== 1) expect(cut.scale).toBeLessThanOrEqual(less.scale);
    }),
    { seed, numRuns: 300 },
  );
});

test('an observer keeps what it saw, whatever becomes of the tensor', () => {
  const x = tensor([-1, 2]);
  const observers = [new MinMaxObserver(), new PercentileObserver(100)];
  for (const observer of observers) observer.observe(x);
  x.data.fill(50);
  for (const observer of observers) {
    expect(observer.calculateQParams()).toEqual(chooseQParams(-1, 2, 'asymmetric'));
    expect(observer.calculateQParams()).toEqual(observer.calculateQParams());
  }
});

test('an observer goes on after an answer', () => {
  const observer = new PercentileObserver(100);
  observer.observe(tensor([1]));
  observer.calculateQParams();
  observer.observe(tensor([-5]));
  expect(observer.calculateQParams()).toEqual(chooseQParams(-5, 1, 'asymmetric'));
});

test('a tiny signal keeps a tiny scale', () => {
  const { scale } = calibrate([tensor([-1e-10, 1e-10])]);
  expect(scale).toBeGreaterThan(0);
  expect(scale).toBeLessThan(1e-10);
});

test.each<[why: string, samples: Tensor[], options: { percentile?: number }, message: string]>([
  ['no samples', [], {}, 'calibrate: 0 samples'],
  ['empty samples', [tensor([]), tensor([])], {}, 'calibrate: 2 samples'],
  ['percentile 0', [tensor([1])], { percentile: 0 }, 'calibrate: percentile is 0'],
  ['percentile 101', [tensor([1])], { percentile: 101 }, 'calibrate: percentile is 101'],
  ['percentile NaN', [tensor([1])], { percentile: NaN }, 'calibrate: percentile is NaN'],
  ['NaN in a sample', [tensor([1]), tensor([2, NaN])], {}, 'samples[1][1] is NaN'],
  ['NaN, cutting', [tensor([NaN])], { percentile: 99 }, 'samples[0][0] is NaN'],
  ['an infinite sample', [tensor([Infinity])], {}, 'samples[0][0] is Infinity'],
])('%s is refused', (_, samples, options, message) => {
  expect(() => calibrate(samples, options)).toThrow(RangeError);
  expect(() => calibrate(samples, options)).toThrow(message);
});

test.each([new MinMaxObserver(), new PercentileObserver(99)])(
  'an observer that saw nothing has no parameters',
  (observer) => {
    observer.observe(tensor([]));
    expect(() => observer.calculateQParams()).toThrow('no value was observed');
    expect(() => observer.observe(tensor([NaN]))).toThrow('x[0] is NaN');
  },
);

test('empty samples among others add nothing', () => {
  expect(calibrate([tensor([]), tensor([-1, 2])])).toEqual(calibrate([tensor([-1, 2])]));
});

// One value of 10^4 is twenty times as large as the rest: both sides of the trade are known.
test('cutting an outlier makes typical values finer, and costs more in squared error', () => {
  const x = randomUniform([10_000], random('calibration'), 0, 5);
  x.data[1234] = 100;
  const restored = (p: number): Tensor =>
    dequantizeInt8(quantizeInt8(x, calibrate([x], { percentile: p })));
  expect(meanAbsoluteError(x, restored(99.9))).toBeLessThan(
    meanAbsoluteError(x, restored(100)) / 4,
  );
  expect(sqnrDb(x, restored(100))).toBeGreaterThan(sqnrDb(x, restored(99.9)) + 10);
});
