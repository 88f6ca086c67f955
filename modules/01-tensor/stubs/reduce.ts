import { NotImplementedError } from '@tito/tensor/errors';
import type { Tensor } from '@tito/tensor/contract';

/**
 * Task 01.6. The sum over one axis, or over all values.
 *
 * Shapes: without `axis` the result is []; with it that axis is gone, or is 1 with `keepDims`. Without
 * `axis` and with `keepDims`, every axis is 1. A negative axis counts from the end. No values add up to 0.
 * Error: 1e-6 of the sum of |x|, however many values there are. So for `mean`, divided by their number.
 *
 * @throws {RangeError} if `axis` is not a whole number, or not an axis of x. So for `mean` and `max`.
 * @example
 * const x = tensor([1, 2, 3, 4, 5, 6], [2, 3]);
 * [...sum(x, 0).data]; // => [5, 7, 9]
 * [...sum(x, -1).data]; // => [6, 15]
 * sum(x, 1, true).shape; // => [2, 1]
 * [...sum(x).data]; // => [21]
 */
export function sum(x: Tensor, axis?: number, keepDims = false): Tensor {
  // TODO(01.6): how far apart do two values of one sum lie in data?   tito hint 01.6
  throw new NotImplementedError('01.6');
}

/**
 * Task 01.6. The mean over one axis, or over all values.
 *
 * @throws {ShapeError} if there is nothing to average.
 * @example
 * [...mean(tensor([1, 2, 3, 4], [2, 2]), 0).data]; // => [2, 3]
 */
export function mean(x: Tensor, axis?: number, keepDims = false): Tensor {
  throw new NotImplementedError('01.6');
}

/**
 * Task 01.6. The largest value over one axis, or of all values; NaN if any of them is NaN.
 *
 * @throws {ShapeError} if there is nothing to compare.
 * @example
 * [...max(tensor([-1, -2, -3, -4], [2, 2]), 1).data]; // => [-1, -3]
 */
export function max(x: Tensor, axis?: number, keepDims = false): Tensor {
  throw new NotImplementedError('01.6');
}
