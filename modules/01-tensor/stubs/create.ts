import { NotImplementedError } from '@tito/tensor/errors';
import type { Shape, Tensor } from '@tito/tensor/contract';

/**
 * Task 01.2. A float32 tensor with a copy of `values`, each rounded to the nearest float32.
 *
 * A tensor is a plain object { dtype: 'float32', shape, data }; data is a Float32Array with as many values
 * as the shape has. There is no class: whoever makes such an object has made a tensor.
 *
 * Shapes: [values.length], unless another one is given. The result has a shape array of its own.
 *
 * @throws {ShapeError} if the shape does not have exactly `values.length` values.
 * @example
 * const x = tensor([1, 2, 3, 4, 5, 6], [2, 3]);
 * [x.dtype, x.shape]; // => ['float32', [2, 3]]
 * [...x.data]; // => [1, 2, 3, 4, 5, 6]
 * tensor([0.5, 1]).shape; // => [2]
 */
export function tensor(values: readonly number[], shape: Shape = [values.length]): Tensor {
  // TODO(01.2): which part of your result does the caller still hold?   tito hint 01.2
  throw new NotImplementedError('01.2');
}

/**
 * Task 01.2. A float32 tensor with `value` everywhere.
 *
 * @throws {ShapeError} if a dimension is not a whole number >= 0.
 * @example
 * [...full([2, 2], 0.5).data]; // => [0.5, 0.5, 0.5, 0.5]
 * full([], 3).shape; // => []
 */
export function full(shape: Shape, value: number): Tensor {
  throw new NotImplementedError('01.2');
}

/**
 * Task 01.2. The float32 vector 0, 1, ..., n - 1.
 *
 * @throws {RangeError} if n is not a whole number from 0 to 2^24 + 1: float32 cannot count further.
 * @example
 * [...arange(4).data]; // => [0, 1, 2, 3]
 */
export function arange(n: number): Tensor {
  throw new NotImplementedError('01.2');
}
