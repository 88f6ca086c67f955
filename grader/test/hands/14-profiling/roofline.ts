import type { Peaks, Roofline, Work } from '@tito/profiling/contract';

function positive(name: string, value: number): void {
  if (value > 0 && value !== Infinity) return;
  throw new RangeError(`roofline: ${name} is ${value}`);
}

export function roofline({ flops, bytes }: Pick<Work, 'flops' | 'bytes'>, peaks: Peaks): Roofline {
  if (flops !== 0) positive('flops', flops);
  positive('bytes', bytes);
  positive('gflopsPerSecond', peaks.gflopsPerSecond);
  positive('gigabytesPerSecond', peaks.gigabytesPerSecond);
  const intensity = flops / bytes;
  const ridge = peaks.gflopsPerSecond / peaks.gigabytesPerSecond;
  const isComputeBound = intensity >= ridge;
  const slope = peaks.gigabytesPerSecond * intensity;
  const attainable = isComputeBound ? peaks.gflopsPerSecond : slope;
  const arithmeticMs = (flops / 1e9 / peaks.gflopsPerSecond) * 1000;
  const movingMs = (bytes / 1e9 / peaks.gigabytesPerSecond) * 1000;
  return {
    intensity,
    ridge,
    bound: isComputeBound ? 'compute' : 'memory',
    attainableGflopsPerSecond: attainable,
    minMs: Math.max(arithmeticMs, movingMs),
  };
}
