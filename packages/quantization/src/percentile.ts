import { int8Kernels } from '@tito/kernels/int8';

/**
 * The percentile of values in any order, or of their absolute values, exact: position
 * (n - 1) * percentile / 100 in order, linear in between.
 *
 * Source: numpy.percentile, method 'linear'; the two forms of the interpolation are numpy's, which
 * reaches both neighbours exactly.
 */
export function percentileOf(values: Float32Array, percentile: number, absolute = false): number {
  const position = (values.length - 1) * (percentile / 100);
  const below = Math.floor(position);
  const share = position - below;
  const [low, high] = int8Kernels().neighbours(values, below, absolute);
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
