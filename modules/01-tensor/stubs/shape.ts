import { NotImplementedError } from '@tito/tensor/errors';
import type { Shape } from '@tito/tensor/contract';

/**
 * Task 01.1. The number of values in a shape: the product of its dimensions. `[]` is the shape of a single
 * number, so it has 1.
 *
 * @throws {ShapeError} if a dimension is not a whole number >= 0.
 * @example
 * sizeOf([2, 3]); // => 6
 * sizeOf([]); // => 1
 * sizeOf([4, 0]); // => 0
 */
export function sizeOf(shape: Shape): number {
  // TODO(01.1): what is the product of no numbers at all?   tito hint 01.1
  throw new NotImplementedError('01.1');
}

/**
 * Task 01.1. How many values lie between neighbours on each axis of row-major data:
 * strides[i] = shape[i + 1] * shape[i + 2] * ..., and 1 on the last axis.
 *
 * @example
 * stridesOf([2, 3, 4]); // => [12, 4, 1]
 * stridesOf([]); // => []
 */
export function stridesOf(shape: Shape): readonly number[] {
  throw new NotImplementedError('01.1');
}
