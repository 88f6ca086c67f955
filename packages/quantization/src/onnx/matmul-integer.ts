import type { Tensor } from '@tito/tensor';
import { int8Codes, uint8Codes } from '../grid.ts';
import { multiplyCodes, productShape } from '../int8/multiply.ts';
import { requireSize } from '../operand.ts';
import { requireCode } from '../qparams.ts';

/** A matrix of 8-bit codes. */
type ByteTensor = Tensor<'int8'> | Tensor<'uint8'>;

/**
 * ONNX MatMulInteger for matrices: sum over p of (a[i, p] - aZeroPoint) * (b[p, j] - bZeroPoint),
 * in int32.
 *
 * Each operand is int8 or uint8. uint8 codes and their zero point are both lowered by 128, which
 * leaves the differences as they are, so there is one kernel, that of `matmulInt8`. As there, a
 * depth at which some codes could leave int32 is refused.
 *
 * Shapes: a [m, k], b [k, n]; the result is [m, n]. Of the standard's forms it lacks stacks of
 * matrices and zero points per row or column.
 *
 * @throws {ShapeError} if an operand is not 2-D or the inner dimensions differ.
 * @throws {RangeError} if the depth could overflow, or a zero point is no code of its operand.
 * Source: ONNX operator MatMulInteger-10.
 * @example
 * const a = fromData(new Uint8Array([11, 7, 3]), [1, 3]);
 * const b = fromData(new Uint8Array([1, 2, 3]), [3, 1]);
 * [...matmulInteger(a, b, 12).data]; // => [-38]
 */
export function matmulInteger(
  a: ByteTensor,
  b: ByteTensor,
  aZeroPoint = 0,
  bZeroPoint = 0,
): Tensor<'int32'> {
  const [m, k, n] = productShape('matmulInteger', a.shape, b.shape);
  const left = signed('a', a, aZeroPoint);
  const right = signed('b', b, bZeroPoint);
  return multiplyCodes(
    'matmulInteger',
    m,
    k,
    n,
    left.codes,
    left.zeroPoint,
    right.codes,
    right.zeroPoint,
  );
}

function signed(
  name: string,
  x: ByteTensor,
  zeroPoint: number,
): { readonly codes: Int8Array; readonly zeroPoint: number } {
  requireSize('matmulInteger', name, x.shape, x.data.length);
  const range = x.dtype === 'int8' ? int8Codes : uint8Codes;
  requireCode('matmulInteger', `${name}ZeroPoint`, zeroPoint, range);
  if (x.dtype === 'int8') return { codes: x.data, zeroPoint };
  return { codes: Int8Array.from(x.data, (code) => code - 128), zeroPoint: zeroPoint - 128 };
}
