import { NotImplementedError } from '@tito/tensor';
import type { Latency, LatencyComparison, LatencyOptions } from '@tito/profiling/contract';

/**
 * Task 14.4. The time `run` takes to return, sample by sample.
 *
 * First `warmup` runs that are not timed (10 unless said otherwise), then `samples` runs (50), each
 * between two readings of `options.clock`; where none is given, of `performance.now`. Nothing else is
 * run or timed. The checks always bring a clock: there is no other one where they run.
 *
 * Units: milliseconds, as the clock reads them. `samples` in the order they were taken; the median, the
 * 10th and the 90th percentile and the minimum of them, by `quantile`.
 *
 * @throws {RangeError} before anything runs, unless `samples` is whole and >= 1 and `warmup` is whole
 * and >= 0.
 * @example
 * let now = 0;
 * const times = [40, 9, 2, 5, 2];
 * const run = () => void (now += times.shift());
 * const latency = measureLatency(run, { warmup: 2, samples: 3, clock: () => now });
 * latency.samples; // => [2, 5, 2]
 * [latency.medianMs, latency.minMs, latency.p90Ms]; // => [2, 2, 4.4]
 */
export function measureLatency(run: () => unknown, options: LatencyOptions = {}): Latency {
  // TODO(14.4): which runs must not be timed, and which must?   tito hint 14.4
  throw new NotImplementedError('14.4');
}

/**
 * Task 14.5. Two functions timed in turn, A B A B ..., beginning with a; also while warming up. The
 * options are those of `measureLatency`, and hold for each of the two.
 *
 * What slows the machine for a while then slows both halves of a pair. So the ratios are taken pair by
 * pair, a's time over b's, and only then summed up: the median, the 10th and the 90th percentile.
 *
 * @throws {RangeError} before anything runs, unless `samples` is whole and >= 1 and `warmup` is whole
 * and >= 0.
 * @example
 * let now = 0;
 * const work = (...times) => () => void (now += times.shift());
 * const options = { warmup: 0, samples: 3, clock: () => now };
 * const { a, medianRatio } = compareLatency(work(1, 4, 3), work(2, 8, 1), options);
 * a.samples; // => [1, 4, 3]
 * medianRatio; // => 0.5
 */
export function compareLatency(
  a: () => unknown,
  b: () => unknown,
  options: LatencyOptions = {},
): LatencyComparison {
  // TODO(14.5): what do the two halves of a pair have in common?   tito hint 14.5
  throw new NotImplementedError('14.5');
}
