import { NotImplementedError } from '@tito/tensor';
import type { Random, Tensor } from '@tito/tensor';
import type { Layer } from '@tito/nn/contract';

/**
 * Task 02.6. While training, each value is dropped with probability p: it becomes 0. What is left is
 * multiplied by 1 / (1 - p), so that every value is on average what it was. Without training the layer
 * changes nothing.
 *
 * One number is drawn from `random` per value, in row-major order, by `random.uniform()`; a value is
 * dropped if the number is below p. Without training none is drawn.
 *
 * Shapes: any, and kept. The input stays as it is.
 * Error: one part in a million.
 *
 * @example
 * const dropout = new Dropout(0.5, random(1));
 * [...dropout.forward(tensor([1, 2, 3, 4]), true).data]; // => [0, 4, 6, 0]
 * [...dropout.forward(tensor([1, 2, 3, 4]), true).data]; // => [0, 0, 6, 0]
 * [...dropout.forward(tensor([1, 2, 3, 4])).data]; // => [1, 2, 3, 4]
 */
export class Dropout implements Layer {
  /** @throws {RangeError} unless 0 <= p < 1. */
  constructor(p: number, random: Pick<Random, 'uniform'>) {
    // TODO(02.6): what would 1 / (1 - p) be for the numbers that you refuse?   tito hint 02.6
    throw new NotImplementedError('02.6');
  }

  forward(x: Tensor, training = false): Tensor {
    throw new NotImplementedError('02.6');
  }
}
