import type { Latency, LatencyComparison, LatencyOptions } from '@tito/profiling/contract';
import { quantile } from './quantile.ts';

export function measureLatency(run: () => unknown, options: LatencyOptions = {}): Latency {
  const { warmup, samples, clock } = checked(options);
  for (let i = 0; i < warmup; i++) run();
  const times: number[] = [];
  while (times.length < samples) {
    const before = clock();
    run();
    times.push(clock() - before);
  }
  return summary(times);
}

export function compareLatency(
  a: () => unknown,
  b: () => unknown,
  options: LatencyOptions = {},
): LatencyComparison {
  const { warmup, samples, clock } = checked(options);
  const times = { a: [] as number[], b: [] as number[] };
  for (let i = 0; i < warmup + samples; i++) {
    const start = clock();
    a();
    const middle = clock();
    b();
    const end = clock();
    if (i < warmup) continue;
    times.a.push(middle - start);
    times.b.push(end - middle);
  }
  const ratios = times.a.map((time, i) => time / times.b[i]);
  return {
    a: summary(times.a),
    b: summary(times.b),
    medianRatio: quantile(ratios, 0.5),
    p10Ratio: quantile(ratios, 0.1),
    p90Ratio: quantile(ratios, 0.9),
  };
}

function checked({ warmup = 10, samples = 50, clock = () => performance.now() }: LatencyOptions) {
  if (!Number.isInteger(samples) || samples < 1) throw new RangeError(`samples: ${samples}`);
  if (!Number.isInteger(warmup) || warmup < 0) throw new RangeError(`warmup: ${warmup}`);
  return { warmup, samples, clock };
}

function summary(samples: readonly number[]): Latency {
  return {
    samples,
    medianMs: quantile(samples, 0.5),
    p10Ms: quantile(samples, 0.1),
    p90Ms: quantile(samples, 0.9),
    minMs: Math.min(...samples),
  };
}
