// Float layers for the checks of quantized ones, and what int8 arithmetic makes of them.
import {
  compareArrays,
  fail,
  type Finding,
  pass,
  type Remote,
  type RemoteObject,
  shapeIs,
  worst,
} from '@tito/check';
import type { Given15 } from '@tito/module-15-quantization/contract';
import { type Layer, Linear, type LinearLike, ReLU, Sequential } from '@tito/nn';
import type { QParams, QTensorPerChannel } from '@tito/quantization/contract';
import { fromData, maximum, type Random, randomUniform, type Tensor } from '@tito/tensor';
import { codeOf } from './oracle.ts';

/** The parameters of a float layer: weight [out, in], bias [out] or null. */
export interface Parameters {
  readonly weight: Tensor;
  readonly bias: Tensor | null;
}

/** Weights and bias drawn as `Linear.init` draws them: Kaiming-uniform. */
export function drawParameters(
  random: Random,
  outputs: number,
  inputs: number,
  withBias = true,
): Parameters {
  const bound = 1 / Math.sqrt(inputs);
  return {
    weight: randomUniform([outputs, inputs], random, -bound, bound),
    bias: withBias ? randomUniform([outputs], random, -bound, bound) : null,
  };
}

/** Sizes of a small layer. */
export function drawSizes(random: Random): readonly [outputs: number, inputs: number] {
  return [3 + random.integer(8), 16 + random.integer(48)];
}

/** Input parameters as calibration gives them: inputs of about 1, and the given zero point. */
export function drawInput(random: Random, zeroPoint: number): QParams {
  return { scale: Math.fround(random.uniform(0.5, 4) / 255), zeroPoint };
}

/** A float layer beside the learner's code. */
export function build(
  given: Remote<Given15>,
  { weight, bias }: Parameters,
): Promise<RemoteObject<LinearLike>> {
  return given.Linear.create(weight, bias);
}

/** A multilayer perceptron beside the learner's code, with ReLU between the layers. */
interface Built {
  readonly model: RemoteObject<Layer>;
  readonly linears: readonly RemoteObject<LinearLike>[];
}

export async function buildModel(
  given: Remote<Given15>,
  layers: readonly Parameters[],
): Promise<Built> {
  const linears: RemoteObject<LinearLike>[] = [];
  const chain: RemoteObject<Layer>[] = [];
  for (const [i, parameters] of layers.entries()) {
    if (i > 0) chain.push(await given.ReLU.create());
    const linear = await build(given, parameters);
    linears.push(linear);
    chain.push(linear);
  }
  return { model: await given.Sequential.create(chain), linears };
}

/** x weight^T + bias in float64. */
export function forward({ weight, bias }: Parameters, x: Tensor): Tensor {
  const [outputs = 0, inputs = 0] = weight.shape;
  const rows = x.shape[0] ?? 0;
  const y = new Float32Array(rows * outputs);
  for (let i = 0; i < y.length; i++) {
    const [row, c] = [Math.floor(i / outputs), i % outputs];
    let sum = bias?.data[c] ?? 0;
    for (let p = 0; p < inputs; p++) {
      sum += (x.data[row * inputs + p] ?? NaN) * (weight.data[c * inputs + p] ?? NaN);
    }
    y[i] = sum;
  }
  return fromData(y, [rows, outputs]);
}

/** The multilayer perceptron of `buildModel`, on this side: what a learner's realm cannot touch. */
export function forwardModel(layers: readonly Parameters[], x: Tensor): Tensor {
  return layers.reduce((value, layer, i) => forward(layer, i === 0 ? value : maximum(value, 0)), x);
}

/** The same as float32 layers of `@tito/nn`. */
export function floatModel(layers: readonly Parameters[]): Sequential {
  return new Sequential(
    layers.flatMap(({ weight, bias }, i) => {
      const linear = new Linear(weight, bias);
      return i === 0 ? [linear] : [new ReLU(), linear];
    }),
  );
}

/** The float weights that codes stand for. */
export function restoredWeight({ data, shape, scales }: QTensorPerChannel): Tensor {
  const inputs = shape[1] ?? 1;
  const values = Float32Array.from(
    data,
    (code, i) => code * (scales[Math.floor(i / inputs)] ?? NaN),
  );
  return fromData(values, shape);
}

/** Passes when a weight has the form that the contract asks for; only then can it be judged further. */
export function weightIsUsable(weight: QTensorPerChannel, shape: readonly number[]): Finding {
  const [outputs = 0, inputs = 0] = shape;
  const unit = { limit: 0, unit: 'unusable weights', sense: 'at most' } as const;
  const { scales, axis, data } = weight;
  const usable =
    axis === 0 &&
    data.length === outputs * inputs &&
    scales.length === outputs &&
    scales.every((scale) => scale > 0 && scale < Infinity);
  const formed = usable
    ? pass({ value: 0, ...unit })
    : fail(
        { value: 1, ...unit },
        'QuantizedLinear.weight should be [out, in] codes along axis 0, with a finite scale above 0 per output.',
      );
  return worst([shapeIs('QuantizedLinear.weight', weight.shape, shape, 'kept'), formed]);
}

/**
 * Passes when outputs are those of integer arithmetic, with the learner's own weight codes and scales
 * and the given parameters of the input.
 *
 * Allowed: half a unit of the accumulator for the bias (input scale times weight scale), and the
 * rounding of float32 sums in any order, so that an implementation that multiplies dequantized values
 * passes. Inputs have to lie off the borders between codes.
 */
export function isIntegerArithmetic(
  name: string,
  yours: Tensor,
  x: Tensor,
  weight: QTensorPerChannel,
  bias: Tensor | null,
  input: QParams,
): Finding {
  const [outputs = 0, inputs = 0] = weight.shape;
  const codes = Int32Array.from(x.data, (value) => codeOf(value, input) - input.zeroPoint);
  const shape = [x.shape[0] ?? 0, outputs];
  const expected = new Float64Array(codes.length === 0 ? 0 : (codes.length / inputs) * outputs);
  const allowed = new Float64Array(expected.length);
  for (let i = 0; i < expected.length; i++) {
    const [row, c] = [Math.floor(i / outputs), i % outputs];
    let [sum, absolute] = [0, 0];
    for (let p = 0; p < inputs; p++) {
      const term = (codes[row * inputs + p] ?? NaN) * (weight.data[c * inputs + p] ?? NaN);
      sum += term;
      absolute += Math.abs(term);
    }
    const unit = input.scale * (weight.scales[c] ?? NaN);
    const offset = bias?.data[c] ?? 0;
    expected[i] = sum * unit + offset;
    const rounding = (absolute * unit + Math.abs(offset)) * (inputs + 8) * 2 ** -24;
    allowed[i] = rounding + (offset === 0 ? 0 : 0.5001 * unit);
  }
  return worst([
    shapeIs(name, yours.shape, shape, 'kept'),
    compareArrays({
      yours: yours.data,
      expected,
      allowed: (i) => allowed[i] ?? NaN,
      shape,
      unit: 'outputs off',
      student: `${name}: the output is not that of integer arithmetic on the codes.`,
    }),
  ]);
}
