import { isLinear, Sequential } from '@tito/nn';
import type { Layer } from '@tito/nn';
import type { Tensor } from '@tito/tensor';
import { calibrate } from './calibrate.ts';
import type { QParams, QuantizedModel } from './contract.ts';
import { QuantizedLinear } from './quantized-linear.ts';

interface Converted {
  readonly layer: Layer;
  readonly input: QParams | null;
}

/**
 * A new model with every Linear in int8; the source is not changed, and other layers are shared
 * with it.
 *
 * `calibration` holds batches [n, in] of inputs. They flow through the float layers, and each
 * Linear is calibrated on what the float layers before it produce, so that errors do not build up
 * in the statistics. Without calibration the layers are dynamic: they take the range of each batch.
 *
 * The model is a Linear, or a container whose `layers` are applied one after the other
 * (Sequential), nested to any depth; containers become a new Sequential. What a layer is, is read
 * from its form, not its class.
 *
 * `stats[i]` belongs to the i-th layer of the model, or to the model itself if it is no container:
 * the input parameters of a calibrated layer, else null. A nested container is null here; its
 * quantized layers carry their own parameters (`QuantizedLinear.input`).
 *
 * Cost: the float model runs once over the calibration data; a nested container's layers once more
 * per level.
 *
 * @throws {RangeError} if `calibration` holds no values, some that are NaN or infinite, or a
 * layer's weights are; or unless 0 < percentile <= 100.
 * @example
 * const source = new Sequential([new Linear(tensor([1, -1], [1, 2])), new ReLU()]);
 * const { model, stats } = quantizeModel(source, [tensor([0, 1, 3, 2], [2, 2])]);
 * stats.map((input) => input?.zeroPoint ?? null); // => [-128, null]
 * model.forward(tensor([1, -1], [1, 2])).shape; // => [1, 1]
 */
export function quantizeModel(
  model: Layer,
  calibration?: readonly Tensor[],
  options: { readonly percentile?: number } = {},
): QuantizedModel {
  const layers = layersOf(model);
  const converted = convertChain(layers ?? [model], calibration, options);
  return {
    model: layers === null ? converted[0].layer : sequence(converted),
    stats: converted.map(({ input }) => input),
  };
}

function convertChain(
  layers: readonly Layer[],
  samples: readonly Tensor[] | undefined,
  options: { readonly percentile?: number },
): Converted[] {
  let flowing = samples;
  return layers.map((layer) => {
    const converted = convert(layer, flowing, options);
    flowing = flowing?.map((x) => layer.forward(x));
    return converted;
  });
}

function convert(
  layer: Layer,
  samples: readonly Tensor[] | undefined,
  options: { readonly percentile?: number },
): Converted {
  if (isLinear(layer)) {
    const input = samples === undefined ? undefined : calibrate(samples, options);
    return { layer: new QuantizedLinear(layer, input), input: input ?? null };
  }
  const layers = layersOf(layer);
  if (layers === null) return { layer, input: null };
  return { layer: sequence(convertChain(layers, samples, options)), input: null };
}

function sequence(converted: readonly Converted[]): Sequential {
  return new Sequential(converted.map(({ layer }) => layer));
}

/** The layers that a container applies one after the other, or null for any other layer. */
export function layersOf(model: Layer): readonly Layer[] | null {
  if (!('layers' in model) || !Array.isArray(model.layers)) return null;
  return model.layers.every(isLayer) ? model.layers : null;
}

function isLayer(value: unknown): value is Layer {
  return (
    typeof value === 'object' &&
    value !== null &&
    'forward' in value &&
    typeof value.forward === 'function'
  );
}
