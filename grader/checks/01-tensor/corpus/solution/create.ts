import { ShapeError } from '@tito/tensor/errors';
import type { Shape, Tensor } from '@tito/tensor/contract';
import { sizeOf } from './shape.ts';

/** Task 01.2. */
export function tensor(values: readonly number[], shape: Shape = [values.length]): Tensor {
  if (sizeOf(shape) !== values.length) {
    throw new ShapeError(`tensor: ${values.length} values do not fit into [${shape.join(', ')}]`);
  }
  return { dtype: 'float32', shape: [...shape], data: Float32Array.from(values) };
}

export function full(shape: Shape, value: number): Tensor {
  const data = new Float32Array(sizeOf(shape)).fill(value);
  return { dtype: 'float32', shape: [...shape], data };
}

export function arange(n: number): Tensor {
  if (!Number.isInteger(n) || n < 0 || n > 2 ** 24 + 1) {
    throw new RangeError(`arange: float32 cannot count to ${n}`);
  }
  return { dtype: 'float32', shape: [n], data: Float32Array.from({ length: n }, (_, i) => i) };
}
