import { NotImplementedError } from '@tito/tensor/errors';
import type { AnyTensor, Shape } from '@tito/tensor/contract';

/**
 * Task 01.5. The same values in the same order under another shape. Element type and data stay: nothing
 * is copied.
 *
 * @param shape - one dimension may be -1: it takes what the others leave.
 * @throws {ShapeError} if the shape has another number of values, if -1 occurs twice, or if there is no
 * whole number for it.
 * @example
 * reshape(tensor([1, 2, 3, 4, 5, 6]), [2, -1]).shape; // => [2, 3]
 */
export function reshape(x: AnyTensor, shape: Shape): AnyTensor {
  // TODO(01.5): if one dimension is unknown and the number of values is not, what is it?   tito hint 01.5
  throw new NotImplementedError('01.5');
}

/**
 * Task 01.5. The axes in another order. Axis i of the result is axis axes[i] of x; without `axes` the order
 * is reversed. The element type stays; the values are copied.
 *
 * @param axes - every axis of x once; negative ones count from the end.
 * @throws {ShapeError} if an axis is missing or occurs twice.
 * @throws {RangeError} if an axis is not there.
 * @example
 * const x = tensor([1, 2, 3, 4, 5, 6], [2, 3]);
 * transpose(x).shape; // => [3, 2]
 * [...transpose(x).data]; // => [1, 4, 2, 5, 3, 6]
 * transpose(reshape(arange(24), [2, 3, 4]), [1, 0, 2]).shape; // => [3, 2, 4]
 */
export function transpose(x: AnyTensor, axes?: readonly number[]): AnyTensor {
  throw new NotImplementedError('01.5');
}
