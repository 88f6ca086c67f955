// Task 03.5. One number that says how wrong a model is.
import { NotImplementedError } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';

/**
 * The mean over all values of (predicted - target)^2, a float32 tensor of shape [].
 *
 * Error: a few float32 roundings.
 *
 * @throws {RangeError} (a `ShapeError` is one) if the shapes differ, even if one could be broadcast, or if
 * there are no values.
 * @example
 * meanSquaredError(tensor([1, 2, 3]), tensor([1, 0, 0])).data[0]; // => Math.fround(13 / 3)
 */
export function meanSquaredError(predicted: Tensor, target: Tensor): Tensor {
  // TODO(03.5): how large can exp(logit) become?   tito hint 03.5
  throw new NotImplementedError('03.5');
}

/**
 * The mean over the rows of -ln softmax(logits)[label], a float32 tensor of shape []. It is finite for all
 * finite logits, however large: a logit of 1e9 is one.
 *
 * Shapes: logits [n, classes], n at least 1; labels n class numbers.
 *
 * Error: a few float32 roundings of the largest |logit| and of the result.
 *
 * @throws {RangeError} (a `ShapeError` is one) if logits are not of rank 2 with at least one row, labels are
 * not n, or a label is not an integer from 0 to classes - 1.
 * @example
 * crossEntropy(tensor([0, 0], [1, 2]), [1]).data[0]; // => Math.fround(Math.log(2))
 * crossEntropy(tensor([1e9, 0], [1, 2]), [0]).data[0]; // => 0
 */
export function crossEntropy(logits: Tensor, labels: ArrayLike<number>): Tensor {
  throw new NotImplementedError('03.5');
}
