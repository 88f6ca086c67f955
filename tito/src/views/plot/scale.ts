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

/** Steps between ticks are these, times a power of ten. */
const STEPS = [1, 2, 5, 10];
const MOST_TICKS = 6;

/**
 * Round values within the extent, at most six: multiples of 1, 2 or 5 times a power of ten, or, on a
 * logarithmic axis, such values themselves. The ends, where no two of these lie within.
 */
export function niceTicks(extent: Extent, isLog: boolean = false): readonly number[] {
  const { low, high } = extent;
  if (low === high) return [low];
  const round = isLog ? logTicks(extent) : linearTicks(extent);
  return round.length >= 2 ? round : [low, high];
}

function linearTicks({ low, high }: Extent): readonly number[] {
  const least = high / (MOST_TICKS - 1) - low / (MOST_TICKS - 1);
  const power = 10 ** Math.floor(Math.log10(least));
  const step = STEPS.map((factor) => factor * power).find((size) => size >= least) ?? NaN;
  const first = Math.ceil(low / step);
  const count = Math.floor(high / step) - first + 1;
  if (!(count <= MOST_TICKS)) return [];
  return Array.from({ length: count }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

function logTicks({ low, high }: Extent): readonly number[] {
  const [from, to] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const powers = Array.from({ length: to - from + 1 }, (_, i) => 10 ** (from + i));
  for (const factors of [[1, 2, 5], [1, 3], [1]]) {
    const ticks = powers
      .flatMap((power) => factors.map((factor) => factor * power))
      .filter((value) => value >= low && value <= high);
    if (ticks.length <= MOST_TICKS) return ticks;
  }
  return [];
}
