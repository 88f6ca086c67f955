/**
 * The value below which a fraction of the samples lies: interpolated linearly between the neighbours of
 * position `fraction * (n - 1)` in ascending order, NumPy's default. At 0.5 it is the median.
 *
 * Any NaN sorts last. The samples are not changed.
 *
 * @throws {RangeError} if there are no samples, or the fraction is not in [0, 1].
 * @example
 * quantile([9, 1, 5, 2], 0.5); // => 3.5
 * quantile([10, 0, 20, 30, 40, 50], 0.9); // => 45
 */
export function quantile(samples: readonly number[], fraction: number): number {
  if (samples.length === 0) throw new RangeError('quantile: there are no samples');
  if (!(fraction >= 0 && fraction <= 1)) {
    throw new RangeError(`quantile: fraction is ${fraction}: a number in [0, 1] is needed`);
  }
  const sorted = Float64Array.from(samples).toSorted();
  const position = fraction * (sorted.length - 1);
  const below = Math.floor(position);
  const weight = position - below;
  // Without this branch the infinity above an exact hit would give 0 * Infinity.
  if (weight === 0) return sorted[below];
  return sorted[below] * (1 - weight) + sorted[below + 1] * weight;
}
