import type { Shape, Tensor } from '@tito/tensor/contract';
import { broadcastShapes } from './broadcast.ts';
import { sizeOf, stridesOf } from './shape.ts';

type Operand = Tensor | number;

/** The values of an operand, stretched to a shape. */
function stretched(x: Operand, shape: Shape): number[] {
  const size = sizeOf(shape);
  if (typeof x === 'number') return new Array<number>(size).fill(x);
  const offset = shape.length - x.shape.length;
  const steps = stridesOf(x.shape).map((step, axis) => (x.shape[axis] === 1 ? 0 : step));
  const index = shape.map(() => 0);
  const values: number[] = [];
  for (let i = 0; i < size; i++) {
    values.push(
      x.data[steps.reduce((place, step, axis) => place + step * index[axis + offset], 0)],
    );
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      index[axis] += 1;
      if (index[axis] < shape[axis]) break;
      index[axis] = 0;
    }
  }
  return values;
}

function both(name: string, a: Tensor, b: Operand, act: (x: number, y: number) => number): Tensor {
  const shape = broadcastShapes(name, a.shape, typeof b === 'number' ? [] : b.shape);
  const right = stretched(b, shape);
  const data = Float32Array.from(stretched(a, shape), (x, i) => act(x, right[i]));
  return { dtype: 'float32', shape, data };
}

export const add = (a: Tensor, b: Operand): Tensor => both('add', a, b, (x, y) => x + y);
export const sub = (a: Tensor, b: Operand): Tensor => both('sub', a, b, (x, y) => x - y);
export const mul = (a: Tensor, b: Operand): Tensor => both('mul', a, b, (x, y) => x * y);
export const div = (a: Tensor, b: Operand): Tensor => both('div', a, b, (x, y) => x / y);
export const maximum = (a: Tensor, b: Operand): Tensor =>
  both('maximum', a, b, (x, y) => (x !== x || x > y ? x : y));

export function exp(x: Tensor): Tensor {
  const data = new Float32Array(x.data.length);
  x.data.forEach((v, i) => (data[i] = Math.E ** v));
  return { dtype: 'float32', shape: [...x.shape], data };
}
