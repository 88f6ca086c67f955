import { isLinear, Sequential } from '@tito/nn';
import type { Layer } from '@tito/nn';
import type { Tensor } from '@tito/tensor';
import type { QParams, QuantizedModel } from '@tito/quantization/contract';
import { calibrate } from './calibrate.ts';
import { QuantizedLinear } from './quantized-linear.ts';

interface Options {
  readonly percentile?: number;
}

export function quantizeModel(
  model: Layer,
  calibration?: readonly Tensor[],
  options: Options = {},
): QuantizedModel {
  if (isLinear(model)) {
    const input = calibration ? calibrate(calibration, options) : null;
    const layer = input === null ? new QuantizedLinear(model) : new QuantizedLinear(model, input);
    return { model: layer, stats: [input] };
  }
  if (!(model instanceof Sequential)) return { model, stats: [null] };

  const inputs = inputsOf(model.layers, calibration);
  const converted = model.layers.map((layer, i) => quantizeModel(layer, inputs?.[i], options));
  const stats: (QParams | null)[] = converted.map((one, i) =>
    isLinear(model.layers[i]) ? one.stats[0] : null,
  );
  return { model: new Sequential(converted.map((one) => one.model)), stats };
}

/** What reaches each layer of the float model. */
function inputsOf(
  layers: readonly Layer[],
  calibration: readonly Tensor[] | undefined,
): readonly (readonly Tensor[])[] | undefined {
  if (calibration === undefined) return undefined;
  const inputs: (readonly Tensor[])[] = [];
  let current = calibration;
  for (const layer of layers) {
    inputs.push(current);
    current = current.map((x) => layer.forward(x));
  }
  return inputs;
}
