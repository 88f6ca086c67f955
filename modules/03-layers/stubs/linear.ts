import { NotImplementedError } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import type { LinearLike } from '@tito/nn/contract';

/**
 * Task 03.2. The fully connected layer y = x weight^T + bias: y[i, j] is the sum over p of
 * x[i, p] * weight[j, p], plus bias[j].
 *
 * Shapes: weight [out, in], bias [out] or null; x [n, in] gives y [n, out], float32.
 *
 * The layer keeps the tensors that it is given, and does not copy them: whoever trains changes them in
 * place, and the next `forward` uses what they hold then. x is not changed.
 *
 * Error: as if each sum were kept in float64, up to a few float32 roundings of its terms.
 * Cost: 2 n in out floating-point operations.
 *
 * @throws {RangeError} (a `ShapeError` is one) from the constructor if weight is not of rank 2 or bias not
 * [out]; from `forward` if x is not [n, in].
 * @throws {TypeError} (a `DTypeError` is one) from the constructor if weight or bias is not float32.
 * @example
 * const layer = new Linear(tensor([1, 2, 3, 4], [2, 2]), tensor([10, 20]));
 * Array.from(layer.forward(tensor([1, 1], [1, 2])).data); // => [13, 27]
 */
export class Linear implements LinearLike {
  readonly weight: Tensor;
  readonly bias: Tensor | null;

  constructor(weight: Tensor, bias: Tensor | null = null) {
    // TODO(03.2): which of the two dimensions of weight belongs to x?   tito hint 03.2
    throw new NotImplementedError('03.2');
  }

  forward(x: Tensor): Tensor {
    throw new NotImplementedError('03.2');
  }
}
