/** Smallest and largest value; NaN for both if a value is NaN, [Infinity, -Infinity] if there is none. */
export function minMax(x: Float32Array): readonly [min: number, max: number] {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < x.length; i++) {
    const value = x[i];
    if (value < low) low = value;
    if (value > high) high = value;
    if (Number.isNaN(value)) return [NaN, NaN];
  }
  // A minimum of -0 and one of 0 are equal; adding 0 makes them the same bits.
  return [low + 0, high + 0];
}

/** The values at `rank` and `rank + 1` in order; the first again at the end. Cost: sorts a copy. */
export function neighbours(
  x: Float32Array,
  rank: number,
  absolute = false,
): readonly [value: number, next: number] {
  requireRank(rank, x.length);
  const sorted = (absolute ? x.map(Math.abs) : x).toSorted();
  return [sorted[rank], sorted[Math.min(rank + 1, x.length - 1)]];
}

/** @throws {RangeError} unless it is the rank of one of so many values. */
export function requireRank(rank: number, length: number): void {
  if (Number.isInteger(rank) && rank >= 0 && rank < length) return;
  throw new RangeError(
    `neighbours: rank is ${rank}: an integer in [0, ${length - 1}] is needed, x has ${length} values`,
  );
}
