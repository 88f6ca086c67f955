import { formatShape, ShapeError, zeros } from '@tito/tensor';
import type { Random, Shape, Tensor } from '@tito/tensor';
import type { Fans, KaimingOptions } from './options.ts';

/**
 * fanIn = in * size, fanOut = out * size of weights [out, in, ...kernel]; size is the product of the
 * kernel's dimensions, 1 for a Linear layer.
 *
 * @throws {ShapeError} if the shape has less than two dimensions, or one that is no positive integer.
 * @example
 * fans([128, 784]); // => { fanIn: 784, fanOut: 128 }
 * fans([16, 3, 5, 5]); // => { fanIn: 75, fanOut: 400 }
 */
export function fans(shape: Shape): Fans {
  const isShape = shape.every((size) => Number.isInteger(size) && size > 0);
  if (shape.length < 2 || !isShape) {
    throw new ShapeError(
      `fans: the shape is ${formatShape(shape)}: it must be [out, in, ...kernel], all at least 1`,
    );
  }
  const [outputs, inputs, ...kernel] = shape;
  const size = kernel.reduce((product, dimension) => product * dimension, 1);
  return { fanIn: inputs * size, fanOut: outputs * size };
}

/**
 * Weights uniform in ±gain sqrt(3 / fan), gain = sqrt(2 / (1 + slope^2)): their variance is gain^2 / fan,
 * which keeps that of a signal through layers with ReLU. One number is drawn per value, row-major.
 *
 * Source: He et al. 2015 (arXiv:1502.01852), equations 10 and 15; PyTorch's `kaiming_uniform_`, whose `a`
 * is the slope.
 *
 * @throws {ShapeError} as `fans`.
 * @throws {RangeError} if the slope is not finite.
 * @example
 * const weight = kaimingUniform([10, 600], random(1));
 * weight.data.every((w) => Math.abs(w) <= 0.1); // => true
 */
export function kaimingUniform(
  shape: Shape,
  source: Pick<Random, 'uniform'>,
  options: KaimingOptions = {},
): Tensor {
  const bound = Math.sqrt(3) * kaimingDeviation('kaimingUniform', shape, options);
  return drawUniform(shape, source, bound);
}

/**
 * Normal weights with deviation gain / sqrt(fan), gain = sqrt(2 / (1 + slope^2)). One number is drawn per
 * value, row-major.
 *
 * Source: as for `kaimingUniform`; PyTorch's `kaiming_normal_`.
 *
 * @throws {ShapeError} as `fans`.
 * @throws {RangeError} if the slope is not finite.
 * @example
 * kaimingNormal([10, 50], random(1)).shape; // => [10, 50]
 */
export function kaimingNormal(
  shape: Shape,
  source: Pick<Random, 'normal'>,
  options: KaimingOptions = {},
): Tensor {
  const deviation = kaimingDeviation('kaimingNormal', shape, options);
  return drawNormal(shape, source, deviation);
}

/**
 * Weights uniform in ±gain sqrt(6 / (fanIn + fanOut)): a compromise between the variance of the signal
 * and that of the gradient, for layers without ReLU. One number is drawn per value, row-major.
 *
 * Source: Glorot and Bengio 2010, equation 16; PyTorch's `xavier_uniform_`.
 *
 * @throws {ShapeError} as `fans`.
 * @example
 * const weight = xavierUniform([200, 400], random(1));
 * weight.data.every((w) => Math.abs(w) <= 0.1); // => true
 */
export function xavierUniform(shape: Shape, source: Pick<Random, 'uniform'>, gain = 1): Tensor {
  return drawUniform(shape, source, Math.sqrt(3) * xavierDeviation(shape, gain));
}

/**
 * Normal weights with deviation gain sqrt(2 / (fanIn + fanOut)). One number is drawn per value,
 * row-major.
 *
 * Source: Glorot and Bengio 2010, equation 12; PyTorch's `xavier_normal_`.
 *
 * @throws {ShapeError} as `fans`.
 * @example
 * xavierNormal([20, 40], random(1)).shape; // => [20, 40]
 */
export function xavierNormal(shape: Shape, source: Pick<Random, 'normal'>, gain = 1): Tensor {
  return drawNormal(shape, source, xavierDeviation(shape, gain));
}

function kaimingDeviation(
  operation: string,
  shape: Shape,
  { mode = 'fanIn', slope = 0 }: KaimingOptions,
): number {
  if (!Number.isFinite(slope)) {
    throw new RangeError(`${operation}: slope is ${slope}: a finite number is needed`);
  }
  return Math.sqrt(2 / (1 + slope ** 2) / fans(shape)[mode]);
}

function xavierDeviation(shape: Shape, gain: number): number {
  const { fanIn, fanOut } = fans(shape);
  return gain * Math.sqrt(2 / (fanIn + fanOut));
}

function drawUniform(shape: Shape, source: Pick<Random, 'uniform'>, bound: number): Tensor {
  const result = zeros(shape);
  for (let i = 0; i < result.data.length; i++) result.data[i] = source.uniform(-bound, bound);
  return result;
}

function drawNormal(shape: Shape, source: Pick<Random, 'normal'>, deviation: number): Tensor {
  const result = zeros(shape);
  for (let i = 0; i < result.data.length; i++) result.data[i] = source.normal(0, deviation);
  return result;
}
