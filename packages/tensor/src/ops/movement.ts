import { allocate } from '../dtype.ts';
import type { DType, Storage } from '../dtype.ts';
import { DTypeError, ShapeError } from '../errors.ts';
import {
  broadcastShapes,
  formatShape,
  normalizeAxis,
  sameShape,
  sizeOf,
  stridesOf,
} from '../shape.ts';
import type { Shape } from '../shape.ts';
import { wrap } from '../tensor.ts';
import type { Tensor } from '../tensor.ts';
import { checkTensor } from './operand.ts';
import { broadcastStrides, forEachRun } from './runs.ts';

/**
 * The same values under another shape. Shares `data` with `x`.
 *
 * @param shape - one dimension may be -1: it takes what the others leave.
 * @throws {ShapeError} if the sizes differ, or -1 occurs twice or has no whole answer.
 * @example
 * reshape(arange(6), [2, -1]).shape; // => [2, 3]
 */
export function reshape<D extends DType>(x: Tensor<D>, shape: Shape): Tensor<D> {
  checkTensor('reshape', 'x', x);
  const resolved = resolveShape(x, shape);
  if (sizeOf(resolved) !== x.data.length) {
    throw new ShapeError(
      `reshape: x is ${formatShape(x.shape)}, ${x.data.length} values: ${formatShape(shape)} holds ${sizeOf(resolved)}`,
    );
  }
  return wrap('reshape', x.dtype, x.data, resolved);
}

function resolveShape(x: Tensor<DType>, shape: Shape): Shape {
  const axis = shape.indexOf(-1);
  if (axis < 0) return shape;
  const rest = shape.toSpliced(axis, 1);
  if (rest.includes(-1)) {
    throw new ShapeError(`reshape: shape ${formatShape(shape)} has more than one -1`);
  }
  const left = x.data.length / sizeOf(rest);
  if (!Number.isInteger(left)) {
    throw new ShapeError(
      `reshape: x is ${formatShape(x.shape)}, ${x.data.length} values: no whole number for -1 in ${formatShape(shape)}`,
    );
  }
  return shape.with(axis, left);
}

/**
 * The axes in another order: `result[i_axes] = x[i]`. Copies.
 *
 * @param axes - which axis of `x` each axis of the result is; all reversed if left out.
 * @throws {ShapeError} if `axes` does not name every axis once.
 * @throws {RangeError} if an axis is out of range.
 * @example
 * [...transpose(tensor([1, 2, 3, 4], [2, 2])).data]; // => [1, 3, 2, 4]
 */
export function transpose<D extends DType>(x: Tensor<D>, axes?: readonly number[]): Tensor<D> {
  checkTensor('transpose', 'x', x);
  const rank = x.shape.length;
  const order = (axes ?? x.shape.map((_, axis) => rank - 1 - axis)).map((axis) =>
    normalizeAxis('transpose', axis, rank),
  );
  if (order.length !== rank || new Set(order).size !== rank) {
    throw new ShapeError(
      `transpose: x is ${formatShape(x.shape)}, axes are ${formatShape(axes ?? order)}: every axis once is needed`,
    );
  }
  const strides = stridesOf(x.shape);
  return gather(
    'transpose',
    x,
    order.map((axis) => x.shape[axis]),
    order.map((axis) => strides[axis]),
  );
}

/**
 * `x` repeated to a larger shape by the broadcasting rule. Copies.
 *
 * @throws {ShapeError} if `x` does not broadcast to exactly `shape`.
 * @example
 * [...broadcastTo(tensor([1, 2]), [2, 2]).data]; // => [1, 2, 1, 2]
 */
export function broadcastTo<D extends DType>(x: Tensor<D>, shape: Shape): Tensor<D> {
  checkTensor('broadcastTo', 'x', x);
  if (!sameShape(broadcastShapes('broadcastTo', x.shape, shape), shape)) {
    throw new ShapeError(
      `broadcastTo: x is ${formatShape(x.shape)}: it does not stretch to ${formatShape(shape)}`,
    );
  }
  return gather('broadcastTo', x, shape, broadcastStrides(x.shape, shape));
}

function gather<D extends DType>(
  operation: string,
  x: Tensor<D>,
  shape: Shape,
  strides: readonly number[],
): Tensor<D> {
  const data = allocate(x.dtype, sizeOf(shape));
  const out: Storage[DType] = data;
  const source: Storage[DType] = x.data;
  forEachRun(shape, strides, strides, (start, length, p, step) => {
    for (let i = start; i < start + length; i++, p += step) out[i] = source[p];
  });
  return wrap(operation, x.dtype, data, shape);
}

