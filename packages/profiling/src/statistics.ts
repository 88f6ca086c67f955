/**
 * The value below which a fraction of the samples lies: interpolated linearly between the neighbours of
 * position `fraction * (n - 1)` in ascending order, NumPy's default. At 0.5 it is the median.
 *
 * Any NaN sorts last. The samples are not changed; there must be at least one.
 */
export function quantile(samples: readonly number[], fraction: number): number {
  const sorted = Float64Array.from(samples).toSorted();
  const position = fraction * (sorted.length - 1);
  const below = Math.floor(position);
  const weight = position - below;
  // Without this branch the infinity above an exact hit would give 0 * Infinity.
  if (weight === 0) return sorted[below];
  return sorted[below] * (1 - weight) + sorted[below + 1] * weight;
}
