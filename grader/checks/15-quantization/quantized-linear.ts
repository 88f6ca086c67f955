import { atMost, type CheckContext, type Finding, repeat, worst } from '@tito/check';
import type { Check15, Given15 } from '@tito/module-15-quantization/contract';
import { nearestCodes } from '@tito/module-15-quantization/judging';
import type { Module15, QParams } from '@tito/quantization/contract';
import { fromData, mul, type Random, randomUniform, type Tensor } from '@tito/tensor';
import { drawNearCodes } from './draw.ts';
import {
  build,
  drawInput,
  drawParameters,
  drawSizes,
  isIntegerArithmetic,
  type Parameters,
  weightIsUsable,
} from './layers.ts';

/** A quantized layer, and batches whose codes are known. */
interface Trial {
  readonly name: string;
  readonly source: Parameters;
  /** What the layer is constructed with: undefined for a dynamic one. */
  readonly input?: QParams;
  /** Batches, and the parameters that each has to be quantized with. */
  readonly batches: readonly (readonly [x: Tensor, params: QParams])[];
}

/** Builds the layer and holds each output against integer arithmetic on the learner's own codes. */
async function judgeOutputs(
  { student, given }: CheckContext<Module15, Given15>,
  { name, source, input, batches }: Trial,
): Promise<Finding> {
  const layer = await student.QuantizedLinear.create(await build(given, source), input);
  const weight = await layer.weight();
  const usable = weightIsUsable(weight, source.weight.shape);
  if (!usable.ok) return usable;
  return repeat(batches.length, async (i) => {
    const batch = batches[i];
    if (batch === undefined) return usable;
    const [x, params] = batch;
    return isIntegerArithmetic(name, await layer.forward(x), x, weight, source.bias, params);
  });
}

const integer: Check15 = {
  id: '15.7-static-output',
  task: '15.7',
  title: 'static: integer arithmetic on the codes',
  weight: 3,
  mustFail: [
    'computes-in-float',
    'input-not-quantized',
    'static-input-ignored',
    'bias-left-out',
    'raw-accumulators',
    'weight-scale-missing',
    'input-scale-missing',
    'first-scale-for-all',
    'input-zero-point-missing',
    'output-quantized-again',
  ],
  judge: (context) =>
    repeat(5, () => {
      const { random } = context;
      const [outputs, inputs] = drawSizes(random);
      const input = drawInput(random, random.integer(120) - 60);
      return judgeOutputs(context, {
        name: 'QuantizedLinear with input parameters',
        source: drawParameters(random, outputs, inputs),
        input,
        batches: [[drawNearCodes(random, [1 + random.integer(5), inputs], input), input]],
      });
    }),
};

const oneSided: Check15 = {
  id: '15.7-one-sided-input',
  task: '15.7',
  title: 'static: inputs of one sign, whose zero point is an end of int8',
  weight: 2,
  mustFail: ['input-zero-point-missing', 'static-input-ignored'],
  judge: (context) =>
    repeat(4, (i) => {
      const { random } = context;
      const [outputs, inputs] = drawSizes(random);
      const input = drawInput(random, i % 2 === 0 ? -128 : 127);
      return judgeOutputs(context, {
        name: `QuantizedLinear with input parameters whose zero point is ${input.zeroPoint}`,
        source: drawParameters(random, outputs, inputs),
        input,
        batches: [[drawNearCodes(random, [3, inputs], input), input]],
      });
    }),
};

/** A batch of zeros and of values far outside the range of the parameters. */
function drawBeyond(random: Random, inputs: number, { scale }: QParams): Tensor {
  const x = randomUniform([3, inputs], random, 300 * scale, 3000 * scale);
  for (let i = 0; i < x.data.length; i++) {
    x.data[i] = (x.data[i] ?? NaN) * (random.integer(3) - 1);
  }
  return x;
}

const saturates: Check15 = {
  id: '15.7-saturates',
  task: '15.7',
  title: 'static: inputs outside the calibrated range saturate',
  weight: 2,
  mustFail: ['input-not-quantized', 'static-input-ignored'],
  judge: (context) =>
    repeat(3, () => {
      const { random } = context;
      const [outputs, inputs] = drawSizes(random);
      const input = drawInput(random, random.integer(200) - 100);
      return judgeOutputs(context, {
        name: 'QuantizedLinear with input parameters, of inputs outside their range',
        source: drawParameters(random, outputs, inputs),
        input,
        batches: [[drawBeyond(random, inputs, input), input]],
      });
    }),
};

