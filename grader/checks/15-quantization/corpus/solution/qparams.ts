import type { QParams, Scheme } from '@tito/quantization/contract';

/** The smallest normal float32; a smaller scale would lose digits or become 0. */
const SMALLEST_SCALE = 2 ** -126;

/** Task 15.1. Spreads int8 codes over [min, max], widened to contain 0. */
export function chooseQParams(min: number, max: number, scheme: Scheme): QParams {
  if (!Number.isFinite(min) || !Number.isFinite(max)) {
    throw new RangeError(`chooseQParams: the range [${min}, ${max}] is not finite`);
  }
  if (min > max) throw new RangeError(`chooseQParams: min ${min} is greater than max ${max}`);
  const low = Math.min(min, 0);
  const high = Math.max(max, 0);
  if (low === high) return { scale: 1, zeroPoint: 0 };
  if (scheme === 'symmetric') {
    return { scale: stepOf(Math.max(-low, high), 127), zeroPoint: 0 };
  }
  const scale = stepOf(high - low, 255);
  return { scale, zeroPoint: -128 + Math.round(-low / scale) };
}

/** The size of one step, as a float32: that is how scales are stored. */
function stepOf(range: number, steps: number): number {
  return Math.max(Math.fround(range / steps), SMALLEST_SCALE);
}
