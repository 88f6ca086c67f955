import type { DType, Storage } from '../dtype.ts';
import { ShapeError } from '../errors.ts';
import { formatShape, normalizeAxis, sizeOf } from '../shape.ts';
import { zeros } from '../tensor.ts';
import type { Tensor } from '../tensor.ts';
import { checkTensor, float32Data } from './operand.ts';

/** Folds `count` values, from `start` on at a step, to one. */
type LineKernel = (data: Float32Array, start: number, step: number, count: number) => number;

/**
 * The sum over one axis, or over all values.
 *
 * Accumulates in float64, in order, and rounds once: the error is at most
 * `n * 2^-53 * sum|x| + 2^-24 * |result|`.
 *
 * Shapes: without `axis` the result is `[]`; with it that axis goes, or stays as 1 with `keepDims`.
 *
 * @throws {RangeError} if `axis` is out of range.
 * @example
 * [...sum(tensor([1, 2, 3, 4], [2, 2]), 0).data]; // => [4, 6]
 */
export function sum(x: Tensor, axis?: number, keepDims = false): Tensor {
  return reduce('sum', x, axis, keepDims, sumLine);
}

/**
 * The mean over one axis, or over all values: the float64 sum divided by the count, rounded once.
 *
 * @throws {ShapeError} if there is nothing to average.
 * @throws {RangeError} if `axis` is out of range.
 * @example
 * mean(tensor([1, 2, 3, 4])).data[0]; // => 2.5
 */
export function mean(x: Tensor, axis?: number, keepDims = false): Tensor {
  requireValues('mean', x, axis);
  return reduce('mean', x, axis, keepDims, meanLine);
}

/**
 * The largest value over one axis, or of all values; NaN if any is NaN.
 *
 * @throws {ShapeError} if there is nothing to compare.
 * @throws {RangeError} if `axis` is out of range.
 * @example
 * [...max(tensor([1, 2, 3, 4], [2, 2]), 1).data]; // => [2, 4]
 */
export function max(x: Tensor, axis?: number, keepDims = false): Tensor {
  requireValues('max', x, axis);
  return reduce('max', x, axis, keepDims, maxLine);
}

/**
 * The smallest value over one axis, or of all values; NaN if any is NaN.
 *
 * @throws {ShapeError} if there is nothing to compare.
 * @throws {RangeError} if `axis` is out of range.
 * @example
 * [...min(tensor([1, 2, 3, 4], [2, 2]), 1).data]; // => [1, 3]
 */
export function min(x: Tensor, axis?: number, keepDims = false): Tensor {
  requireValues('min', x, axis);
  return reduce('min', x, axis, keepDims, minLine);
}

/**
 * The position of the largest value along an axis: the first of equals; a NaN counts as the largest.
 *
 * @throws {ShapeError} if there is nothing to compare.
 * @throws {RangeError} if `axis` is out of range.
 * @example
 * [...argmax(tensor([1, 9, 4, 3], [2, 2]), 1).data]; // => [1, 0]
 */
export function argmax(x: Tensor, axis: number): Tensor<'int32'> {
  requireValues('argmax', x, axis);
  const data = float32Data('argmax', 'x', x);
  const along = normalizeAxis('argmax', axis, x.shape.length);
  const result = zeros(reducedShape(x.shape, along, false), 'int32');
  foldLines(data, x.shape, along, argmaxLine, result.data);
  return result;
}

/**
 * The smallest and largest value in one pass, both NaN if any value is NaN.
 *
 * @throws {ShapeError} if the tensor is empty.
 * @example
 * minMax(tensor([3, -1, 2])); // => [-1, 3]
 */
export function minMax(x: Tensor): readonly [min: number, max: number] {
  const data = float32Data('minMax', 'x', x);
  requireValues('minMax', x, undefined);
  let low = data[0];
  let high = low;
  for (let i = 1; i < data.length; i++) {
    low = Math.min(low, data[i]);
    high = Math.max(high, data[i]);
  }
  return [low, high];
}

function reduce(
  operation: string,
  x: Tensor,
  axis: number | undefined,
  keepDims: boolean,
  kernel: LineKernel,
): Tensor {
  const data = float32Data(operation, 'x', x);
  if (axis === undefined) {
    const result = zeros(keepDims ? x.shape.map(() => 1) : []);
    result.data[0] = kernel(data, 0, 1, data.length);
    return result;
  }
  const along = normalizeAxis(operation, axis, x.shape.length);
  const result = zeros(reducedShape(x.shape, along, keepDims));
  foldLines(data, x.shape, along, kernel, result.data);
  return result;
}

function reducedShape(shape: readonly number[], axis: number, keepDims: boolean): number[] {
  return keepDims ? shape.with(axis, 1) : shape.toSpliced(axis, 1);
}

/** Reads the data as [outer, count, inner] and folds each of the outer * inner lines. */
function foldLines(
  data: Float32Array,
  shape: readonly number[],
  axis: number,
  kernel: LineKernel,
  out: Storage[DType],
): void {
  const count = shape[axis];
  const inner = sizeOf(shape.slice(axis + 1));
  for (let i = 0; i < out.length; i++) {
    const column = i % inner;
    const start = (i - column) * count + column;
    out[i] = kernel(data, start, inner, count);
  }
}

function requireValues(operation: string, x: Tensor, axis: number | undefined): void {
  checkTensor(operation, 'x', x);
  const empty =
    axis === undefined
      ? x.data.length === 0
      : x.shape[normalizeAxis(operation, axis, x.shape.length)] === 0;
  if (!empty) return;
  const where = axis === undefined ? '' : ` along axis ${axis}`;
  throw new ShapeError(`${operation}: x is ${formatShape(x.shape)}: there are no values${where}`);
}

const sumLine: LineKernel = (data, start, step, count) => {
  let total = 0;
  for (let i = 0, p = start; i < count; i++, p += step) total += data[p];
  return total;
};

const meanLine: LineKernel = (data, start, step, count) =>
  sumLine(data, start, step, count) / count;

const maxLine: LineKernel = (data, start, step, count) => {
  let high = data[start];
  for (let i = 1, p = start + step; i < count; i++, p += step) high = Math.max(high, data[p]);
  return high;
};

const minLine: LineKernel = (data, start, step, count) => {
  let low = data[start];
  for (let i = 1, p = start + step; i < count; i++, p += step) low = Math.min(low, data[p]);
  return low;
};

const argmaxLine: LineKernel = (data, start, step, count) => {
  let best = 0;
  let high = data[start];
  for (let i = 1, p = start + step; i < count && !Number.isNaN(high); i++, p += step) {
    if (data[p] > high || Number.isNaN(data[p])) {
      best = i;
      high = data[p];
    }
  }
  return best;
};
