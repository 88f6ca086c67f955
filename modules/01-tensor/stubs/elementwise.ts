import { NotImplementedError } from '@tito/tensor/errors';
import type { Tensor } from '@tito/tensor/contract';

/**
 * Task 01.4. a + b, value by value, broadcasting; a plain number goes with every value.
 *
 * Shapes: any two that broadcast; the result has the shape of `broadcastShapes`. Operands stay as they
 * are. All tensors of this file are float32.
 * Error: none beyond the rounding of each result to float32. So for `sub`, `mul` and `div`.
 * Cost: no operand is written out in the larger shape: it is read again where it is stretched.
 *
 * @throws {ShapeError} if the shapes do not broadcast. So for all functions of two operands.
 * @example
 * [...add(tensor([1, 2, 3, 4], [2, 2]), tensor([10, 20])).data]; // => [11, 22, 13, 24]
 * [...add(tensor([1, 2]), 0.5).data]; // => [1.5, 2.5]
 */
export function add(a: Tensor, b: Tensor | number): Tensor {
  // TODO(01.4): which value of b belongs to value i of the result?   tito hint 01.4
  throw new NotImplementedError('01.4');
}

/**
 * Task 01.4. a - b, value by value, broadcasting.
 *
 * @example
 * [...sub(tensor([1, 2], [2, 1]), tensor([1, 2])).data]; // => [0, -1, 1, 0]
 */
export function sub(a: Tensor, b: Tensor | number): Tensor {
  throw new NotImplementedError('01.4');
}

/**
 * Task 01.4. a b, value by value, broadcasting.
 *
 * @example
 * [...mul(tensor([1, 2]), tensor([3, 4])).data]; // => [3, 8]
 */
export function mul(a: Tensor, b: Tensor | number): Tensor {
  throw new NotImplementedError('01.4');
}

/**
 * Task 01.4. a / b, value by value, broadcasting. Division by 0 gives what it gives in JavaScript.
 *
 * @example
 * [...div(tensor([1, 3]), tensor([2, 0])).data]; // => [0.5, Infinity]
 */
export function div(a: Tensor, b: Tensor | number): Tensor {
  throw new NotImplementedError('01.4');
}

/**
 * Task 01.4. The larger of a and b, value by value, broadcasting; NaN if either is NaN.
 *
 * @example
 * [...maximum(tensor([-1, 2]), 0).data]; // => [0, 2]
 */
export function maximum(a: Tensor, b: Tensor | number): Tensor {
  throw new NotImplementedError('01.4');
}

/**
 * Task 01.4. e^x, value by value, in the shape of x.
 *
 * Error: one part in a million.
 *
 * @example
 * [...exp(tensor([0])).data]; // => [1]
 */
export function exp(x: Tensor): Tensor {
  throw new NotImplementedError('01.4');
}
