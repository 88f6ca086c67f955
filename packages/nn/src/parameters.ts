import type { Tensor } from '@tito/tensor';
import { isFloat32 } from './float32.ts';
import type { Layer } from './layer.ts';

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