/** A batch whose own range is exactly that of some parameters, with values off the code borders. */
function drawBatch(
  random: Random,
  inputs: number,
  factor = 1,
): readonly [x: Tensor, params: QParams] {
  const { scale, zeroPoint } = drawInput(random, random.integer(160) - 80);
  const x = drawNearCodes(random, [4, inputs], { scale, zeroPoint });
  const [low, high] = [(-128 - zeroPoint) * scale, (127 - zeroPoint) * scale];
  const inside = 0.45 * scale;
  for (let i = 0; i < x.data.length; i++) {
    x.data[i] = Math.min(high - inside, Math.max(low + inside, x.data[i] ?? NaN));
  }
  x.data.set([low, high], random.integer(4 * inputs - 2));
  return [mul(x, factor), { scale: scale * factor, zeroPoint }];
}

const dynamic: Check15 = {
  id: '15.7-dynamic-output',
  task: '15.7',
  title: 'dynamic: every batch is quantized over its own range',
  weight: 2,
  mustFail: [
    'first-batch-fixes-the-range',
    'output-accumulates',
    'input-not-quantized',
    'input-zero-point-missing',
  ],
  judge: (context) =>
    repeat(3, (i) => {
      const { random } = context;
      const [outputs, inputs] = drawSizes(random);
      return judgeOutputs(context, {
        name: 'QuantizedLinear without input parameters',
        source: drawParameters(random, outputs, inputs, i !== 1),
        batches: [1, 64, 1].map((factor) => drawBatch(random, inputs, factor)),
      });
    }),
};

/** Biases that are hard to keep: far larger than the sums, far smaller, and none. */
const BIASES = [
  { what: 'a large bias', factor: 1000 },
  { what: 'a small bias', factor: 0.01 },
  { what: 'no bias', factor: null },
] as const;

const biases: Check15 = {
  id: '15.7-bias',
  task: '15.7',
  title: 'large, small and missing biases',
  weight: 2,
  mustFail: ['bias-left-out', 'bias-in-int8', 'bias-at-the-weight-scale'],
  judge: (context) =>
    repeat(2 * BIASES.length, (i) => {
      const { random } = context;
      const { what, factor } = BIASES[i % BIASES.length] ?? BIASES[0];
      const isStatic = i < BIASES.length;
      const [outputs, inputs] = drawSizes(random);
      const { weight, bias } = drawParameters(random, outputs, inputs);
      const input = drawInput(random, random.integer(200) - 100);
      return judgeOutputs(context, {
        name: `QuantizedLinear with ${what}, ${isStatic ? 'static' : 'dynamic'}`,
        source: { weight, bias: bias === null || factor === null ? null : mul(bias, factor) },
        ...(isStatic ? { input } : {}),
        batches: isStatic
          ? [[drawNearCodes(random, [3, inputs], input), input]]
          : [drawBatch(random, inputs)],
      });
    }),
};

/** A layer in which one output has tiny weights, or none, and a bias of ordinary size. */
function drawQuiet(random: Random, size: number, bias: number): readonly [Parameters, number] {
  const drawn = drawParameters(random, 4, 16);
  const quiet = random.integer(4);
  const { data } = drawn.weight;
  for (let k = quiet * 16; k < (quiet + 1) * 16; k++) data[k] = (data[k] ?? NaN) * size;
  drawn.bias?.data.set([bias], quiet);
  return [drawn, quiet];
}

