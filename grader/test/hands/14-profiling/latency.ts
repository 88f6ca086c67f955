import type { Latency, LatencyComparison, LatencyOptions } from '@tito/profiling/contract';
import { quantile } from './quantile.ts';

interface Counts {
  readonly warmup: number;
  readonly samples: number;
  readonly clock: () => number;
}

function counts(options: LatencyOptions): Counts {
  const warmup = options.warmup ?? 10;
  const samples = options.samples ?? 50;
  if (warmup < 0 || !Number.isSafeInteger(warmup)) throw new RangeError('warmup');
  if (samples <= 0 || !Number.isSafeInteger(samples)) throw new RangeError('samples');
  return { warmup, samples, clock: options.clock ?? (() => performance.now()) };
}

function timed(run: () => unknown, clock: () => number): number {
  const begin = clock();
  run();
  return clock() - begin;
}

function describe(samples: readonly number[]): Latency {
  const at = (fraction: number) => quantile(samples, fraction);
  return { samples, medianMs: at(0.5), p10Ms: at(0.1), p90Ms: at(0.9), minMs: at(0) };
}

export function measureLatency(run: () => unknown, options: LatencyOptions = {}): Latency {
  const { warmup, samples, clock } = counts(options);
  let left = warmup;
  while (left-- > 0) run();
  const times = Array.from({ length: samples }, () => timed(run, clock));
  return describe(times);
}

export function compareLatency(
  a: () => unknown,
  b: () => unknown,
  options: LatencyOptions = {},
): LatencyComparison {
  const { warmup, samples, clock } = counts(options);
  for (let i = 0; i < warmup; i++) {
    a();
    b();
  }
  const pairs = Array.from({ length: samples }, () => [timed(a, clock), timed(b, clock)]);
  const ofA = pairs.map((pair) => pair[0]);
  const ofB = pairs.map((pair) => pair[1]);
  const ratios = pairs.map((pair) => pair[0] / pair[1]);
  return {
    a: describe(ofA),
    b: describe(ofB),
    medianRatio: quantile(ratios, 0.5),
    p10Ratio: quantile(ratios, 0.1),
    p90Ratio: quantile(ratios, 0.9),
  };
}
