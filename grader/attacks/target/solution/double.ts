// The honest answers call no built-in: attacks replace those.
export function double(x: number): number {
  if (x - x !== 0) throw new RangeError('double: x is not finite');
  return 2 * x;
}
