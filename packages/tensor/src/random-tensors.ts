import type { Random } from './random.ts';
import type { Shape } from './shape.ts';
import { zeros } from './tensor.ts';
import type { Tensor } from './tensor.ts';

/**
 * A float32 tensor of uniform numbers in [low, high); rounding to float32 may reach `high`.
 *
 * @example
 * randomUniform([2, 3], random(1)).shape; // => [2, 3]
 */
export function randomUniform(shape: Shape, source: Random, low = 0, high = 1): Tensor {
  const result = zeros(shape);
  for (let i = 0; i < result.data.length; i++) result.data[i] = source.uniform(low, high);
  return result;
}

/**
 * A float32 tensor of normal numbers (see `Random.normal`), within 6 deviations of the mean.
 *
 * @example
 * minMax(randomNormal([1000], random(1)))[1] < 6; // => true
 */
export function randomNormal(shape: Shape, source: Random, mean = 0, deviation = 1): Tensor {
  const result = zeros(shape);
  for (let i = 0; i < result.data.length; i++) result.data[i] = source.normal(mean, deviation);
  return result;
}
