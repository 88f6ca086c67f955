import { atMost, compareArrays, type Finding, near, refuses, repeat, worst } from '@tito/check';
import type { Check15 } from '@tito/module-15-quantization/contract';
import type { QParams } from '@tito/quantization/contract';
import { relativeL2 } from '@tito/quantization/metrics';
import {
  concat,
  maximum,
  mul,
  type Random,
  randomUniform,
  tensor,
  type Tensor,
} from '@tito/tensor';
import { accuracyChecks } from './accuracy.ts';
import { spansPercentiles, percentileBounds } from './percentiles.ts';
import {
  build,
  buildModel,
  drawParameters,
  forward,
  forwardModel,
  type Parameters,
} from './layers.ts';
import { digits } from './model/digits.ts';
import { paramsAre, rangeOf } from './oracle.ts';
import { modelRetained } from './retained.ts';

/** What reaches each layer: the float activations. */
function activations(layers: readonly Parameters[], x: Tensor): readonly Tensor[] {
  const inputs = [x];
  for (const parameters of layers.slice(0, -1)) {
    inputs.push(maximum(forward(parameters, inputs.at(-1) ?? x), 0));
  }
  return inputs;
}

/** Three layers, the later ones with inputs far from those of the model. */
function drawLayers(random: Random): readonly Parameters[] {
  const sizes = [6 + random.integer(6), 8 + random.integer(6), 5 + random.integer(6), 3] as const;
  return [0, 1, 2].map((i) => {
    const { weight, bias } = drawParameters(random, sizes[i + 1] ?? 1, sizes[i] ?? 1);
    return { weight: mul(weight, 4), bias };
  });
}

function drawBatches(random: Random, inputs: number): readonly Tensor[] {
  return Array.from({ length: 3 }, (_, i) =>
    randomUniform([8 + random.integer(8), inputs], random, -1 - i, 1 + 2 * i),
  );
}

/** Passes when stats has an entry per layer, null exactly where there is no calibrated Linear. */
function statsFit(stats: readonly (QParams | null)[], calibrated: readonly boolean[]): Finding {
  return worst([
    near({
      yours: stats.length,
      expected: calibrated.length,
      allowed: 0,
      unit: 'entries off',
      student: 'quantizeModel: stats has one entry per layer.',
      figures: 'told',
    }),
    atMost(
      calibrated.filter((has, i) => (stats[i] !== null) !== has).length,
      0,
      'entries off',
      'quantizeModel: stats has parameters for calibrated Linear layers, and null for all others.',
    ),
  ]);
}

/** Activations are float32 sums, whose order of addition is not fixed; relative. */
const FLOAT_SUMS = 1e-5;

const STATS = [true, false, true, false, true];

const stats: Check15 = {
  id: '15.8-stats',
  task: '15.8',
  title: 'each Linear is calibrated on what the float layers before it produce',
  weight: 3,
  mustFail: [
    'calibrates-on-model-input',
    'calibrates-on-quantized-layers',
    'calibrates-on-own-output',
    'first-calibration-batch-only',
    'calibration-ignored',
    'symmetric-inputs',
    'stats-without-gaps',
  ],
  judge: ({ student, given, random }) =>
    repeat(3, async () => {
      const layers = drawLayers(random);
      const { model } = await buildModel(given, layers);
      const samples = drawBatches(random, layers[0]?.weight.shape[1] ?? 1);
      const converted = await student.quantizeModel(model, samples);
      const fit = statsFit(converted.stats, STATS);
      if (!fit.ok) return fit;
      const inputs = samples.map((x) => activations(layers, x));
      return repeat(layers.length, async (i) =>
        paramsAre(
          `quantizeModel, Linear ${i + 1} of ${layers.length}`,
          converted.stats[2 * i] ?? { scale: NaN, zeroPoint: NaN },
          rangeOf(...inputs.map((perLayer) => perLayer[i] ?? tensor([]))),
          'asymmetric',
          'its input parameters are those of what the float layers before it produce.',
          FLOAT_SUMS,
        ),
      );
    }),
};

const percentile: Check15 = {
  id: '15.8-percentile',
  task: '15.8',
  title: 'the percentile reaches calibration',
  weight: 1,
  mustFail: ['percentile-not-passed-on'],
  async judge({ student, given, random }) {
    const layers = [drawParameters(random, 12, 10), drawParameters(random, 3, 12)];
    const { model } = await buildModel(given, layers);
    const x = randomUniform([120, 10], random, 0, 1);
    const asked = 90 + random.uniform(0, 6);
    const converted = await student.quantizeModel(model, [x], { percentile: asked });
    const fit = statsFit(converted.stats, [true, false, true]);
    if (!fit.ok) return fit;
    const inputs = activations(layers, x);
    return repeat(inputs.length, async (i) =>
      spansPercentiles(
        `quantizeModel with a percentile, Linear ${i + 1} of ${inputs.length}`,
        converted.stats[2 * i] ?? { scale: NaN, zeroPoint: NaN },
        { min: 0, max: 0 },
        percentileBounds((inputs[i] ?? x).data.toSorted(), asked),
        255,
      ),
    );
  },
};

