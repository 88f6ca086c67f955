import type { Tensor } from '@tito/tensor';
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

/**
 * The float32 tensors a model learns, in the order of its layers, weight before bias; goes through
 * `layers` of containers such as `Sequential` to any depth.
 *
 * @example
 * const model = new Sequential([new Linear(zeros([4, 3]), zeros([4])), new ReLU()]);
 * parameters(model).map(({ shape }) => shape); // => [[4, 3], [4]]
 */
export function parameters(model: Layer): Tensor[] {
  const own = [
    'weight' in model ? model.weight : undefined,
    'bias' in model ? model.bias : undefined,
  ].filter(isFloat32);
  return [...own, ...children(model).flatMap(parameters)];
}

function children(model: Layer): readonly Layer[] {
  return 'layers' in model && Array.isArray(model.layers) ? model.layers.filter(isLayer) : [];
}

function isLayer(value: unknown): value is Layer {
  return (
    typeof value === 'object' &&
    value !== null &&
    'forward' in value &&
    typeof value.forward === 'function'
  );
}
