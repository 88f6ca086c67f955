import { ShapeError } from '@tito/tensor/errors';
import type { MatmulOptions, Tensor } from '@tito/tensor/contract';

/** Task 01.7. */
export function matmul(a: Tensor, b: Tensor, options: MatmulOptions = {}): Tensor {
  const { transposeA = false, transposeB = false } = options;
  const [m, k] = matrix(a, transposeA);
  const [inner, n] = matrix(b, transposeB);
  if (k !== inner) throw new ShapeError(`matmul: inner dimensions are ${k} and ${inner}`);
  const data = new Float32Array(m * n);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let total = 0;
      for (let p = 0; p < k; p++) {
        const left = a.data[transposeA ? p * m + i : i * k + p];
        const right = b.data[transposeB ? j * k + p : p * n + j];
        total += left * right;
      }
      data[i * n + j] = total;
    }
  }
  return { dtype: 'float32', shape: [m, n], data };
}

/** Rows and columns as they are read. */
function matrix({ shape }: Tensor, isTransposed: boolean): readonly [number, number] {
  if (shape.length !== 2) throw new ShapeError(`matmul: [${shape.join(', ')}] is no matrix`);
  return isTransposed ? [shape[1], shape[0]] : [shape[0], shape[1]];
}