/**
 * A chain in which only one Linear has a weight that no code stands for. Its inputs are 0 and 1, which
 * survive quantization exactly, and so does every single number that flows on from it.
 */
function chainWithOneInexact(place: number, inexact: number): readonly Parameters[] {
  const identity = { weight: tensor([1, 0, 0, 1], [2, 2]), bias: null };
  const probe = { weight: tensor([1, inexact], [1, 2]), bias: null };
  const passOn = { weight: tensor([1], [1, 1]), bias: null };
  return [0, 1, 2, 3].map((i) => (i < place ? identity : i === place ? probe : passOn));
}

const replaced: Check15 = {
  id: '15.8-every-linear',
  task: '15.8',
  title: 'every Linear is replaced',
  weight: 2,
  mustFail: ['first-linear-only', 'last-layer-left-float', 'model-unchanged'],
  judge: ({ student, given, random }) =>
    repeat(4, async (place) => {
      const code = 20 + random.integer(90);
      const inexact = (code + random.uniform(0.3, 0.45)) / 127;
      const { model } = await buildModel(given, chainWithOneInexact(place, inexact));
      const converted = await student.quantizeModel(model);
      const y = await converted.model.forward(tensor([0, 1], [1, 2]));
      return isOnTheGrid(`Linear ${place + 1} of 4`, y, code);
    }),
};

/** Passes when an output is the weight that a code stands for, and not the float weight. */
function isOnTheGrid(which: string, y: Tensor, code: number): Finding {
  return atMost(
    Math.abs((y.data[0] ?? NaN) * 127 - code),
    0.05,
    'steps of the weight off',
    `quantizeModel: ${which} is not replaced by a quantized layer.`,
  );
}

const nested: Check15 = {
  id: '15.8-nested',
  task: '15.8',
  title: 'models inside models, and a model that is a single Linear',
  weight: 1,
  mustFail: ['single-layer-unchanged', 'inner-model-left-float'],
  async judge({ student, given, random }) {
    const code = 20 + random.integer(90);
    const inexact = (code + random.uniform(0.3, 0.45)) / 127;
    const probe = await build(given, { weight: tensor([1, inexact], [1, 2]), bias: null });
    const inner = await given.Sequential.create([await given.Sequential.create([probe])]);
    const outer = await given.Sequential.create([inner, await given.ReLU.create()]);
    const x = tensor([0, 1], [1, 2]);
    const ofOuter = await student.quantizeModel(outer);
    const ofSingle = await student.quantizeModel(probe, [x]);
    return worst([
      isOnTheGrid(
        'a Linear inside a Sequential inside a Sequential',
        await ofOuter.model.forward(x),
        code,
      ),
      isOnTheGrid('a model that is one Linear', await ofSingle.model.forward(x), code),
      statsFit(ofSingle.stats, [true]),
    ]);
  },
};

const others: Check15 = {
  id: '15.8-other-layers',
  task: '15.8',
  title: 'other layers stay in their places',
  weight: 1,
  mustFail: ['activations-dropped', 'quantizes-every-layer'],
  judge: ({ student, given, random }) =>
    repeat(3, async (i) => {
      const sum = { weight: tensor([1, 1], [1, 2]), bias: null };
      const identity = { weight: tensor([1, 0, 0, 1], [2, 2]), bias: null };
      const { model } = await buildModel(given, [identity, sum]);
      const last = await given.Sequential.create([model, await given.ReLU.create()]);
      const [low, high] = [-random.uniform(1, 3), random.uniform(1, 3)];
      const x = tensor([low, high, low, low, high, high], [3, 2]);
      const source = i === 0 ? last : model;
      const { model: yours } = await student.quantizeModel(source, i === 1 ? undefined : [x]);
      return compareArrays({
        yours: (await yours.forward(x)).data,
        expected: [high, 0, 2 * high],
        allowed: () => 0.05,
        shape: [3, 1],
        unit: 'outputs off',
        student: 'quantizeModel: a ReLU of the model is missing, or in another place.',
      });
    }),
};

/** Float32 sums in another order, relative L2. */
const FLOAT_ROUNDING = 1e-5;

