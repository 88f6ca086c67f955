import { formatShape, fromData, ShapeError } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import { int8Codes } from '../grid.ts';
import { requireCode } from '../qparams.ts';
import { requireDepth, widestCode } from './depth.ts';
import { gemmInt8 } from './gemm.ts';
import { subtractZeroPoints } from './zero-points.ts';

/**
 * out[i, j] = sum over p of (a[i, p] - aZeroPoint) * (b[p, j] - bZeroPoint), for codes that are
 * known to be [m, k] and [k, n]. `b` is transposed first, since the kernel reads both operands
 * along k.
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
  const columns = transposed(b, k, n);
  const out = new Int32Array(m * n);
  gemmInt8(m, n, k, a, columns, out);
  subtractZeroPoints(out, m, n, k, a, aZeroPoint, columns, bZeroPoint);
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

function transposed(codes: Int8Array, rows: number, columns: number): Int8Array {
  const result = new Int8Array(codes.length);
  for (let row = 0, i = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, i++) result[column * rows + row] = codes[i];
  }
  return result;
}
