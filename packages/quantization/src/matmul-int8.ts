import type { Tensor } from '@tito/tensor';
import { multiplyCodes, productShape } from './int8/multiply.ts';
import { dataOf } from './operand.ts';

/**
 * The exact product of two matrices of int8 codes, in int32:
 * out[i, j] = sum over p of (a[i, p] - aZeroPoint) * (b[p, j] - bZeroPoint).
 *
 * A depth at which some codes could leave int32 is refused, whatever the codes at hand:
 * k * max|a - aZeroPoint| * max|b - bZeroPoint| must stay below 2^31. That is k <= 131071 for zero
 * points of 0 and k <= 33025 for two at the ends of their range.
 *
 * Shapes: a [m, k], b [k, n]; the result is [m, n]. Zero points are 0 unless given.
 * Cost: 2 m n k integer operations, and k n bytes for b transposed.
 *
 * @throws {ShapeError} if an operand is not 2-D or the inner dimensions differ.
 * @throws {RangeError} if the depth could overflow, or a zero point is no int8 code.
 * @throws {DTypeError} if an operand is not int8.
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
  const { aZeroPoint = 0, bZeroPoint = 0 } = zero;
  const aCodes = dataOf('matmulInt8', 'a', a, 'int8');
  const bCodes = dataOf('matmulInt8', 'b', b, 'int8');
  const [m, k, n] = productShape('matmulInt8', a.shape, b.shape);
  return multiplyCodes('matmulInt8', m, k, n, aCodes, aZeroPoint, bCodes, bZeroPoint);
}
