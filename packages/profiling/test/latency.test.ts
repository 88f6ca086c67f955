import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareLatency, measureLatency } from '../src/index.ts';
import { quantile } from '../src/statistics.ts';

/** A clock that only work moves: each run takes the next duration of its list, over and over. */
function workshop(): { clock: () => number; work: (...durations: number[]) => () => void } {
  let now = 1000;
  const work = (...durations: number[]): (() => void) => {
    let turn = 0;
    return () => {
      now += durations[turn++ % durations.length];
    };
  };
  return { clock: () => now, work };
}

test('the samples are the times of the runs after warm-up, in order', () => {
  const { clock, work } = workshop();
  const latency = measureLatency(work(100, 100, 4, 1, 3, 2), { warmup: 2, samples: 4, clock });
  expect(latency.samples).toEqual([4, 1, 3, 2]);
});

test('odd counts have a middle sample, even counts average the two', () => {
  const odd = workshop();
  const even = workshop();
  const options = { warmup: 0, samples: 3 };
  expect(measureLatency(odd.work(9, 1, 5), { ...options, clock: odd.clock }).medianMs).toBe(5);
  const four = { warmup: 0, samples: 4, clock: even.clock };
  expect(measureLatency(even.work(9, 1, 5, 2), four).medianMs).toBe(3.5);
});

test('percentiles interpolate between the samples around their position', () => {
  const { clock, work } = workshop();
  const times = [10, 0, 20, 30, 40, 50];
  // Of six samples the 10th percentile lies at position 0.5, the 90th at 4.5.
  expect(measureLatency(work(...times), { warmup: 0, samples: 6, clock })).toEqual({
    samples: times,
    medianMs: 25,
    p10Ms: 5,
    p90Ms: 45,
    minMs: 0,
  });
});

test('one sample is its own median, percentiles and minimum', () => {
  const { clock, work } = workshop();
  const latency = measureLatency(work(7), { samples: 1, clock });
  expect(latency).toEqual({ samples: [7], medianMs: 7, p10Ms: 7, p90Ms: 7, minMs: 7 });
});

test('a comparison runs A B A B, also while warming up', () => {
  let order = '';
  const a = (): void => void (order += 'A');
  const b = (): void => void (order += 'B');
  compareLatency(a, b, { warmup: 1, samples: 2 });
  expect(order).toBe('ABABAB');
});

test('a comparison reports both sides, and the ratio a / b over the pairs', () => {
  const { clock, work } = workshop();
  const result = compareLatency(work(1, 2, 9), work(2, 8, 3), { warmup: 0, samples: 3, clock });
  expect(result.a.samples).toEqual([1, 2, 9]);
  expect(result.b.samples).toEqual([2, 8, 3]);
  // The pairs' ratios are 1/2, 1/4 and 3; sorted 1/4, 1/2, 3; the percentiles lie at 0.2 and 1.8.
  expect(result.medianRatio).toBe(0.5);
  expect(result.p10Ratio).toBeCloseTo(0.25 + 0.2 * 0.25, 15);
  expect(result.p90Ratio).toBeCloseTo(0.5 + 0.8 * 2.5, 15);
});

test('a disturbance that doubles both times of a pair leaves the ratio alone', () => {
  const { clock, work } = workshop();
  const result = compareLatency(work(2, 4, 2, 8), work(1, 2, 1, 4), {
    samples: 4,
    warmup: 0,
    clock,
  });
  expect([result.p10Ratio, result.medianRatio, result.p90Ratio]).toEqual([2, 2, 2]);
});

test('by default it warms up 10 times, takes 50 samples, and reads a clock that never runs back', () => {
  let runs = 0;
  const latency = measureLatency(() => runs++);
  expect(runs).toBe(60);
  expect(latency.samples).toHaveLength(50);
  expect(latency.minMs).toBeGreaterThanOrEqual(0);
});

function run(): never {
  throw new Error('it ran');
}

test.each([
  [{ samples: 0 }, 'samples is 0: a whole number >= 1 is needed'],
  [{ samples: 1.5 }, 'samples is 1.5: a whole number >= 1 is needed'],
  [{ warmup: -1 }, 'warmup is -1: a whole number >= 0 is needed'],
])('%j is refused before anything runs', (options, message) => {
  expect(() => measureLatency(run, options)).toThrow(new RangeError(`measureLatency: ${message}`));
  expect(() => compareLatency(run, run, options)).toThrow(
    new RangeError(`compareLatency: ${message}`),
  );
});

test('a quantile is monotone in its fraction, inside the samples, and blind to their order', () => {
  const samples = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1 });
  const fraction = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(samples, fraction, fraction, (list, p, q) => {
      const [low, high] = [Math.min(p, q), Math.max(p, q)].map((at) => quantile(list, at));
      const slack = 1e-9 * Math.max(...list);
      expect(low).toBeLessThanOrEqual(high + slack);
      expect(low).toBeGreaterThanOrEqual(Math.min(...list) - slack);
      expect(high).toBeLessThanOrEqual(Math.max(...list) + slack);
      expect(quantile(list.toReversed(), p)).toBe(quantile(list, p));
    }),
    { seed: 20_261_124 },
  );
});

test.each([
  ['no samples', () => quantile([], 0.5), 'quantile: there are no samples'],
  ['a fraction above 1', () => quantile([1], 1.01), 'quantile: fraction is 1.01'],
  ['a fraction below 0', () => quantile([1], -0.01), 'quantile: fraction is -0.01'],
  ['a fraction of NaN', () => quantile([1], NaN), 'quantile: fraction is NaN'],
])('a quantile of %s is refused', (_, attempt, message) => {
  expect(attempt).toThrow(message);
  expect(attempt).toThrow(RangeError);
});
