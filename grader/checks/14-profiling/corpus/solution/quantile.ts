export function quantile(samples: readonly number[], fraction: number): number {
  if (samples.length === 0) throw new RangeError('quantile: no samples');
  if (!(fraction >= 0 && fraction <= 1)) throw new RangeError(`quantile: fraction ${fraction}`);
  const ascending = samples.toSorted((a, b) => a - b);
  const at = fraction * (ascending.length - 1);
  const left = ascending[Math.floor(at)];
  const right = ascending[Math.ceil(at)];
  return left === right ? left : left + (right - left) * (at - Math.floor(at));
}
