// Inputs of the public checks, made by none of the functions that learners write.
import type { Shape, Tensor } from '@tito/tensor/contract';

/** A float32 tensor of these values. */
export function given(values: readonly number[], shape: Shape = [values.length]): Tensor {
  return { dtype: 'float32', shape, data: new Float32Array(values) };
}

/** The values 0, 1, 2, ... in a shape of `count` values. */
export function counting(count: number, shape: Shape): Tensor {
  const values: number[] = [];
  while (values.length < count) values.push(values.length);
  return given(values, shape);
}