const sourceUnchanged: Check15 = {
  id: '15.8-source-unchanged',
  task: '15.8',
  title: 'the source model stays as it was',
  weight: 2,
  mustFail: ['converts-in-place', 'overwrites-the-weights', 'model-unchanged'],
  judge: ({ student, given, random }) =>
    repeat(2, async (i) => {
      const layers = drawLayers(random);
      const { model, linears } = await buildModel(given, layers);
      const samples = drawBatches(random, layers[0]?.weight.shape[1] ?? 1);
      const x = samples[0] ?? tensor([]);
      const before = await model.forward(x);
      const isFloat = relativeL2(forwardModel(layers, x), before) <= FLOAT_ROUNDING;
      const converted = await student.quantizeModel(model, i === 0 ? samples : undefined);
      const quantized = await converted.model.forward(x);
      const weights = await Promise.all(linears.map((linear) => linear.weight()));
      return worst([
        atMost(
          isFloat ? 0 : 1,
          0,
          'source models with other outputs',
          'The source model does not compute what its weights say.',
        ),
        isSame('outputs', before.data, (await model.forward(x)).data),
        isSame('weights', concatenated(layers.map(({ weight }) => weight)), concatenated(weights)),
        atMost(
          quantized.data.every((value, k) => value === before.data[k]) ? 1 : 0,
          0,
          'models that are still the float one',
          'quantizeModel returns a model whose outputs are those of the float model to the last digit.',
        ),
      ]);
    }),
};

function concatenated(tensors: readonly Tensor[]): Float32Array {
  return concat(tensors.map(({ data }) => tensor(data))).data;
}

function isSame(what: string, before: Float32Array, after: Float32Array): Finding {
  return compareArrays({
    yours: after,
    expected: before,
    allowed: () => 0,
    shape: [before.length],
    unit: 'values changed',
    student: `quantizeModel changes the ${what} of the model that it is given.`,
  });
}

const dynamic: Check15 = {
  id: '15.8-dynamic',
  task: '15.8',
  title: 'without calibration every batch has its own range',
  weight: 2,
  mustFail: ['activations-dropped'],
  judge: ({ student, given, random }) =>
    repeat(2, async () => {
      const layers = drawLayers(random).map(({ weight }) => ({ weight, bias: null }));
      const { model } = await buildModel(given, layers);
      const converted = await student.quantizeModel(model);
      const fit = statsFit(
        converted.stats,
        STATS.map(() => false),
      );
      if (!fit.ok) return fit;
      const x = randomUniform([40, layers[0]?.weight.shape[1] ?? 1], random, -1, 1);
      return repeat(3, async (i) => {
        const scaled = mul(x, [1, 4096, 1][i] ?? 1);
        const expected = forwardModel(layers, scaled);
        const yours = await converted.model.forward(scaled);
        const fits = yours.shape.join() === expected.shape.join();
        return atMost(
          fits ? 100 * relativeL2(expected, yours) : NaN,
          5,
          '% error',
          'quantizeModel without calibration: the outputs are far from those of the float model.',
        );
      });
    }),
};

const calibrated: Check15 = {
  id: '15.8-calibrated-output',
  task: '15.8',
  title: 'the calibrated model is close to the float one, and saturates beyond its range',
  weight: 2,
  mustFail: ['calibrates-on-model-input', 'calibration-ignored'],
  judge: ({ student, given, random }) =>
    repeat(2, async () => {
      const layers = drawLayers(random);
      const { model } = await buildModel(given, layers);
      const samples = drawBatches(random, layers[0]?.weight.shape[1] ?? 1);
      const { model: yours } = await student.quantizeModel(model, samples);
      const x = concat(samples);
      const expected = forwardModel(layers, x);
      const close = await yours.forward(x);
      const beyond = await yours.forward(mul(x, 100));
      const fits = [close, beyond].every(({ shape }) => shape.join() === expected.shape.join());
      return worst([
        atMost(
          fits ? 100 * relativeL2(expected, close) : NaN,
          5,
          '% error',
          'quantizeModel: the outputs are far from those of the float model.',
        ),
        atMost(
          peakOf(beyond) / peakOf(expected),
          10,
          'times the largest output',
          'quantizeModel: inputs 100 times beyond the calibrated range do not saturate.',
        ),
      ]);
    }),
};

function peakOf({ data }: Tensor): number {
  return Math.max(...data.map(Math.abs));
}

const refusesInput: Check15 = {
  id: '15.8-refuses',
  task: '15.8',
  title: 'calibration without values, and percentiles that are none, are refused',
  weight: 1,
  mustFail: ['calibration-ignored', 'percentile-not-passed-on'],
  async judge({ student, given, random }) {
    const layers = drawLayers(random);
    const { model } = await buildModel(given, layers);
    const samples = drawBatches(random, layers[0]?.weight.shape[1] ?? 1);
    await student.quantizeModel(model, samples);
    return refuses('quantizeModel', [
      ['calibration without samples', () => student.quantizeModel(model, [])],
      ['percentile 0', () => student.quantizeModel(model, samples, { percentile: 0 })],
      ['percentile 101', () => student.quantizeModel(model, samples, { percentile: 101 })],
    ]);
  },
};

export const quantizeModel: readonly Check15[] = [
  replaced,
  nested,
  others,
  sourceUnchanged,
  stats,
  percentile,
  dynamic,
  calibrated,
  refusesInput,
  modelRetained,
  ...accuracyChecks(digits),
];
