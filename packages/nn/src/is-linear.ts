import { isFloat32 } from './float32.ts';
import type { Layer, LinearLike } from './layer.ts';

/**
 * Whether a layer is a float32 linear one, judged by its form and not by its class: it has a
 * `weight` of rank 2 and a `bias` of rank 1 or null. A quantized layer is not, its weight is not float32.
 *
 * @example
 * isLinear(new Linear(zeros([2, 3]))); // => true
 * isLinear(new ReLU()); // => false
 */
export function isLinear(layer: Layer): layer is LinearLike {
  if (!('weight' in layer && 'bias' in layer)) return false;
  const { weight, bias } = layer;
  return (
    isFloat32(weight) &&
    weight.shape.length === 2 &&
    (bias === null || (isFloat32(bias) && bias.shape.length === 1))
  );
}
