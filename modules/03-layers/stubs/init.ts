// Task 03.1. Weights to begin with: random, and of the right size.
import { NotImplementedError } from '@tito/tensor';
import type { Random, Tensor } from '@tito/tensor';
import type { Fans, KaimingOptions } from '@tito/nn/contract';

/**
 * How many inputs one output value sums over, and how many outputs one input reaches, for weights
 * [out, in, ...kernel]: fanIn = in * size and fanOut = out * size, with size the product of the kernel's
 * dimensions (1 for a Linear layer, which has none).
 *
 * @throws {RangeError} (a `ShapeError` is one) if the shape has less than two dimensions, or one that is no
 * positive integer; so do the four functions below.
 * @example
 * fans([128, 784]); // => { fanIn: 784, fanOut: 128 }
 * fans([16, 3, 5, 5]); // => { fanIn: 75, fanOut: 400 }
 */
export function fans(shape: readonly number[]): Fans {
  // TODO(03.1): which dimension is summed over?   tito hint 03.1
  throw new NotImplementedError('03.1');
}

/**
 * Weights uniform in ±sqrt(3) * deviation, for layers with ReLU: deviation = gain / sqrt(fan), with
 * gain = sqrt(2 / (1 + slope^2)). `mode` says which fan (fanIn by default), `slope` is that of the
 * activation below 0 (0 by default, a ReLU).
 *
 * One number is drawn per value, in row-major order: `source.uniform(low, high)`.
 *
 * @throws {RangeError} if the slope is not finite.
 * @example
 * const weight = kaimingUniform([10, 600], random(1));
 * weight.data.every((w) => Math.abs(w) <= 0.1); // => true
 */
export function kaimingUniform(
  shape: readonly number[],
  source: Pick<Random, 'uniform'>,
  options: KaimingOptions = {},
): Tensor {
  throw new NotImplementedError('03.1');
}

/**
 * Normal weights of the same deviation; one `source.normal(mean, deviation)` per value.
 *
 * @throws {RangeError} if the slope is not finite.
 * @example
 * kaimingNormal([10, 50], random(1)).shape; // => [10, 50]
 */
export function kaimingNormal(
  shape: readonly number[],
  source: Pick<Random, 'normal'>,
  options: KaimingOptions = {},
): Tensor {
  throw new NotImplementedError('03.1');
}

/**
 * Weights uniform in ±sqrt(3) * deviation, for layers without ReLU: deviation = gain * sqrt(2 / (fanIn +
 * fanOut)). One `source.uniform(low, high)` per value, in row-major order.
 *
 * @example
 * const weight = xavierUniform([200, 400], random(1));
 * weight.data.every((w) => Math.abs(w) <= 0.1); // => true
 */
export function xavierUniform(
  shape: readonly number[],
  source: Pick<Random, 'uniform'>,
  gain = 1,
): Tensor {
  throw new NotImplementedError('03.1');
}

/**
 * Normal weights of the same deviation; one `source.normal(mean, deviation)` per value.
 *
 * @example
 * xavierNormal([20, 40], random(1)).shape; // => [20, 40]
 */
export function xavierNormal(
  shape: readonly number[],
  source: Pick<Random, 'normal'>,
  gain = 1,
): Tensor {
  throw new NotImplementedError('03.1');
}
