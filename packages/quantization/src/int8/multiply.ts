import { int8Kernels, requireDepth, widestCode } from '@tito/kernels/int8';
import { formatShape, fromData, ShapeError } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import { int8Codes } from '../grid.ts';
import { requireCode } from '../qparams.ts';

/**
 * out[i, j] = sum over p of (a[i, p] - aZeroPoint) * (b[p, j] - bZeroPoint), for codes that are
 * known to be [m, k] and [k, n]. `b` is packed first: the kernels read both operands along k.
 *
 * @throws {RangeError} if the depth could overflow int32, or a zero point is no int8 code.
 */
export function multiplyCodes(
  operation: string,
  m: number,
  k: number,
  n: number,
  a: Int8Array,
  aZeroPoint: number,
  b: Int8Array,
  bZeroPoint: number,
): Tensor<'int32'> {
  requireCode(operation, 'aZeroPoint', aZeroPoint, int8Codes);
  requireCode(operation, 'bZeroPoint', bZeroPoint, int8Codes);
  requireDepth(operation, k, widestCode(aZeroPoint), widestCode(bZeroPoint));
  const out = new Int32Array(m * n);
  const packed = int8Kernels().packInt8(n, k, b, { transposed: true, zeroPoint: bZeroPoint });
  packed.multiply(m, a, aZeroPoint, out);
  packed.dispose();
  return fromData(out, [m, n]);
}

/** @throws {ShapeError} unless the shapes are [m, k] and [k, n]. */
export function productShape(
  operation: string,
  a: readonly number[],
  b: readonly number[],
): readonly [m: number, k: number, n: number] {
  const operands = `${operation}: a is ${formatShape(a)}, b is ${formatShape(b)}`;
  if (a.length !== 2 || b.length !== 2) {
    throw new ShapeError(`${operands}: two matrices are needed, [m, k] and [k, n]`);
  }
  if (a[1] !== b[0]) {
    throw new ShapeError(`${operands}: inner dimensions ${a[1]} and ${b[0]} differ`);
  }
  return [a[0], a[1], b[1]];
}
