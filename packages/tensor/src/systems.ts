import { bytesPerElement } from './dtype.ts';
import type { DType } from './dtype.ts';
import { broadcastShapes, sizeOf, stridesOf } from './shape.ts';
import type { Shape } from './shape.ts';

/**
 * Bytes of the values of a tensor.
 *
 * @throws {ShapeError} if a dimension is not a whole number >= 0.
 * @example
 * bytesOf([64, 784], 'float32'); // => 200704
 * bytesOf([64, 784], 'int8'); // => 50176
 */
export function bytesOf(shape: Shape, dtype: DType): number {
  return sizeOf(shape) * bytesPerElement(dtype);
}

/**
 * Where the value at an index lies in row-major data.
 *
 * @throws {RangeError} if the index does not have one whole number in [0, dimension) per axis.
 * @example
 * flatIndex([1, 0, 2], [2, 3, 4]); // => 14
 */
export function flatIndex(index: readonly number[], shape: Shape): number {
  const isInside = (at: number, axis: number): boolean =>
    Number.isInteger(at) && at >= 0 && at < shape[axis];
  if (index.length !== shape.length || !index.every(isInside)) {
    throw new RangeError(`flatIndex: index is [${index.join(', ')}], shape [${shape.join(', ')}]`);
  }
  return stridesOf(shape).reduce((sum, stride, axis) => sum + stride * index[axis], 0);
}

/**
 * Bytes of memory that it would take to write both float32 operands out in the shape to which they
 * broadcast, beyond those that they have: what broadcasting by strides saves.
 *
 * @throws {ShapeError} if the shapes do not broadcast.
 * @example
 * broadcastBytes([64, 1000], [1000]); // => 252000
 */
export function broadcastBytes(a: Shape, b: Shape): number {
  const size = sizeOf(broadcastShapes('broadcastBytes', a, b));
  return 4 * (size - sizeOf(a) + (size - sizeOf(b)));
}

/**
 * Floating-point operations of a matrix product [m, k] x [k, n]: a multiplication and an addition for
 * each of the k terms of each result.
 *
 * @example
 * matmulFlops(64, 784, 128); // => 12845056
 */
export function matmulFlops(m: number, k: number, n: number): number {
  return 2 * m * k * n;
}

/**
 * Operations per byte of a product of two float32 matrices [n, n], if both are read once and the result
 * is written once: n / 6.
 *
 * @example
 * matmulIntensity(768); // => 128
 */
export function matmulIntensity(n: number): number {
  return n / 6;
}

/**
 * The smallest positive whole number that a floating-point number with `bits` significant bits does not
 * hold: 2^bits + 1.
 *
 * @throws {RangeError} unless `bits` is a whole number from 1 to 52.
 * @example
 * firstLostInteger(24); // => 16777217
 */
export function firstLostInteger(bits: number): number {
  if (!(Number.isInteger(bits) && bits >= 1 && bits <= 52)) {
    throw new RangeError(
      `firstLostInteger: bits is ${bits}: a whole number from 1 to 52 is needed`,
    );
  }
  return 2 ** bits + 1;
}

/**
 * How many cache lines of `lineBytes` bytes are touched when one column of a row-major float32 matrix
 * is read, if its first value begins a line.
 *
 * @example
 * columnLines(100, 64, 64); // => 100
 * columnLines(100, 4, 64); // => 25
 */
export function columnLines(rows: number, columns: number, lineBytes: number): number {
  const step = 4 * columns;
  return step >= lineBytes ? rows : Math.floor(((rows - 1) * step) / lineBytes) + 1;
}
