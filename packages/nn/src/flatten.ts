import { formatShape, ShapeError, sizeOf } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import { reshape } from './autograd/ops.ts';
import type { Layer } from './layer.ts';

/**
 * Each sample in one row: from images to what a Linear layer takes. The values stay where they are.
 *
 * Shapes: x [n, ...rest] gives [n, product of the rest], on the memory of x.
 *
 * @example
 * new Flatten().forward(zeros([2, 3, 4, 4])).shape; // => [2, 48]
 */
export class Flatten implements Layer {
  /** @throws {ShapeError} if x has no first dimension. */
  forward(x: Tensor): Tensor {
    if (x.shape.length === 0) {
      throw new ShapeError(`Flatten: x is ${formatShape(x.shape)}: it must be [n, ...]`);
    }
    return reshape(x, [x.shape[0], sizeOf(x.shape.slice(1))]);
  }
}
