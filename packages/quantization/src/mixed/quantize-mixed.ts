import { isLinear, Sequential } from '@tito/nn';
import type { Layer, LinearLike } from '@tito/nn';
import type { Tensor } from '@tito/tensor';
import { calibrate } from '../calibrate.ts';
import type { MixedModel, WeightBits } from '../contract.ts';
import { layersOf } from '../quantize-model.ts';
import { QuantizedLinear } from '../quantized-linear.ts';
import { WeightOnlyLinear } from './weight-only-linear.ts';

/**
 * A new model whose i-th Linear has weights of bits[i] bits; the source is not changed.
 *
 * - 32: the float layer itself, shared with the source;
 * - 8: a QuantizedLinear, calibrated on what the float layers before it produce, or dynamic without
 *   `calibration`;
 * - 4 and 2: packed codes with one scale per output; inputs and arithmetic stay float32.
 *
 * The model is a Linear, or a container of layers, nested to any depth; its Linear layers are counted
 * in the order in which they run, and all other layers are shared with the source.
 *
 * `byteLength` adds up the weights, scales and biases of all Linear layers.
 *
 * @throws {RangeError} if there is not one entry of bits per Linear, an entry is none of the four, a
 * weight is NaN or infinite, or `calibration` holds no values.
 * @example
 * const hidden = new Linear(tensor([7, -2, 1, 7], [2, 2]));
 * const source = new Sequential([hidden, new ReLU(), new Linear(tensor([1, 1], [1, 2]))]);
 * const { model, byteLength } = quantizeMixed(source, [4, 32]);
 * byteLength; // => 2 + 8 + 8
 * [...model.forward(tensor([1, 1], [1, 2])).data]; // => [13]
 */
export function quantizeMixed(
  model: Layer,
  bits: readonly WeightBits[],
  calibration?: readonly Tensor[],
): MixedModel {
  const chain = flatten(model);
  requirePlan(chain.filter(isLinear).length, bits);
  const layers: Layer[] = [];
  let byteLength = 0;
  let linears = 0;
  let flowing = calibration;
  for (const layer of chain) {
    const stored = isLinear(layer) ? store(layer, bits[linears++], flowing) : layer;
    byteLength += bytesOf(stored);
    layers.push(stored);
    flowing = flowing?.map((x) => layer.forward(x));
  }
  return { model: new Sequential(layers), byteLength };
}

function flatten(model: Layer): readonly Layer[] {
  return layersOf(model)?.flatMap(flatten) ?? [model];
}

function store(linear: LinearLike, bits: WeightBits, samples?: readonly Tensor[]): Layer {
  if (bits === 32) return linear;
  if (bits !== 8) return new WeightOnlyLinear(linear, bits);
  return new QuantizedLinear(linear, samples === undefined ? undefined : calibrate(samples));
}

function bytesOf(layer: Layer): number {
  if (isLinear(layer)) return layer.weight.data.byteLength + (layer.bias?.data.byteLength ?? 0);
  const isStored = layer instanceof QuantizedLinear || layer instanceof WeightOnlyLinear;
  return isStored ? layer.byteLength : 0;
}

function requirePlan(linears: number, bits: readonly number[]): void {
  if (bits.length !== linears) {
    throw new RangeError(`quantizeMixed: ${bits.length} bits for ${linears} Linear layers`);
  }
  const unknown = bits.find((entry) => ![32, 8, 4, 2].includes(entry));
  if (unknown === undefined) return;
  throw new RangeError(`quantizeMixed: bits holds ${unknown}: 32, 8, 4 or 2 is needed`);
}
