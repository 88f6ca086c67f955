import { ShapeError } from '@tito/tensor/errors';
import type { Shape } from '@tito/tensor/contract';

/** Task 01.1. */
export function sizeOf(shape: Shape): number {
  return shape.reduce((product, dimension) => {
    if (!Number.isInteger(dimension) || dimension < 0) {
      throw new ShapeError(`sizeOf: ${dimension} is no dimension`);
    }
    return product * dimension;
  }, 1);
}

export function stridesOf(shape: Shape): readonly number[] {
  return shape.map((_, axis) => sizeOf(shape.slice(axis + 1)));
}
