import type { Shape, Tensor } from '@tito/tensor/contract';
import { broadcastShapes } from './broadcast.ts';
import { full } from './create.ts';
import { sizeOf, stridesOf } from './shape.ts';

/** Task 01.4. */
export function add(a: Tensor, b: Tensor | number): Tensor {
  return combined('add', a, b, (x, y) => x + y);
}

export function sub(a: Tensor, b: Tensor | number): Tensor {
  return combined('sub', a, b, (x, y) => x - y);
}

export function mul(a: Tensor, b: Tensor | number): Tensor {
  return combined('mul', a, b, (x, y) => x * y);
}

export function div(a: Tensor, b: Tensor | number): Tensor {
  return combined('div', a, b, (x, y) => x / y);
}

export function maximum(a: Tensor, b: Tensor | number): Tensor {
  return combined('maximum', a, b, (x, y) => Math.max(x, y));
}

export function exp(x: Tensor): Tensor {
  return { dtype: 'float32', shape: [...x.shape], data: x.data.map((value) => Math.exp(value)) };
}

function combined(
  operation: string,
  a: Tensor,
  b: Tensor | number,
  act: (x: number, y: number) => number,
): Tensor {
  const other = typeof b === 'number' ? full([], b) : b;
  const shape = broadcastShapes(operation, a.shape, other.shape);
  const data = new Float32Array(sizeOf(shape));
  const [left, right] = [placesOf(a.shape, shape), placesOf(other.shape, shape)];
  for (let i = 0; i < data.length; i++) data[i] = act(a.data[left(i)], other.data[right(i)]);
  return { dtype: 'float32', shape, data };
}

/** Where the value for flat index i of a larger shape lies. */
function placesOf(own: Shape, larger: Shape): (i: number) => number {
  const strides = stridesOf(larger);
  const ownStrides = stridesOf(own);
  const missing = larger.length - own.length;
  return (i) => {
    let place = 0;
    own.forEach((size, axis) => {
      const at = Math.floor(i / strides[axis + missing]) % larger[axis + missing];
      if (size !== 1) place += at * ownStrides[axis];
    });
    return place;
  };
}
