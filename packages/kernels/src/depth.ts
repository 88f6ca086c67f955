/** The largest int32, 2^31 - 1. */
export const INT32_MAX: number = 2 ** 31 - 1;

/** The largest |code - zeroPoint| over all int8 codes: 128 for 0, up to 255. */
export function widestCode(zeroPoint: number): number {
  return Math.max(127 - zeroPoint, zeroPoint + 128);
}

/** How many products of such factors an int32 can sum up, whatever their signs. */
export function exactDepth(aWidest: number, bWidest: number): number {
  return Math.floor(INT32_MAX / (aWidest * bWidest));
}

/** @throws {RangeError} if a sum of `depth` products could leave int32. */
export function requireDepth(
  operation: string,
  depth: number,
  aWidest: number,
  bWidest: number,
): void {
  const limit = exactDepth(aWidest, bWidest);
  if (depth <= limit) return;
  throw new RangeError(
    `${operation}: depth ${depth} could overflow int32: with |a - aZeroPoint| <= ${aWidest} and |b - bZeroPoint| <= ${bWidest} at most ${limit} products can be summed`,
  );
}
