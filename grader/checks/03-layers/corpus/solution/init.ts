import { tensor } from '@tito/tensor';
import type { Random, Tensor } from '@tito/tensor';
import type { Fans, KaimingOptions } from '@tito/nn/contract';

export function fans(shape: readonly number[]): Fans {
  if (shape.length < 2 || !shape.every((size) => Number.isInteger(size) && size >= 1)) {
    throw new RangeError(`fans: [${shape.join(', ')}] is no shape of weights`);
  }
  const size = product(shape.slice(2));
  return { fanIn: shape[1] * size, fanOut: shape[0] * size };
}

export function kaimingUniform(
  shape: readonly number[],
  source: Pick<Random, 'uniform'>,
  options: KaimingOptions = {},
): Tensor {
  const bound = Math.sqrt(3) * kaiming(shape, options);
  return filled(shape, () => source.uniform(-bound, bound));
}

export function kaimingNormal(
  shape: readonly number[],
  source: Pick<Random, 'normal'>,
  options: KaimingOptions = {},
): Tensor {
  const deviation = kaiming(shape, options);
  return filled(shape, () => source.normal(0, deviation));
}

export function xavierUniform(
  shape: readonly number[],
  source: Pick<Random, 'uniform'>,
  gain = 1,
): Tensor {
  const bound = Math.sqrt(3) * xavier(shape, gain);
  return filled(shape, () => source.uniform(-bound, bound));
}

export function xavierNormal(
  shape: readonly number[],
  source: Pick<Random, 'normal'>,
  gain = 1,
): Tensor {
  const deviation = xavier(shape, gain);
  return filled(shape, () => source.normal(0, deviation));
}

/** The deviation that keeps a signal through layers with ReLU. */
function kaiming(shape: readonly number[], { mode = 'fanIn', slope = 0 }: KaimingOptions): number {
  if (!Number.isFinite(slope)) throw new RangeError(`slope ${slope} is not finite`);
  const gain = Math.sqrt(2 / (1 + slope * slope));
  return gain / Math.sqrt(fans(shape)[mode]);
}

function xavier(shape: readonly number[], gain: number): number {
  const { fanIn, fanOut } = fans(shape);
  return gain * Math.sqrt(2 / (fanIn + fanOut));
}

/** A tensor with a value drawn for each place, in order. */
function filled(shape: readonly number[], draw: () => number): Tensor {
  return tensor(Array.from({ length: product(shape) }, draw), shape);
}

function product(sizes: readonly number[]): number {
  return sizes.reduce((all, size) => all * size, 1);
}
