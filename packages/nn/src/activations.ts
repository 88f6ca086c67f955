import type { Tensor } from '@tito/tensor';
import { relu, softmax } from './autograd/functional.ts';
import type { Layer } from './layer.ts';

/**
 * max(x, 0), element by element; NaN stays NaN.
 *
 * @example
 * Array.from(new ReLU().forward(tensor([-1, 0, 2])).data); // => [0, 0, 2]
 */
export class ReLU implements Layer {
  forward(x: Tensor): Tensor {
    return relu(x);
  }
}

/**
 * exp(x_i) / sum_j exp(x_j) over the last axis: positive, with sum 1. The maximum is subtracted
 * first, which changes nothing but keeps every finite input finite.
 *
 * `crossEntropy` expects logits, so a model that is trained does not end in a Softmax.
 *
 * @throws {ShapeError} if x has rank 0 or an empty last axis.
 * @example
 * Array.from(new Softmax().forward(tensor([1000, 1000])).data); // => [0.5, 0.5]
 */
export class Softmax implements Layer {
  forward(x: Tensor): Tensor {
    return softmax(x);
  }
}
