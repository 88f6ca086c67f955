// Task 01.8. The systems questions, answered in code: the checks put figures of their own in.
import { NotImplementedError } from '@tito/tensor/errors';
import type { DType, Shape } from '@tito/tensor/contract';

/**
 * Bytes of the values of a tensor. A float32 and an int32 have 4 bytes, an int8 and a uint8 one.
 *
 * @example
 * bytesOf([64, 784], 'float32'); // => 200704
 * bytesOf([64, 784], 'int8'); // => 50176
 */
export function bytesOf(shape: Shape, dtype: DType): number {
  // TODO(01.8): in which unit is each of these figures?   tito hint 01.8
  throw new NotImplementedError('01.8');
}

/**
 * Where the value at an index lies in row-major data.
 *
 * @throws {RangeError} if the index does not have one whole number from 0 to dimension - 1 per axis.
 * @example
 * flatIndex([1, 0, 2], [2, 3, 4]); // => 14
 */
export function flatIndex(index: readonly number[], shape: Shape): number {
  throw new NotImplementedError('01.8');
}

/**
 * Bytes of memory that it would take to write both float32 operands out in the shape to which they
 * broadcast, beyond the bytes that they have.
 *
 * @throws {ShapeError} if the shapes do not broadcast.
 * @example
 * broadcastBytes([64, 1000], [1000]); // => 252000
 */
export function broadcastBytes(a: Shape, b: Shape): number {
  throw new NotImplementedError('01.8');
}

/**
 * Floating-point operations of a matrix product [m, k] x [k, n]: for each result, k multiplications and k
 * additions.
 *
 * @example
 * matmulFlops(64, 784, 128); // => 12845056
 */
export function matmulFlops(m: number, k: number, n: number): number {
  throw new NotImplementedError('01.8');
}

/**
 * Floating-point operations per byte of the product of two float32 matrices [n, n], if both are read once
 * and the result is written once.
 *
 * @example
 * matmulIntensity(768); // => 128
 */
export function matmulIntensity(n: number): number {
  throw new NotImplementedError('01.8');
}

/**
 * The smallest positive whole number that a floating-point number with `bits` significant bits cannot
 * hold. float32 has 24 of them.
 *
 * @throws {RangeError} unless `bits` is a whole number from 1 to 52.
 * @example
 * firstLostInteger(24); // => 16777217
 */
export function firstLostInteger(bits: number): number {
  throw new NotImplementedError('01.8');
}

/**
 * Memory comes in cache lines of `lineBytes` bytes. How many of them are touched when one column of a
 * row-major float32 matrix is read, if its first value begins a line.
 *
 * @example
 * columnLines(100, 64, 64); // => 100
 * columnLines(100, 4, 64); // => 25
 */
export function columnLines(rows: number, columns: number, lineBytes: number): number {
  throw new NotImplementedError('01.8');
}
