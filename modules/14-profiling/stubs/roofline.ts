import { NotImplementedError } from '@tito/tensor';
import type { Peaks, Roofline, Work } from '@tito/profiling/contract';

/**
 * Task 14.8. The most that a machine can reach on some work, given what it reaches at best.
 *
 * - `intensity`: FLOPs per byte of the work.
 * - `ridge`: FLOPs per byte at which the machine computes and moves for the same time.
 * - `bound`: 'memory' if the intensity is below the ridge, else 'compute'.
 * - `attainableGflopsPerSecond`: the peak rate, or what the bandwidth feeds, whichever is less.
 * - `minMs`: arithmetic and traffic overlap at best, so the longer of the two, in milliseconds.
 *
 * Units: 1 GFLOP is 10^9 FLOPs, 1 GB 10^9 bytes.
 *
 * @throws {RangeError} unless flops is finite and >= 0, and bytes and both peaks are finite and > 0.
 * @example
 * const peaks = { gflopsPerSecond: 100, gigabytesPerSecond: 20 };
 * const { intensity, ridge, bound } = roofline({ flops: 8e6, bytes: 4e6 }, peaks);
 * [intensity, ridge, bound]; // => [2, 5, 'memory']
 * roofline({ flops: 8e6, bytes: 4e6 }, peaks).attainableGflopsPerSecond; // => 40
 * roofline({ flops: 8e6, bytes: 4e6 }, peaks).minMs; // => 0.2
 */
export function roofline(work: Pick<Work, 'flops' | 'bytes'>, peaks: Peaks): Roofline {
  // TODO(14.8): which of the two has to wait for the other?   tito hint 14.8
  throw new NotImplementedError('14.8');
}
