import type { LatencyOptions, Peaks } from './contract.ts';
import { gigaPerSecond } from './forward.ts';
import { measureLatency } from './latency.ts';
import { computeWorkload, memoryWorkload } from './peaks.ts';

/**
 * The peaks of this machine under this library, measured: the rate of a matrix product that caches
 * hold, and that of a copy that they do not. Takes the fastest sample of each: a peak is what happens
 * when nothing disturbs. About 0.3 s, and 128 MB of memory for the time.
 *
 * @example
 * measurePeaks({ warmup: 1, samples: 3 }).gflopsPerSecond > 0; // => true
 */
export function measurePeaks(options: LatencyOptions = {}): Peaks {
  const compute = computeWorkload();
  const memory = memoryWorkload();
  const fastest = (run: () => unknown): number => measureLatency(run, options).minMs;
  return {
    gflopsPerSecond: gigaPerSecond(
      compute.flops,
      fastest(() => compute.run()),
    ),
    gigabytesPerSecond: gigaPerSecond(
      memory.bytes,
      fastest(() => memory.run()),
    ),
  };
}
