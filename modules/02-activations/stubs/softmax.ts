import { NotImplementedError } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import type { Layer } from '@tito/nn/contract';

/**
 * Task 02.5. exp(x_i) / sum_j exp(x_j) over the last axis: numbers become probabilities.
 *
 * Shapes: any of rank 1 or more, and kept; a tensor [n, classes] has n softmaxes, each over a row.
 * Error: at most 2e-6 for all finite x, however large; every row adds up to 1 within 2e-6.
 *
 * @throws {ShapeError} if x has rank 0, or a last axis without values.
 * @example
 * [...new Softmax().forward(tensor([0, 0, 0, 0])).data]; // => [0.25, 0.25, 0.25, 0.25]
 * [...new Softmax().forward(tensor([1000, 1000, -1000, 5], [2, 2])).data]; // => [0.5, 0.5, 0, 1]
 */
export class Softmax implements Layer {
  forward(x: Tensor): Tensor {
    // TODO(02.5): which number can you subtract from a whole row without changing the result?   tito hint 02.5
    throw new NotImplementedError('02.5');
  }
}
