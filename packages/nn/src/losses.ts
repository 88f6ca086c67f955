import { exp, formatShape, mul, sameShape, ShapeError, sizeOf, tensor } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import { logSoftmax } from './autograd/functional.ts';
import { mean, mul as times, sub } from './autograd/ops.ts';
import { record } from './autograd/tape.ts';

/**
 * The mean over the rows of -log softmax(logits)[label], computed by log-sum-exp, so that it is
 * finite for all finite logits. Differentiable with respect to `logits`: the gradient is
 * (softmax(logits) - onehot(labels)) / n.
 *
 * Shapes: logits [n, classes], labels n class numbers; the result is [].
 *
 * @throws {ShapeError} if logits are not of rank 2 with at least one row, or labels are not n.
 * @throws {RangeError} if a label is not an integer from 0 to classes - 1.
 * @example
 * crossEntropy(tensor([0, 0], [1, 2]), [1]).data[0]; // => Math.fround(Math.log(2))
 * crossEntropy(tensor([1e9, 0], [1, 2]), [0]).data[0]; // => 0
 */
export function crossEntropy(logits: Tensor, labels: ArrayLike<number>): Tensor {
  requireLabels(logits, labels);
  const [n, classes] = logits.shape;
  const logProbabilities = logSoftmax(logits);
  let total = 0;
  for (let i = 0; i < n; i++) total -= logProbabilities.data[i * classes + labels[i]];
  return record(tensor([total / n], []), [
    [logits, (g) => mul(residual(logProbabilities, labels), g.data[0] / n)],
  ]);
}

/** softmax - onehot, from the log-probabilities. */
function residual(logProbabilities: Tensor, labels: ArrayLike<number>): Tensor {
  const result = exp(logProbabilities);
  const classes = result.shape[1];
  for (let i = 0; i < labels.length; i++) result.data[i * classes + labels[i]] -= 1;
  return result;
}

function requireLabels({ shape }: Tensor, labels: ArrayLike<number>): void {
  if (shape.length !== 2 || shape[0] === 0 || labels.length !== shape[0]) {
    throw new ShapeError(
      `crossEntropy: logits are ${formatShape(shape)}, with ${labels.length} labels: logits must be [n, classes], n at least 1, with n labels`,
    );
  }
  for (let i = 0; i < labels.length; i++) {
    if (Number.isInteger(labels[i]) && labels[i] >= 0 && labels[i] < shape[1]) continue;
    throw new RangeError(
      `crossEntropy: label ${i} is ${labels[i]}: it must be an integer from 0 to ${shape[1] - 1}`,
    );
  }
}

/**
 * The mean over all values of (predicted - target)^2, as a scalar. Differentiable with respect to both:
 * the gradient is 2 (predicted - target) / n, and its negative, for n values.
 *
 * Source: PyTorch's `mse_loss`, but shapes have to agree: a broadcast here is a mistake that trains.
 *
 * Shapes: any, the same for both; the result is [].
 *
 * @throws {ShapeError} if the shapes differ, or there are no values.
 * @example
 * meanSquaredError(tensor([1, 2, 3]), tensor([1, 0, 0])).data[0]; // => Math.fround(13 / 3)
 */
export function meanSquaredError(predicted: Tensor, target: Tensor): Tensor {
  if (!sameShape(predicted.shape, target.shape) || sizeOf(predicted.shape) === 0) {
    throw new ShapeError(
      `meanSquaredError: predicted is ${formatShape(predicted.shape)}, target is ${formatShape(target.shape)}: they must agree, and hold a value`,
    );
  }
  const difference = sub(predicted, target);
  return mean(times(difference, difference));
}
