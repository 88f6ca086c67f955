import { NotImplementedError } from '@tito/tensor/errors';
import type { MatmulOptions, Tensor } from '@tito/tensor/contract';

/**
 * Task 01.7. The matrix product: result[i, j] = sum over p of a[i, p] * b[p, j].
 *
 * Shapes: a [m, k], b [k, n]; the result is [m, n]. With `transposeA`, a is [k, m] and is read as its
 * transpose; with `transposeB`, b is [n, k]. k may be 0: the sums are then 0.
 * Error: 1e-6 of the sum of |a[i, p] * b[p, j]|, whatever k is.
 * Cost: 2 m k n floating-point operations.
 *
 * @throws {ShapeError} if an operand has not two axes, or if the inner dimensions differ.
 * @example
 * const a = tensor([1, 2, 3, 4], [2, 2]);
 * [...matmul(a, tensor([1, 10], [2, 1])).data]; // => [21, 43]
 * [...matmul(a, tensor([1, 10], [1, 2]), { transposeB: true }).data]; // => [21, 43]
 */
export function matmul(a: Tensor, b: Tensor, options: MatmulOptions = {}): Tensor {
  // TODO(01.7): where in data does a[i, p] lie if a is read as its transpose?   tito hint 01.7
  throw new NotImplementedError('01.7');
}
