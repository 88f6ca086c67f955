import type { Peaks, Roofline, Work } from './contract.ts';

/**
 * The most that a machine can reach on some work. Arithmetic and traffic overlap at best, so the time is
 * the longer of the two: max(flops / peak rate, bytes / bandwidth).
 *
 * The intensity, FLOPs per byte, decides which one: below the ridge, peak rate / bandwidth, it is the
 * memory. At the ridge itself both take the same time, and the bound is called compute.
 *
 * It is a bound from above, as good as the peaks: measure them (`measurePeaks`), since data sheets name
 * rates that no program of this language reaches.
 *
 * Source: Williams, Waterman, Patterson, "Roofline", CACM 52(4), 2009.
 *
 * @throws {RangeError} unless flops is finite and >= 0, and bytes and both peaks are finite and > 0.
 * @example
 * const { intensity, ridge, bound } = roofline(
 *   { flops: 8000, bytes: 4000 },
 *   { gflopsPerSecond: 100, gigabytesPerSecond: 20 },
 * );
 * [intensity, ridge, bound]; // => [2, 5, 'memory']
 */
export function roofline({ flops, bytes }: Pick<Work, 'flops' | 'bytes'>, peaks: Peaks): Roofline {
  requireThat(flops >= 0, 'flops', flops, '>= 0');
  requireThat(bytes > 0, 'bytes', bytes, '> 0');
  const { gflopsPerSecond, gigabytesPerSecond } = peaks;
  requireThat(gflopsPerSecond > 0, 'gflopsPerSecond', gflopsPerSecond, '> 0');
  requireThat(gigabytesPerSecond > 0, 'gigabytesPerSecond', gigabytesPerSecond, '> 0');
  const intensity = flops / bytes;
  const ridge = gflopsPerSecond / gigabytesPerSecond;
  return {
    intensity,
    ridge,
    bound: intensity < ridge ? 'memory' : 'compute',
    attainableGflopsPerSecond: Math.min(gflopsPerSecond, intensity * gigabytesPerSecond),
    minMs: Math.max(flops / gflopsPerSecond, bytes / gigabytesPerSecond) / 1e6,
  };
}

function requireThat(holds: boolean, name: string, value: number, needed: string): void {
  if (holds && Number.isFinite(value)) return;
  throw new RangeError(`roofline: ${name} is ${value}: a finite number ${needed} is needed`);
}
