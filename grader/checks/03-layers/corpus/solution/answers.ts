import type { ConvStep } from '@tito/nn/contract';

// Task 03.6. The systems questions.

export function mlpParameters(sizes: readonly number[]): number {
  let sum = 0;
  for (let i = 1; i < sizes.length; i++) sum += sizes[i - 1] * sizes[i] + sizes[i];
  return sum;
}

export function convOutputSize(
  size: number,
  kernel: number,
  stride: number,
  padding: number,
): number {
  const last = size + 2 * padding - kernel;
  if (last < 0) throw new RangeError('convOutputSize: the kernel does not fit');
  return 1 + Math.floor(last / stride);
}

/** From the output back: r pixels of a layer are covered by (r - 1) stride + kernel of the one below. */
export function receptiveField(steps: readonly ConvStep[]): number {
  return steps.reduceRight((field, { kernel, stride }) => (field - 1) * stride + kernel, 1);
}

export function denseOverConv(height: number, width: number, kernel: number): number {
  const pixels = height * width;
  return pixels ** 2 / kernel ** 2;
}

/** Each output is a sum of fanIn independent terms, whose variances add up. */
export function signalDeviation(weightDeviation: number, fanIn: number, layers: number): number {
  const variance = weightDeviation ** 2 * fanIn;
  return Math.sqrt(variance ** layers);
}

export function untrainedLoss(classes: number): number {
  return Math.log(classes);
}

export function activationBytes(shapes: readonly (readonly number[])[], batch: number): number {
  let values = 0;
  for (const shape of shapes) values += shape.reduce((product, size) => product * size, 1);
  return 4 * batch * values;
}
