import type { Clock, Latency, LatencyComparison, LatencyOptions } from './contract.ts';
import { quantile } from './statistics.ts';

/**
 * The time `run` takes to return, sample by sample. A promise it returns is not awaited.
 *
 * On a shared machine read the median with its spread, or the minimum; a mean follows the outliers.
 *
 * @throws {RangeError} unless `samples` is whole and >= 1 and `warmup` is whole and >= 0.
 * @example
 * measureLatency(() => zeros([100]), { warmup: 2, samples: 5 }).samples.length; // => 5
 */
export function measureLatency(run: () => unknown, options: LatencyOptions = {}): Latency {
  const { warmup, samples, clock } = settings('measureLatency', options);
  for (let i = 0; i < warmup; i++) run();
  const times: number[] = [];
  for (let i = 0; i < samples; i++) times.push(timeOf(run, clock));
  return summarize(times);
}

/**
 * Times two functions in turn, A B A B ..., so that both meet the same weather.
 *
 * What slows the machine for a while slows both halves of a pair, so the ratio of a pair is steadier than
 * a ratio of medians taken one after the other. Where the clock reads 0 for b, its ratios are Infinity
 * or NaN: measure more work per run.
 *
 * @throws {RangeError} unless `samples` is whole and >= 1 and `warmup` is whole and >= 0.
 * @example
 * compareLatency(() => zeros([9]), () => zeros([9]), { samples: 3 }).b.samples.length; // => 3
 */
export function compareLatency(
  a: () => unknown,
  b: () => unknown,
  options: LatencyOptions = {},
): LatencyComparison {
  const { warmup, samples, clock } = settings('compareLatency', options);
  for (let i = 0; i < warmup; i++) {
    a();
    b();
  }
  const aTimes: number[] = [];
  const bTimes: number[] = [];
  for (let i = 0; i < samples; i++) {
    aTimes.push(timeOf(a, clock));
    bTimes.push(timeOf(b, clock));
  }
  const ratios = aTimes.map((time, i) => time / bTimes[i]);
  return {
    a: summarize(aTimes),
    b: summarize(bTimes),
    medianRatio: quantile(ratios, 0.5),
    p10Ratio: quantile(ratios, 0.1),
    p90Ratio: quantile(ratios, 0.9),
  };
}

function settings(operation: string, options: LatencyOptions): Required<LatencyOptions> {
  const { warmup = 10, samples = 50, clock = () => performance.now() } = options;
  if (!Number.isInteger(samples) || samples < 1) {
    throw new RangeError(`${operation}: samples is ${samples}: a whole number >= 1 is needed`);
  }
  if (!Number.isInteger(warmup) || warmup < 0) {
    throw new RangeError(`${operation}: warmup is ${warmup}: a whole number >= 0 is needed`);
  }
  return { warmup, samples, clock };
}

function timeOf(run: () => unknown, clock: Clock): number {
  const start = clock();
  run();
  return clock() - start;
}

function summarize(samples: readonly number[]): Latency {
  return {
    samples,
    medianMs: quantile(samples, 0.5),
    p10Ms: quantile(samples, 0.1),
    p90Ms: quantile(samples, 0.9),
    minMs: quantile(samples, 0),
  };
}
