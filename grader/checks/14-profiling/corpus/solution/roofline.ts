import type { Peaks, Roofline, Work } from '@tito/profiling/contract';

export function roofline(work: Pick<Work, 'flops' | 'bytes'>, peaks: Peaks): Roofline {
  const { flops, bytes } = work;
  const { gflopsPerSecond: rate, gigabytesPerSecond: bandwidth } = peaks;
  if (!(flops >= 0 && flops < Infinity)) throw new RangeError(`flops: ${flops}`);
  for (const value of [bytes, rate, bandwidth]) {
    if (!(value > 0 && value < Infinity)) throw new RangeError(`not above 0: ${value}`);
  }
  const computeMs = flops / (rate * 1e6);
  const memoryMs = bytes / (bandwidth * 1e6);
  const intensity = flops / bytes;
  const ridge = rate / bandwidth;
  return {
    intensity,
    ridge,
    bound: intensity < ridge ? 'memory' : 'compute',
    attainableGflopsPerSecond: Math.min(rate, intensity * bandwidth),
    minMs: Math.max(computeMs, memoryMs),
  };
}
