import { ShapeError } from '@tito/tensor/errors';
import type { MatmulOptions, Tensor } from '@tito/tensor/contract';

function turned({ shape, data }: Tensor): Tensor {
  const [rows, columns] = shape;
  const values = data.map((_, i) => data[(i % rows) * columns + Math.floor(i / rows)]);
  return { dtype: 'float32', shape: [columns, rows], data: values };
}

export function matmul(a: Tensor, b: Tensor, options: MatmulOptions = {}): Tensor {
  if (a.shape.length !== 2 || b.shape.length !== 2) throw new ShapeError('matmul: two matrices');
  const left = options.transposeA ? turned(a) : a;
  const right = options.transposeB ? turned(b) : b;
  const [m, k] = left.shape;
  const [inner, n] = right.shape;
  if (inner !== k) throw new ShapeError(`matmul: ${k} columns, ${inner} rows`);
  const sums = new Float64Array(m * n);
  for (let i = 0; i < m; i++) {
    for (let p = 0; p < k; p++) {
      for (let j = 0; j < n; j++) sums[i * n + j] += left.data[i * k + p] * right.data[p * n + j];
    }
  }
  return { dtype: 'float32', shape: [m, n], data: Float32Array.from(sums) };
}
