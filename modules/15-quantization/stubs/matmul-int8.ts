import { NotImplementedError } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';

/**
 * Task 15.6. The exact product of two matrices of int8 codes, in int32:
 *
 *   out[i, j] = sum over p of (a[i, p] - aZeroPoint) * (b[p, j] - bZeroPoint)
 *
 * A depth k at which some codes could leave int32 is refused, whatever the codes at hand are:
 * k * max|a - aZeroPoint| * max|b - bZeroPoint|, over all int8 codes, must stay below 2^31.
 *
 * Shapes: a [m, k], b [k, n]; the result is [m, n]. Zero points are 0 unless given.
 * Cost: 2 m k n integer operations; 4 m n bytes.
 *
 * @throws {RangeError} if an operand is not 2-D, the inner dimensions differ (`ShapeError` of
 * @tito/tensor is a RangeError), or the depth could overflow.
 * @example
 * const a = fromData(new Int8Array([1, 2, 3, 4]), [2, 2]);
 * const b = fromData(new Int8Array([10, -10]), [2, 1]);
 * [...matmulInt8(a, b).data]; // => [-10, -10]
 * [...matmulInt8(a, b, { aZeroPoint: 1, bZeroPoint: 10 }).data]; // => [-20, -60]
 */
export function matmulInt8(
  a: Tensor<'int8'>,
  b: Tensor<'int8'>,
  zero: { readonly aZeroPoint?: number; readonly bZeroPoint?: number } = {},
): Tensor<'int32'> {
  // TODO(15.6): how large can the sum become, and what holds it exactly?   tito hint 15.6
  throw new NotImplementedError('15.6');
}
