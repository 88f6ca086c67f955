import { ShapeError } from '@tito/tensor/errors';
import type { Shape, Tensor } from '@tito/tensor/contract';
import { sizeOf } from './shape.ts';

export function tensor(values: readonly number[], shape?: Shape): Tensor {
  const dims = shape === undefined ? [values.length] : shape.slice();
  if (sizeOf(dims) !== values.length) throw new ShapeError('tensor: wrong number of values');
  const data = new Float32Array(values.length);
  for (let i = 0; i < values.length; i++) data[i] = values[i];
  return { dtype: 'float32', shape: dims, data };
}

export function full(shape: Shape, value: number): Tensor {
  return tensor(new Array<number>(sizeOf(shape)).fill(value), shape);
}

export function arange(n: number): Tensor {
  if (n < 0 || n % 1 !== 0 || n > 16_777_217) throw new RangeError('arange: not a count');
  return tensor([...new Array<number>(n).keys()]);
}
