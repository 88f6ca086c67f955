import type { Shape } from './contract.ts';
import { ShapeError } from './errors.ts';

export type { Shape } from './contract.ts';

/**
 * The number of values in a shape: the product of its dimensions, 1 for `[]`.
 *
 * @throws {ShapeError} if a dimension is not a whole number >= 0.
 * @example
 * sizeOf([2, 3]); // => 6
 */
export function sizeOf(shape: Shape): number {
  let size = 1;
  for (const dimension of shape) {
    if (!Number.isSafeInteger(dimension) || dimension < 0) {
      throw new ShapeError(
        `sizeOf: shape ${formatShape(shape)} has dimension ${dimension}: whole numbers >= 0 are needed`,
      );
    }
    size *= dimension;
  }
  return size;
}

/**
 * How many values lie between neighbours on each axis of row-major data.
 *
 * `strides[i] = shape[i + 1] * shape[i + 2] * ...`, and 1 on the last axis.
 *
 * @example
 * stridesOf([2, 3, 4]); // => [12, 4, 1]
 */
export function stridesOf(shape: Shape): number[] {
  const strides = shape.map(() => 1);
  for (let axis = shape.length - 2; axis >= 0; axis--) {
    strides[axis] = strides[axis + 1] * shape[axis + 1];
  }
  return strides;
}

/**
 * Whether two shapes have the same rank and dimensions.
 *
 * @example
 * sameShape([2, 3], [3, 2]); // => false
 */
export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((dimension, axis) => dimension === b[axis]);
}

/**
 * A shape as error messages show it.
 *
 * @example
 * formatShape([2, 3]); // => '[2, 3]'
 */
export function formatShape(shape: Shape): string {
  return `[${shape.join(', ')}]`;
}

/**
 * The shape both operands are stretched to: aligned on the last axis, equal dimensions stay, 1 stretches.
 *
 * Source: the broadcasting rule of NumPy and PyTorch.
 *
 * @param operation - the operation to name in the message.
 * @throws {ShapeError} if two aligned dimensions differ and neither is 1.
 * @example
 * broadcastShapes('add', [64, 1], [10]); // => [64, 10]
 */
export function broadcastShapes(operation: string, a: Shape, b: Shape): number[] {
  const rank = Math.max(a.length, b.length);
  const shape: number[] = [];
  for (let axis = 0; axis < rank; axis++) {
    const m = dimensionFromEnd(a, rank - axis);
    const n = dimensionFromEnd(b, rank - axis);
    if (m !== n && m !== 1 && n !== 1) {
      throw new ShapeError(
        `${operation}: a is ${formatShape(a)}, b is ${formatShape(b)}: dimensions ${m} and ${n} differ and neither is 1`,
      );
    }
    shape.push(m === 1 ? n : m);
  }
  return shape;
}

function dimensionFromEnd(shape: Shape, position: number): number {
  return position > shape.length ? 1 : shape[shape.length - position];
}

/**
 * The axis counted from the front: a negative axis counts from the end, -1 is the last.
 *
 * @param operation - the operation to name in the message.
 * @throws {RangeError} if the axis is not a whole number in [-rank, rank).
 * @example
 * normalizeAxis('sum', -1, 3); // => 2
 */
export function normalizeAxis(operation: string, axis: number, rank: number): number {
  if (Number.isInteger(axis) && axis >= -rank && axis < rank) return axis < 0 ? axis + rank : axis;
  const range = rank === 0 ? 'a tensor of rank 0 has no axes' : `axes are ${-rank} to ${rank - 1}`;
  throw new RangeError(`${operation}: axis is ${axis}: ${range}`);
}
