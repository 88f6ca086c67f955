import { broadcastShapes } from '../shape.ts';
import { wrap, zeros } from '../tensor.ts';
import type { Tensor } from '../tensor.ts';
import { float32Data } from './operand.ts';
import { broadcastStrides, forEachRun } from './runs.ts';

/** Writes `length` values to `out` from `start` on, reading `a` and `b` from `p` and `q` at a step. */
type BinaryKernel = (
  out: Float32Array,
  start: number,
  length: number,
  a: Float32Array,
  p: number,
  aStep: number,
  b: Float32Array,
  q: number,
  bStep: number,
) => void;

function binary(operation: string, a: Tensor, b: Tensor | number, kernel: BinaryKernel): Tensor {
  const aData = float32Data(operation, 'a', a);
  const bData = typeof b === 'number' ? Float32Array.of(b) : float32Data(operation, 'b', b);
  const bShape = typeof b === 'number' ? [] : b.shape;
  const result = zeros(broadcastShapes(operation, a.shape, bShape));
  forEachRun(
    result.shape,
    broadcastStrides(a.shape, result.shape),
    broadcastStrides(bShape, result.shape),
    (start, length, p, aStep, q, bStep) =>
      kernel(result.data, start, length, aData, p, aStep, bData, q, bStep),
  );
  return result;
}

/**
 * `a + b`, broadcasting; a number is rounded to float32 first.
 *
 * Each result is the correctly rounded float32 sum on every engine; so for `sub`, `mul`, `div`, `sqrt`.
 *
 * @throws {ShapeError} if the shapes do not broadcast.
 * @throws {DTypeError} if an operand is not float32; so for every operation of this file.
 * @example
 * [...add(tensor([1, 2]), 10).data]; // => [11, 12]
 */
export function add(a: Tensor, b: Tensor | number): Tensor {
  return binary('add', a, b, (out, start, length, x, p, xStep, y, q, yStep) => {
    for (let i = start; i < start + length; i++, p += xStep, q += yStep) out[i] = x[p] + y[q];
  });
}

/**
 * `a - b`, broadcasting; a number is rounded to float32 first.
 *
 * @throws {ShapeError} if the shapes do not broadcast.
 * @example
 * [...sub(tensor([1, 2]), tensor([0.5])).data]; // => [0.5, 1.5]
 */
export function sub(a: Tensor, b: Tensor | number): Tensor {
  return binary('sub', a, b, (out, start, length, x, p, xStep, y, q, yStep) => {
    for (let i = start; i < start + length; i++, p += xStep, q += yStep) out[i] = x[p] - y[q];
  });
}

/**
 * `a * b` value by value, broadcasting; a number is rounded to float32 first.
 *
 * @throws {ShapeError} if the shapes do not broadcast.
 * @example
 * [...mul(tensor([1, 2]), tensor([3, 4])).data]; // => [3, 8]
 */
export function mul(a: Tensor, b: Tensor | number): Tensor {
  return binary('mul', a, b, (out, start, length, x, p, xStep, y, q, yStep) => {
    for (let i = start; i < start + length; i++, p += xStep, q += yStep) out[i] = x[p] * y[q];
  });
}

/**
 * `a / b` value by value, broadcasting; a number is rounded to float32 first. IEEE: 1 / 0 is Infinity.
 *
 * @throws {ShapeError} if the shapes do not broadcast.
 * @example
 * [...div(tensor([1, 3]), 2).data]; // => [0.5, 1.5]
 */
export function div(a: Tensor, b: Tensor | number): Tensor {
  return binary('div', a, b, (out, start, length, x, p, xStep, y, q, yStep) => {
    for (let i = start; i < start + length; i++, p += xStep, q += yStep) out[i] = x[p] / y[q];
  });
}

/**
 * The larger of `a` and `b`, broadcasting; NaN if either is NaN.
 *
 * @throws {ShapeError} if the shapes do not broadcast.
 * @example
 * [...maximum(tensor([-1, 2]), 0).data]; // => [0, 2]
 */
export function maximum(a: Tensor, b: Tensor | number): Tensor {
  return binary('maximum', a, b, (out, start, length, x, p, xStep, y, q, yStep) => {
    for (let i = start; i < start + length; i++, p += xStep, q += yStep) {
      out[i] = Math.max(x[p], y[q]);
    }
  });
}

