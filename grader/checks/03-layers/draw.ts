// Inputs of the hidden checks. Everything comes from the check's own generator.
import type { WindowOptions } from '@tito/nn/contract';
import { type Random, randomNormal, type Tensor } from '@tito/tensor';

/** A size between 2^-5 and 2^5. */
function drawMagnitude(random: Random): number {
  return 2 ** (random.integer(11) - 5);
}

/** Normal numbers of some size. */
export function drawTensor(random: Random, shape: readonly number[]): Tensor {
  return randomNormal(shape, random, 0, drawMagnitude(random));
}

/** One of two, by turns. */
export function drawBias(random: Random, outputs: number, i: number): Tensor | null {
  return i % 2 === 0 ? drawTensor(random, [outputs]) : null;
}

/** A convolution whose sizes all differ where they can, and an image that it fits. */
export interface ConvTrial {
  readonly x: Tensor;
  readonly weight: Tensor;
  readonly bias: Tensor | null;
  readonly options: Required<WindowOptions>;
}

export function drawConv(random: Random, i: number, options: Required<WindowOptions>): ConvTrial {
  const [channels, filters] = [2 + random.integer(3), 2 + random.integer(4)];
  const [kh, kw] = i % 2 === 0 ? [2, 3] : [3, 1 + random.integer(2)];
  const [height, width] = [kh + 1 + random.integer(5), kw + 2 + random.integer(6)];
  return {
    x: drawTensor(random, [2, channels, height, width]),
    weight: drawTensor(random, [filters, channels, kh, kw]),
    bias: drawBias(random, filters, i),
    options,
  };
}
