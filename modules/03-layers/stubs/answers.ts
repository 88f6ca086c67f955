// Task 03.6. The systems questions, answered in code: the checks put figures of their own in. All in
// closed form or a short loop; a float32 number has 4 bytes.
import { NotImplementedError } from '@tito/tensor';
import type { ConvStep } from '@tito/nn/contract';

/**
 * Weights and biases of fully connected layers, from sizes[0] inputs over hidden layers to the outputs.
 *
 * @example
 * mlpParameters([784, 128, 10]); // => 101770
 */
export function mlpParameters(sizes: readonly number[]): number {
  // TODO(03.6): what does each figure count, and per what?   tito hint 03.6
  throw new NotImplementedError('03.6');
}

/**
 * How many places a kernel has along one dimension.
 *
 * @throws {RangeError} if it does not fit even once.
 * @example
 * convOutputSize(28, 5, 1, 2); // => 28
 * convOutputSize(28, 3, 2, 0); // => 13
 */
export function convOutputSize(
  size: number,
  kernel: number,
  stride: number,
  padding: number,
): number {
  throw new NotImplementedError('03.6');
}

/**
 * How many pixels, along one dimension, one output of a stack of convolutions depends on; the first step is
 * the one that sees the image.
 *
 * @example
 * receptiveField([{ kernel: 3, stride: 2 }, { kernel: 3, stride: 1 }]); // => 7
 */
export function receptiveField(steps: readonly ConvStep[]): number {
  throw new NotImplementedError('03.6');
}

/**
 * How many times more weights a Linear layer has than a convolution with a kernel x kernel filter, between
 * the same images: in and out channels of height x width. Biases are left out.
 *
 * @example
 * denseOverConv(6, 4, 3); // => 64
 */
export function denseOverConv(height: number, width: number, kernel: number): number {
  throw new NotImplementedError('03.6');
}

/**
 * The standard deviation of a signal that had 1, after so many Linear layers of fanIn inputs each, without
 * activations and biases, whose weights are independent with mean 0 and this deviation.
 *
 * @example
 * signalDeviation(0.25, 64, 3); // => 8
 */
export function signalDeviation(weightDeviation: number, fanIn: number, layers: number): number {
  throw new NotImplementedError('03.6');
}

/**
 * The cross entropy of a model that gives all classes the same logit.
 *
 * @example
 * Math.round(1000 * untrainedLoss(10)) / 1000; // => 2.303
 */
export function untrainedLoss(classes: number): number {
  throw new NotImplementedError('03.6');
}

/**
 * Bytes of a batch's activations, all kept for the backward pass: one float32 tensor per layer; the shapes
 * are those for one sample.
 *
 * @example
 * activationBytes([[16, 28, 28], [10]], 32); // => 1606912
 */
export function activationBytes(shapes: readonly (readonly number[])[], batch: number): number {
  throw new NotImplementedError('03.6');
}
