import { ShapeError } from '@tito/tensor/errors';
import type { AnyTensor, Shape } from '@tito/tensor/contract';
import { sizeOf, stridesOf } from './shape.ts';

/** Task 01.5. */
export function reshape(x: AnyTensor, shape: Shape): AnyTensor {
  const unknown = shape.filter((size) => size === -1).length;
  if (unknown > 1) throw new ShapeError('reshape: -1 may occur once');
  const known = sizeOf(shape.filter((size) => size !== -1));
  const left = x.data.length / known;
  const resolved = shape.map((size) => (size === -1 ? left : size));
  if (unknown === 1 && !Number.isInteger(left)) throw new ShapeError('reshape: no number for -1');
  if (sizeOf(resolved) !== x.data.length) {
    throw new ShapeError(`reshape: ${x.data.length} values do not fit [${shape.join(', ')}]`);
  }
  return { ...x, shape: resolved };
}

export function transpose(x: AnyTensor, axes?: readonly number[]): AnyTensor {
  const rank = x.shape.length;
  const order = (axes ?? x.shape.map((_, axis) => rank - 1 - axis)).map((axis) => {
    if (!Number.isInteger(axis) || axis < -rank || axis >= rank) {
      throw new RangeError(`transpose: there is no axis ${axis}`);
    }
    return axis < 0 ? axis + rank : axis;
  });
  if (order.length !== rank || new Set(order).size !== rank) {
    throw new ShapeError('transpose: every axis is needed once');
  }
  const shape = order.map((axis) => x.shape[axis]);
  const steps = order.map((axis) => stridesOf(x.shape)[axis]);
  const strides = stridesOf(shape);
  const data = x.data.slice();
  for (let i = 0; i < data.length; i++) {
    let place = 0;
    for (let axis = 0; axis < rank; axis++) {
      place += (Math.floor(i / strides[axis]) % shape[axis]) * steps[axis];
    }
    data[i] = x.data[place];
  }
  return { ...x, shape, data };
}
