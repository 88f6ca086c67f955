import { type Finding, near, worst } from '@tito/check';
import { NEAR_TIE, zeroPointIs } from '@tito/module-15-quantization/judging';
import type { QParams } from '@tito/quantization/contract';
import type { Range } from './oracle.ts';

/**
 * Between which values a percentile lies, whatever the convention: from the neighbour below the
 * position (n - 1) * percentile / 100 to the one above, and one value more on both sides.
 */
export function percentileBounds(sorted: Float32Array, percentile: number): Range {
  const position = ((sorted.length - 1) * percentile) / 100;
  const at = (i: number): number => sorted[Math.min(sorted.length - 1, Math.max(0, i))] ?? NaN;
  return { min: at(Math.floor(position) - 1), max: at(Math.ceil(position) + 1) };
}

/**
 * Passes when parameters are those of a range whose ends lie within the given bounds, widened to
 * contain 0.
 */
export function spansPercentiles(
  name: string,
  yours: QParams,
  lowEnd: Range,
  highEnd: Range,
  steps: number,
): Finding {
  const low = { min: Math.min(0, lowEnd.min), max: Math.min(0, lowEnd.max) };
  const high = { min: Math.max(0, highEnd.min), max: Math.max(0, highEnd.max) };
  const narrowest = (high.min - low.max) / steps;
  const widest = (high.max - low.min) / steps;
  const middle = (narrowest + widest) / 2;
  const scale = near({
    yours: yours.scale / middle,
    expected: 1,
    allowed: (widest - narrowest) / 2 / middle + 1e-5,
    unit: 'relative error of the scale',
    student: `${name}: the scale is not that of the percentile.`,
    figures: 'kept',
  });
  if (steps === 127) {
    return worst([scale, zeroPointIs(yours.zeroPoint, 0, `${name}: the zero point is 0.`, 'kept')]);
  }
  const ends = [low.max, low.min].map((value) => -128 - value / yours.scale);
  const [first = NaN, last = NaN] = ends;
  return worst([
    scale,
    near({
      yours: yours.zeroPoint,
      expected: (first + last) / 2,
      allowed: (last - first) / 2 + 0.5 + NEAR_TIE,
      unit: 'codes',
      student: `${name}: the zero point does not fit the range that is left.`,
      figures: 'kept',
    }),
  ]);
}
