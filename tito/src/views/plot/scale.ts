import type { Axis } from '@tito/grader';

/** The smallest and the largest of some values. */
export interface Extent {
  readonly low: number;
  readonly high: number;
}

/** Which numbers an axis has a place for: finite ones, and above 0 where it is logarithmic. */
export function hasPlace(value: number, { isLog }: Pick<Axis, 'isLog'>): boolean {
  return Number.isFinite(value) && (isLog !== true || value > 0);
}

/** From the smallest to the largest value that has a place, or null if none has. */
export function extentOf(values: ArrayLike<number>, axis: Pick<Axis, 'isLog'>): Extent | null {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? NaN;
    if (!hasPlace(value, axis)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low <= high ? { low, high } : null;
}

/**
 * Where a value lies between the ends, 0 to 1. Where both ends are the same, everything lies in the
 * middle. Halves are subtracted, so that no finite extent overflows.
 */
export function positionOf(value: number, { low, high }: Extent, isLog: boolean = false): number {
  if (low === high) return 0.5;
  if (isLog) return logRatio(value, low) / logRatio(high, low);
  return (value / 2 - low / 2) / (high / 2 - low / 2);
}

/** Logarithms are subtracted, for the same reason. */
function logRatio(a: number, b: number): number {
  return Math.log(a) - Math.log(b);
}

/** The cell of so many that a position falls into; the upper end belongs to the last one. */
export function cellOf(position: number, cells: number): number {
  return Math.min(cells - 1, Math.max(0, Math.floor(position * cells)));
}

/** A value that is told on an axis, and where it lies, 0 to 1. */
export interface Tick {
  readonly value: number;
  readonly position: number;
}

/** Both ends, and between them 0, if it is not close to one of them, or else the middle. */
export function ticksOf(extent: Extent, isLog: boolean = false): readonly Tick[] {
  const { low, high } = extent;
  if (low === high) return [{ value: low, position: 0.5 }];
  const zero = isLog ? NaN : positionOf(0, extent);
  const hasZero = zero > 0.15 && zero < 0.85;
  const middle = isLog ? Math.sqrt(low) * Math.sqrt(high) : low / 2 + high / 2;
  return [
    { value: low, position: 0 },
    hasZero ? { value: 0, position: zero } : { value: middle, position: 0.5 },
    { value: high, position: 1 },
  ];
}
