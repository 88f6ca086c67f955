import type { ConvStep } from '../contract.ts';

/**
 * Weights and biases of fully connected layers from sizes[0] inputs to the last size's outputs.
 *
 * @example
 * mlpParameters([784, 128, 10]); // => 101770
 */
export function mlpParameters(sizes: readonly number[]): number {
  return sizes.slice(1).reduce((sum, outputs, i) => sum + outputs * (sizes[i] + 1), 0);
}

/**
 * Places of a kernel along one dimension: floor((size + 2 padding - kernel) / stride) + 1.
 *
 * @throws {RangeError} if the kernel does not fit.
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
  const room = size + 2 * padding - kernel;
  if (room < 0) {
    throw new RangeError(
      `convOutputSize: a kernel of ${kernel} does not fit into ${size} with padding ${padding}`,
    );
  }
  return Math.floor(room / stride) + 1;
}

/**
 * How many pixels, along one dimension, one output of a stack of convolutions sees: 1 plus, for each
 * layer, kernel - 1 times the strides of all layers before it.
 *
 * @example
 * receptiveField([{ kernel: 3, stride: 2 }, { kernel: 3, stride: 1 }]); // => 7
 */
export function receptiveField(steps: readonly ConvStep[]): number {
  let [field, distance] = [1, 1];
  for (const { kernel, stride } of steps) {
    field += (kernel - 1) * distance;
    distance *= stride;
  }
  return field;
}

/**
 * How many times more weights a Linear layer has than a convolution that keeps the size of its image:
 * (in h w)(out h w) / (in out k^2) = (h w / k)^2.
 *
 * @example
 * denseOverConv(6, 4, 3); // => 64
 */
export function denseOverConv(height: number, width: number, kernel: number): number {
  return ((height * width) / kernel) ** 2;
}

/**
 * The standard deviation of a signal that had 1, after so many Linear layers without activations whose
 * weights are independent, of mean 0 and this deviation: (weightDeviation sqrt(fanIn))^layers.
 *
 * @example
 * signalDeviation(0.25, 64, 3); // => 8
 */
export function signalDeviation(weightDeviation: number, fanIn: number, layers: number): number {
  return (weightDeviation * Math.sqrt(fanIn)) ** layers;
}

/**
 * The cross entropy of a model that knows nothing and gives all classes the same logit: ln(classes).
 *
 * @example
 * Math.round(1000 * untrainedLoss(10)) / 1000; // => 2.303
 */
export function untrainedLoss(classes: number): number {
  return Math.log(classes);
}

/**
 * Bytes that a batch's activations take, all kept for the backward pass: float32, one tensor per layer
 * of this shape for one sample.
 *
 * @example
 * activationBytes([[16, 28, 28], [10]], 32); // => 1606912
 */
export function activationBytes(shapes: readonly (readonly number[])[], batch: number): number {
  const values = shapes.map((shape) => shape.reduce((product, size) => product * size, 1));
  return 4 * batch * values.reduce((sum, count) => sum + count, 0);
}
