import { formatShape, ShapeError, zeros } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';

/** Task 15.6. out[i, j] = sum over p of (a[i, p] - aZeroPoint) (b[p, j] - bZeroPoint), in int32. */
export function matmulInt8(
  a: Tensor<'int8'>,
  b: Tensor<'int8'>,
  zero: { readonly aZeroPoint?: number; readonly bZeroPoint?: number } = {},
): Tensor<'int32'> {
  const { aZeroPoint = 0, bZeroPoint = 0 } = zero;
  const [m, k] = a.shape;
  const n = b.shape[1];
  if (a.shape.length !== 2 || b.shape.length !== 2 || b.shape[0] !== k) {
    const shapes = `a is ${formatShape(a.shape)}, b is ${formatShape(b.shape)}`;
    throw new ShapeError(`matmulInt8: ${shapes}: [m, k] and [k, n] are needed`);
  }
  if (k * widest(aZeroPoint) * widest(bZeroPoint) >= 2 ** 31) {
    throw new RangeError(`matmulInt8: ${k} products could overflow int32`);
  }
  const out = zeros([m, n], 'int32');
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let p = 0; p < k; p++) {
        sum += (a.data[i * k + p] - aZeroPoint) * (b.data[p * n + j] - bZeroPoint);
      }
      out.data[i * n + j] = sum;
    }
  }
  return out;
}

/** The largest |code - zeroPoint| over all int8 codes. */
export function widest(zeroPoint: number): number {
  return Math.max(127 - zeroPoint, zeroPoint + 128);
}
