import type { Tensor } from '@tito/tensor';
import { isFloat32 } from './float32.ts';

/** A function from tensors to tensors, perhaps with parameters: all that others may rely on. */
export interface Layer {
  /**
   * Maps a batch, one sample per row, to a batch. `training` is for layers that do something else while
   * a model learns, such as `Dropout`; it is an argument and no state, so nobody can forget to reset it.
   */
  forward(x: Tensor, training?: boolean): Tensor;
}

/** A layer without parameters that works element by element. */
export interface Activation extends Layer {
  /** The derivative of the function at each element of x, of the shape of x. */
  derivative(x: Tensor): Tensor;
}

/** How GELU is computed, in PyTorch's words: exactly, or with tanh in place of erf. */
export type GELUForm = 'none' | 'tanh';

/** A layer that computes x weight^T + bias. Shapes: weight [out, in], bias [out] or null. */
export interface LinearLike extends Layer {
  readonly weight: Tensor;
  readonly bias: Tensor | null;
}

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
