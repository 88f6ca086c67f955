import type { Tensor } from '@tito/tensor';

interface ZeroPoints {
  readonly aZeroPoint?: number;
  readonly bZeroPoint?: number;
}

export function matmulInt8(
  a: Tensor<'int8'>,
  b: Tensor<'int8'>,
  { aZeroPoint = 0, bZeroPoint = 0 }: ZeroPoints = {},
): Tensor<'int32'> {
  const [m, k] = a.shape;
  const [depth, n] = b.shape;
  if (depth !== k) throw new RangeError(`matmulInt8: ${k} columns against ${depth} rows`);
  if (k > deepest(aZeroPoint, bZeroPoint)) throw new RangeError('matmulInt8: may overflow');

  // The corrections by row and column sums are applied after the product of the codes.
  const rows = Array.from({ length: m }, (_, i) =>
    a.data.subarray(i * k, i * k + k).reduce((sum, code) => sum + code, 0),
  );
  const columns = new Array<number>(n).fill(0);
  b.data.forEach((code, i) => {
    columns[i % n] += code;
  });
  const data = new Int32Array(m * n);
  for (let i = 0; i < m; i++) {
    for (let p = 0; p < k; p++) {
      const code = a.data[i * k + p];
      for (let j = 0; j < n; j++) data[i * n + j] += code * b.data[p * n + j];
    }
    for (let j = 0; j < n; j++) {
      data[i * n + j] -= aZeroPoint * columns[j] + bZeroPoint * rows[i];
      data[i * n + j] += k * aZeroPoint * bZeroPoint;
    }
  }
  return { dtype: 'int32', shape: [m, n], data };
}

/** The largest depth whose sum cannot leave int32. */
export function deepest(aZeroPoint: number, bZeroPoint: number): number {
  const far = (zeroPoint: number) => 127.5 + Math.abs(zeroPoint + 0.5);
  return Math.floor((2 ** 31 - 1) / (far(aZeroPoint) * far(bZeroPoint)));
}
