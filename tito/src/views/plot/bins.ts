import type { Axis } from '@tito/grader';
import { cellOf, type Extent, hasPlace, positionOf } from './scale.ts';

/**
 * How many values fall into each of `count` equal parts of the extent. Every value that has a place is
 * counted once: the lowest in the first bin, the highest in the last.
 */
export function binned(
  values: ArrayLike<number>,
  extent: Extent,
  count: number,
  axis: Pick<Axis, 'isLog'>,
): readonly number[] {
  const bins = Array.from({ length: count }, () => 0);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? NaN;
    if (!hasPlace(value, axis)) continue;
    const bin = cellOf(positionOf(value, extent, axis.isLog), count);
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  return bins;
}