const quietChannels: Check15 = {
  id: '15.7-bias-of-quiet-channels',
  task: '15.7',
  title: 'static: a channel of tiny weights, or of none, keeps its bias',
  weight: 1,
  mustFail: [
    'bias-wraps',
    'bias-saturates',
    'scale-enlarged-codes-kept',
    'empty-channel-rounds-its-bias',
    'empty-channel-scale-times-input',
    'neighbour-overwritten',
    'room-beyond-need',
  ],
  judge: ({ student, given, random }) =>
    repeat(6, async (i) => {
      const size = i % 2 === 0 || i >= 4 ? 0 : 2 ** -30;
      const [input, bias] = i < 4 ? drawFraction(random, i < 2) : drawCoarse(random, i === 4);
      const [source, quiet] = drawQuiet(random, size, bias);
      const layer = await student.QuantizedLinear.create(await build(given, source), input);
      const weight = await layer.weight();
      const usable = weightIsUsable(weight, source.weight.shape);
      if (!usable.ok) return usable;
      const y = await layer.forward(randomUniform([1, 16], random, -0.2, 0.2));
      const name = `QuantizedLinear with input parameters, a channel of ${size === 0 ? 'zeros' : 'tiny weights'}`;
      return worst([
        atMost(
          Math.abs((y.data[quiet] ?? NaN) / bias - 1),
          1e-3,
          'of the bias',
          `${name}: it does not give its bias.`,
        ),
        atMost(
          size === 0 ? 0 : (weight.scales[quiet] ?? NaN) / scaleOfBias(bias, input),
          ROOM,
          'times the scale that an int32 bias needs',
          `${name}: its weights are coarser than its bias asks for.`,
        ),
        nearestCodes({
          x: source.weight.data,
          codes: weight.data,
          shape: [4, 16],
          scaleAt: (k) => weight.scales[Math.floor(k / 16)] ?? NaN,
          zeroPoint: 0,
          lowest: -127,
          student: `${name}: the codes do not fit the scales.`,
        }),
      ]);
    }),
};

/** An int32 has digits to spare: a scale may be this many times what the bias needs, and no more. */
const ROOM = 256;

/** The weight scale at which a bias is the largest int32. */
function scaleOfBias(bias: number, input: QParams): number {
  return Math.abs(bias) / (input.scale * 2 ** 31);
}

type InputAndBias = readonly [input: QParams, bias: number];

/** A bias that is no whole number of input steps: a weight scale of 1 would be too coarse for it. */
function drawFraction(random: Random, isPositive: boolean): InputAndBias {
  const input = { scale: Math.fround(1 / 64), zeroPoint: random.integer(100) - 50 };
  const steps = 20 + random.integer(40) + random.uniform(0.3, 0.5);
  return [input, steps * input.scale * (isPositive ? 1 : -1)];
}

/** A bias far below the step of the input. */
function drawCoarse(random: Random, isPositive: boolean): InputAndBias {
  const scale = Math.fround(random.uniform(6000, 12_000));
  return [{ scale, zeroPoint: random.integer(100) - 50 }, isPositive ? 1 : -1];
}

const sumBesideBias: Check15 = {
  id: '15.7-sum-beside-bias',
  task: '15.7',
  title: 'static: a bias that nearly fills int32 leaves room for the sum',
  weight: 1,
  mustFail: ['bias-fits-alone'],
  judge: ({ student, given, random }) =>
    repeat(2, async (i) => {
      const sign = i === 0 ? 1 : -1;
      const input = { scale: Math.fround(1 / 64), zeroPoint: -128 };
      const peak = random.uniform(0.5, 1) * 2 ** -20;
      // Every code is 127 and every input step 255: half of that sum beside the bias leaves int32.
      const bias = sign * (2 ** 31 - 8 * 127 * 255) * input.scale * (peak / 127);
      const [source, quiet] = drawQuiet(random, 0, bias);
      source.weight.data.fill(sign * peak, quiet * 16, (quiet + 1) * 16);
      const layer = await student.QuantizedLinear.create(await build(given, source), input);
      const x = mul(fromData(new Float32Array(16).fill(255), [1, 16]), input.scale);
      const y = await layer.forward(x);
      const expected = bias + sign * peak * 16 * 255 * input.scale;
      return atMost(
        Math.abs((y.data[quiet] ?? NaN) / expected - 1),
        1e-3,
        'of the output',
        'QuantizedLinear with input parameters: the sum and a large bias together leave int32.',
      );
    }),
};

export const quantizedLinear: readonly Check15[] = [
  integer,
  oneSided,
  saturates,
  dynamic,
  biases,
  quietChannels,
  sumBesideBias,
];
