import { NotImplementedError } from '@tito/tensor';
import type { QParams, Scheme } from '@tito/quantization/contract';

/**
 * Task 15.1. The scale and the zero point that spread int8 codes over the real range [min, max].
 *
 * A code stands for real = (code - zeroPoint) * scale. First the range is widened to contain 0, so
 * that 0 itself (padding, the output of a ReLU) has a code. Then
 *
 * - symmetric: codes in [-127, 127], scale = max|x| / 127, zeroPoint = 0;
 * - asymmetric: codes in [-128, 127], scale = (max - min) / 255, zeroPoint = the integer nearest to
 *   -128 - min / scale;
 * - a range that is nothing but 0: scale 1, zeroPoint 0.
 *
 * Units: min, max and scale in those of the data; zeroPoint is a code, an integer in [-128, 127].
 * The scale is finite, above 0, and a float32 value (`Math.fround`).
 *
 * Error: every value of the range comes back from its code within scale / 2. Where a range is so narrow
 * that float32 has no exact scale for it, take a larger one: it still has to cover the range.
 * Cost: a few operations; the data is not seen here.
 *
 * @throws {RangeError} if min or max is NaN or infinite, or min > max.
 * @example
 * chooseQParams(-1, 2, 'asymmetric'); // => { scale: Math.fround(3 / 255), zeroPoint: -43 }
 * chooseQParams(1, 6, 'asymmetric'); // => { scale: Math.fround(6 / 255), zeroPoint: -128 }
 * chooseQParams(-1, 2, 'symmetric'); // => { scale: Math.fround(2 / 127), zeroPoint: 0 }
 * chooseQParams(0, 0, 'symmetric'); // => { scale: 1, zeroPoint: 0 }
 */
export function chooseQParams(min: number, max: number, scheme: Scheme): QParams {
  // TODO(15.1): which range do the codes have to cover?   tito hint 15.1
  throw new NotImplementedError('15.1');
}
