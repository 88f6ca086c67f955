import { NotImplementedError } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import type { CalibrationOptions, QParams } from '@tito/quantization/contract';

/**
 * Task 15.5. Parameters for one place in a model, from samples of the tensors that pass it.
 *
 * All values of all samples count together. With `percentile` 100, the default, the range is that of the
 * smallest and the largest value. Below 100 (in percent) the far ends are left out and will saturate:
 *
 * - asymmetric, the default scheme: (100 - percentile) / 2 percent of the values at each end; where
 *   none is negative all of (100 - percentile) at the upper end, where none is positive at the lower;
 * - symmetric: the range is ±p, p the percentile of |x|.
 *
 * The percentile of n sorted values lies at position (n - 1) * percentile / 100, linear between
 * neighbours; other conventions pass too, where they differ by less than two neighbouring values.
 *
 * Cost: sorting n values; 4 n bytes while it runs.
 *
 * @throws {RangeError} if there are no values, or one is NaN or infinite; unless 0 < percentile <= 100.
 * @example
 * calibrate([tensor([-1, 0.5]), tensor([2])]); // => { scale: Math.fround(3 / 255), zeroPoint: -43 }
 * calibrate([tensor([0, 1, 2, 3, 100])], { percentile: 75 }).scale; // => Math.fround(3 / 255)
 * calibrate([tensor([-3, 1, 2])], { scheme: 'symmetric' }); // => { scale: Math.fround(3 / 127), zeroPoint: 0 }
 */
export function calibrate(samples: readonly Tensor[], options: CalibrationOptions = {}): QParams {
  // TODO(15.5): which values may saturate, and at which end?   tito hint 15.5
  throw new NotImplementedError('15.5');
}