/**
 * Rows `start` to `end` (not included) of the leading axis. A view: shares memory with `x`.
 *
 * @throws {RangeError} unless `0 <= start <= end <= rows of x`, all whole.
 * @throws {ShapeError} if `x` has rank 0.
 * @example
 * [...rows(tensor([1, 2, 3, 4], [2, 2]), 1, 2).data]; // => [3, 4]
 */
export function rows<D extends DType>(x: Tensor<D>, start: number, end: number): Tensor<D>;
export function rows(x: Tensor<DType>, start: number, end: number): Tensor<DType> {
  const width = rowWidth('rows', x);
  const [count, ...rest] = x.shape;
  const whole = Number.isInteger(start) && Number.isInteger(end);
  if (!whole || start < 0 || end < start || end > count) {
    throw new RangeError(`rows: start is ${start}, end is ${end}: x has rows 0 to ${count}`);
  }
  const view = x.data.subarray(start * width, end * width);
  return wrap('rows', x.dtype, view, [end - start, ...rest]);
}

/**
 * The rows of the leading axis that `indices` names, in that order; repeats are allowed. Copies.
 *
 * @throws {RangeError} if an index is not a row of `x`.
 * @throws {ShapeError} if `x` has rank 0.
 * @example
 * [...take(tensor([1, 2, 3, 4], [2, 2]), [1, 0]).data]; // => [3, 4, 1, 2]
 */
export function take<D extends DType>(x: Tensor<D>, indices: ArrayLike<number>): Tensor<D> {
  const width = rowWidth('take', x);
  const [count, ...rest] = x.shape;
  const data = allocate(x.dtype, indices.length * width);
  for (let i = 0; i < indices.length; i++) {
    const row = indices[i];
    if (!Number.isInteger(row) || row < 0 || row >= count) {
      throw new RangeError(`take: index ${i} is ${row}: x has rows 0 to ${count - 1}`);
    }
    data.set(x.data.subarray(row * width, (row + 1) * width), i * width);
  }
  return wrap('take', x.dtype, data, [indices.length, ...rest]);
}

function rowWidth(operation: string, x: Tensor<DType>): number {
  checkTensor(operation, 'x', x);
  if (x.shape.length === 0) throw new ShapeError(`${operation}: x is []: a leading axis is needed`);
  return sizeOf(x.shape.slice(1));
}

/**
 * The tensors one after another along an axis. Copies.
 *
 * Shapes: equal on every other axis.
 *
 * @throws {ShapeError} if there are none, or their shapes differ elsewhere.
 * @throws {DTypeError} if their element types differ.
 * @example
 * concat([zeros([2, 3]), zeros([2, 1])], 1).shape; // => [2, 4]
 */
export function concat<D extends DType>(xs: readonly Tensor<D>[], axis = 0): Tensor<D> {
  const first = xs[0];
  if (xs.length === 0) throw new ShapeError('concat: xs is empty: at least one is needed');
  checkTensor('concat', 'xs[0]', first);
  const along = normalizeAxis('concat', axis, first.shape.length);
  xs.forEach((x, i) => checkPart(first, x, i, along));
  const length = xs.reduce((total, x) => total + x.shape[along], 0);
  const shape = first.shape.with(along, length);
  const data = allocate(first.dtype, sizeOf(shape));
  const rowSize = sizeOf(shape.slice(along));
  let offset = 0;
  for (const x of xs) {
    const size = sizeOf(x.shape.slice(along));
    for (let from = 0, to = offset; from < x.data.length; from += size, to += rowSize) {
      data.set(x.data.subarray(from, from + size), to);
    }
    offset += size;
  }
  return wrap('concat', first.dtype, data, shape);
}

function checkPart(first: Tensor<DType>, x: Tensor<DType>, i: number, axis: number): void {
  checkTensor('concat', `xs[${i}]`, x);
  if (x.dtype !== first.dtype) {
    throw new DTypeError(`concat: xs[0] is ${first.dtype}, xs[${i}] is ${x.dtype}: one is needed`);
  }
  const alike =
    x.shape.length === first.shape.length &&
    sameShape(x.shape.toSpliced(axis, 1), first.shape.toSpliced(axis, 1));
  if (!alike) {
    throw new ShapeError(
      `concat: xs[0] is ${formatShape(first.shape)}, xs[${i}] is ${formatShape(x.shape)}: they may differ on axis ${axis} only`,
    );
  }
}
