import {
  add as addValues,
  broadcastTo,
  matmul as matmulValues,
  mean as meanValues,
  mul as mulValues,
  neg,
  normalizeAxis,
  reshape as reshapeValues,
  sizeOf,
  sub as subValues,
  sum as sumValues,
} from '@tito/tensor';
import type { Shape, Tensor } from '@tito/tensor';
import { record } from './tape.ts';
import type { Input } from './tape.ts';

/** a + b, with broadcasting, as `add` of @tito/tensor; differentiable. */
export function add(a: Tensor, b: Tensor | number): Tensor {
  return record(addValues(a, b), [
    [a, (g) => unbroadcast(g, a.shape)],
    ...ifTensor(b, (shape) => (g) => unbroadcast(g, shape)),
  ]);
}

/** a - b, with broadcasting, as `sub` of @tito/tensor; differentiable. */
export function sub(a: Tensor, b: Tensor | number): Tensor {
  return record(subValues(a, b), [
    [a, (g) => unbroadcast(g, a.shape)],
    ...ifTensor(b, (shape) => (g) => unbroadcast(neg(g), shape)),
  ]);
}

/** a b, element by element with broadcasting, as `mul` of @tito/tensor; differentiable. */
export function mul(a: Tensor, b: Tensor | number): Tensor {
  return record(mulValues(a, b), [
    [a, (g) => unbroadcast(mulValues(g, b), a.shape)],
    ...ifTensor(b, (shape) => (g) => unbroadcast(mulValues(g, a), shape)),
  ]);
}

/** The matrix product of a [m, k] and b [k, n]; differentiable. */
export function matmul(a: Tensor, b: Tensor): Tensor {
  return record(matmulValues(a, b), [
    [a, (g) => matmulValues(g, b, { transposeB: true })],
    [b, (g) => matmulValues(a, g, { transposeA: true })],
  ]);
}

/** The sum over one axis, or over all elements (shape []) without one; differentiable. */
export function sum(x: Tensor, axis?: number, keepDims = false): Tensor {
  return record(sumValues(x, axis, keepDims), [[x, (g) => spread('sum', g, x.shape, axis)]]);
}

/** The mean over one axis, or over all elements (shape []) without one; differentiable. */
export function mean(x: Tensor, axis?: number, keepDims = false): Tensor {
  const output = meanValues(x, axis, keepDims);
  const share = sizeOf(output.shape) / sizeOf(x.shape);
  return record(output, [[x, (g) => mulValues(spread('mean', g, x.shape, axis), share)]]);
}

/** The same values in another shape, on the memory of x; differentiable. */
export function reshape(x: Tensor, shape: Shape): Tensor {
  return record(reshapeValues(x, shape), [[x, (g) => reshapeValues(g, x.shape)]]);
}

/** The input entry of `x` if it is a tensor; a plain number has no gradient. */
function ifTensor(x: Tensor | number, pullback: (shape: Shape) => Input[1]): Input[] {
  return typeof x === 'number' ? [] : [[x, pullback(x.shape)]];
}

/** Sums a gradient over the axes along which an operand of `shape` was broadcast. */
function unbroadcast(gradient: Tensor, shape: Shape): Tensor {
  let g = gradient;
  while (g.shape.length > shape.length) g = sumValues(g, 0);
  for (const [axis, extent] of shape.entries()) {
    if (extent === 1 && g.shape[axis] !== 1) g = sumValues(g, axis, true);
  }
  return g;
}

/** Repeats the gradient of a reduction along the axis that was reduced. */
function spread(
  operation: string,
  gradient: Tensor,
  shape: Shape,
  axis: number | undefined,
): Tensor {
  const reduced = axis === undefined ? undefined : normalizeAxis(operation, axis, shape.length);
  const kept = shape.map((extent, i) => (reduced === undefined || i === reduced ? 1 : extent));
  return broadcastTo(reshapeValues(gradient, kept), shape);
}
