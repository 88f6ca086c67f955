import { ShapeError } from '@tito/tensor/errors';
import type { Shape } from '@tito/tensor/contract';

export function sizeOf(shape: Shape): number {
  let size = 1;
  for (const n of shape) {
    if (n < 0 || n % 1 !== 0) throw new ShapeError(`a dimension of ${n}`);
    size *= n;
  }
  return size;
}

export function stridesOf(shape: Shape): readonly number[] {
  const strides: number[] = [];
  let step = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides.unshift(step);
    step *= shape[axis];
  }
  return strides;
}
