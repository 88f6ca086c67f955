import { isLinear, Sequential } from '@tito/nn';
import type { Layer } from '@tito/nn';
import type { Tensor } from '@tito/tensor';
import type { QParams, QuantizedModel } from '@tito/quantization/contract';
import { calibrate } from './calibrate.ts';
import { QuantizedLinear } from './quantized-linear.ts';

/** Task 15.8. A new model: every Linear in int8, calibrated on what the float layers before it produce. */
export function quantizeModel(
  model: Layer,
  calibration?: readonly Tensor[],
  options: { readonly percentile?: number } = {},
): QuantizedModel {
  if (!(model instanceof Sequential)) return quantizeLayer(model, calibration, options);
  const layers: Layer[] = [];
  const stats: (QParams | null)[] = [];
  let samples = calibration;
  for (const layer of model.layers) {
    const quantized = quantizeLayer(layer, samples, options);
    layers.push(quantized.model);
    stats.push(quantized.stats[0]);
    samples = samples?.map((x) => layer.forward(x));
  }
  return { model: new Sequential(layers), stats };
}

/** One layer, with its own stat alone: a nested container has none. */
function quantizeLayer(
  layer: Layer,
  samples: readonly Tensor[] | undefined,
  options: { readonly percentile?: number },
): QuantizedModel {
  if (layer instanceof Sequential) {
    return { model: quantizeModel(layer, samples, options).model, stats: [null] };
  }
  if (!isLinear(layer)) return { model: layer, stats: [null] };
  const input = samples === undefined ? undefined : calibrate(samples, options);
  return { model: new QuantizedLinear(layer, input), stats: [input ?? null] };
}
