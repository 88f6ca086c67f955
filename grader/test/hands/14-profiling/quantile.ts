export function quantile(samples: readonly number[], fraction: number): number {
  if (samples.length < 1) throw new RangeError('quantile of nothing');
  if (Number.isNaN(fraction) || fraction < 0 || fraction > 1) throw new RangeError('fraction');
  const sorted = Float64Array.from(samples).sort();
  const position = (sorted.length - 1) * fraction;
  const lower = Math.trunc(position);
  const share = position - lower;
  if (share === 0) return sorted[lower];
  return sorted[lower] * (1 - share) + sorted[lower + 1] * share;
}