/**
 * The smaller of `a` and `b`, broadcasting; NaN if either is NaN.
 *
 * @throws {ShapeError} if the shapes do not broadcast.
 * @example
 * [...minimum(tensor([-1, 2]), 0).data]; // => [-1, 0]
 */
export function minimum(a: Tensor, b: Tensor | number): Tensor {
  return binary('minimum', a, b, (out, start, length, x, p, xStep, y, q, yStep) => {
    for (let i = start; i < start + length; i++, p += xStep, q += yStep) {
      out[i] = Math.min(x[p], y[q]);
    }
  });
}

function unary(
  operation: string,
  x: Tensor,
  kernel: (out: Float32Array, x: Float32Array) => void,
): Tensor {
  const data = float32Data(operation, 'x', x);
  const out = new Float32Array(data.length);
  kernel(out, data);
  return wrap(operation, 'float32', out, x.shape);
}

/**
 * `-x`.
 *
 * @example
 * [...neg(tensor([1, -2])).data]; // => [-1, 2]
 */
export function neg(x: Tensor): Tensor {
  return unary('neg', x, (out, data) => {
    for (let i = 0; i < out.length; i++) out[i] = -data[i];
  });
}

/**
 * `|x|`.
 *
 * @example
 * [...abs(tensor([1, -2])).data]; // => [1, 2]
 */
export function abs(x: Tensor): Tensor {
  return unary('abs', x, (out, data) => {
    for (let i = 0; i < out.length; i++) out[i] = Math.abs(data[i]);
  });
}

/**
 * `e^x`. Engines may differ in the last bit of the result.
 *
 * @example
 * [...exp(tensor([0])).data]; // => [1]
 */
export function exp(x: Tensor): Tensor {
  return unary('exp', x, (out, data) => {
    for (let i = 0; i < out.length; i++) out[i] = Math.exp(data[i]);
  });
}

/**
 * The natural logarithm; -Infinity at 0, NaN below. Engines may differ in the last bit of the result.
 *
 * @example
 * [...log(tensor([1])).data]; // => [0]
 */
export function log(x: Tensor): Tensor {
  return unary('log', x, (out, data) => {
    for (let i = 0; i < out.length; i++) out[i] = Math.log(data[i]);
  });
}

/**
 * The square root, correctly rounded; NaN below 0.
 *
 * @example
 * [...sqrt(tensor([9, 2.25])).data]; // => [3, 1.5]
 */
export function sqrt(x: Tensor): Tensor {
  return unary('sqrt', x, (out, data) => {
    for (let i = 0; i < out.length; i++) out[i] = Math.sqrt(data[i]);
  });
}

/**
 * `x * x`.
 *
 * @example
 * [...square(tensor([-3])).data]; // => [9]
 */
export function square(x: Tensor): Tensor {
  return unary('square', x, (out, data) => {
    for (let i = 0; i < out.length; i++) out[i] = data[i] * data[i];
  });
}

/**
 * Each value moved into [min, max]; NaN stays NaN. The bounds are rounded to float32 with the result.
 *
 * @throws {RangeError} if `min > max` or either is NaN.
 * @example
 * [...clip(tensor([-5, 0.5, 5]), -1, 1).data]; // => [-1, 0.5, 1]
 */
export function clip(x: Tensor, min: number, max: number): Tensor {
  if (!(min <= max)) {
    throw new RangeError(`clip: min is ${min}, max is ${max}: min <= max is needed`);
  }
  return unary('clip', x, (out, data) => {
    for (let i = 0; i < out.length; i++) out[i] = Math.min(Math.max(data[i], min), max);
  });
}

/**
 * `fn` of each value, rounded to float32. For what has no operation of its own.
 *
 * Cost: one call per value, several times the price of the built-in operations.
 *
 * @example
 * [...map(tensor([1, 2]), (value) => value * 10).data]; // => [10, 20]
 */
export function map(x: Tensor, fn: (value: number) => number): Tensor {
  return unary('map', x, (out, data) => {
    for (let i = 0; i < out.length; i++) out[i] = fn(data[i]);
  });
}
