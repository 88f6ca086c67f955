import type { Random, Tensor } from '@tito/tensor';
import type { Fans, KaimingOptions } from '@tito/nn/contract';

export function fans(shape: readonly number[]): Fans {
  if (shape.length < 2) throw new RangeError('fans: weights have two dimensions or more');
  for (const n of shape) if (!(n >= 1) || n % 1 !== 0) throw new RangeError(`fans: size ${n}`);
  let kernel = 1;
  for (let d = 2; d < shape.length; d++) kernel *= shape[d];
  return { fanIn: kernel * shape[1], fanOut: kernel * shape[0] };
}

function kaimingStd(shape: readonly number[], options: KaimingOptions): number {
  const slope = options.slope ?? 0;
  if (slope !== 0 && !isFinite(slope)) throw new RangeError('slope has to be finite');
  const fan = options.mode === 'fanOut' ? fans(shape).fanOut : fans(shape).fanIn;
  const variance = 2 / ((1 + slope ** 2) * fan);
  return Math.sqrt(variance);
}

function xavierStd(shape: readonly number[], gain: number): number {
  const both = fans(shape);
  return Math.sqrt((2 * gain * gain) / (both.fanIn + both.fanOut));
}

function fill(shape: readonly number[], next: () => number): Tensor {
  const data = new Float32Array(shape.reduce((a, b) => a * b));
  for (let i = 0; i < data.length; i++) data[i] = next();
  return { dtype: 'float32', shape: [...shape], data };
}

export function kaimingUniform(
  shape: readonly number[],
  source: Pick<Random, 'uniform'>,
  options: KaimingOptions = {},
): Tensor {
  const limit = kaimingStd(shape, options) * Math.sqrt(3);
  return fill(shape, () => source.uniform(-limit, limit));
}

export function kaimingNormal(
  shape: readonly number[],
  source: Pick<Random, 'normal'>,
  options: KaimingOptions = {},
): Tensor {
  const std = kaimingStd(shape, options);
  return fill(shape, () => source.normal(0, std));
}

export function xavierUniform(
  shape: readonly number[],
  source: Pick<Random, 'uniform'>,
  gain: number = 1,
): Tensor {
  const limit = xavierStd(shape, gain) * Math.sqrt(3);
  return fill(shape, () => source.uniform(-limit, limit));
}

export function xavierNormal(
  shape: readonly number[],
  source: Pick<Random, 'normal'>,
  gain: number = 1,
): Tensor {
  const std = xavierStd(shape, gain);
  return fill(shape, () => source.normal(0, std));
}
