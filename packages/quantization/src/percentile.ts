import { int8Kernels } from '@tito/kernels/int8';

/**
 * The percentile of sorted values, exact: position (n - 1) * percentile / 100, linear in between.
 *
 * Source: numpy.percentile, method 'linear'; the two forms of the interpolation are numpy's, which
 * reaches both neighbours exactly.
 */
export function percentileOf(sorted: ArrayLike<number>, percentile: number): number {
  const last = sorted.length - 1;
  return interpolate(sorted.length, percentile, (rank) => [
    sorted[rank],
    sorted[Math.min(rank + 1, last)],
  ]);
}

/** The same percentile of values in any order, or of their absolute values, which are selected. */
export function percentileOfUnsorted(
  values: Float32Array,
  percentile: number,
  absolute = false,
): number {
  return interpolate(values.length, percentile, (rank) =>
    int8Kernels().neighbours(values, rank, absolute),
  );
}

function interpolate(
  count: number,
  percentile: number,
  neighbours: (rank: number) => readonly [value: number, next: number],
): number {
  const position = (count - 1) * (percentile / 100);
  const below = Math.floor(position);
  const share = position - below;
  const [low, high] = neighbours(below);
  const gap = high - low;
  return share < 0.5 ? low + gap * share : high - gap * (1 - share);
}

/** @throws {RangeError} unless 0 < percentile <= 100. */
export function requirePercentile(operation: string, percentile: number): void {
  if (percentile > 0 && percentile <= 100) return;
  throw new RangeError(
    `${operation}: percentile is ${percentile}: a number in (0, 100] is needed, 100 keeps all`,
  );
}
