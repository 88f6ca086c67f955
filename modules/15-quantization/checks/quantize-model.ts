import { compareArrays, fail, type Finding, near, type RemoteObject, worst } from '@tito/check';
import type { Layer } from '@tito/nn';
import type { QParams } from '@tito/quantization/contract';
import { arange, fromData, tensor } from '@tito/tensor';
import type { Check15 } from './contract.ts';
import { scaleIs, zeroPointIs } from './judging.ts';

type Given = Parameters<Check15['judge']>[0]['given'];

const first = tensor([1, -1, 0.45, 1], [2, 2]);
const second = tensor([1, 2], [1, 2]);
/** Inputs from -1 to 2; after the first layer and ReLU they lie between 0 and 2.27. */
const samples = [tensor([1, 0, 0.6, 2], [2, 2]), tensor([-1, 0.5], [1, 2])];

async function buildModel(given: Given): Promise<RemoteObject<Layer>> {
  return given.Sequential.create([
    await given.Linear.create(first, null),
    await given.ReLU.create(),
    await given.Linear.create(second, null),
  ]);
}

const MODEL = 'quantizeModel of [Linear, ReLU, Linear]';

const stats: Check15 = {
  id: '15.8-public-stats',
  task: '15.8',
  title: 'every Linear is calibrated on what reaches it',
  weight: 0.5,
  mustFail: [
    'calibrates-on-model-input',
    'calibrates-on-quantized-layers',
    'calibrates-on-own-output',
    'first-calibration-batch-only',
    'calibration-ignored',
    'symmetric-inputs',
    'first-linear-only',
    'last-layer-left-float',
    'quantizes-every-layer',
    'stats-without-gaps',
  ],
  async judge({ student, given }) {
    const converted = await student.quantizeModel(await buildModel(given), samples);
    const [input, relu, hidden] = converted.stats;
    return worst([
      near({
        yours: converted.stats.length,
        expected: 3,
        allowed: 0,
        unit: 'entries off',
        student: `${MODEL}: stats has one entry per layer.`,
        figures: 'told',
      }),
      isNull(relu, 'ReLU has no input parameters'),
      paramsAre(input, 3 / 255, -43, 'the first layer sees inputs from -1 to 2'),
      paramsAre(
        hidden,
        2.27 / 255,
        -128,
        'the second layer sees what the float ReLU lets through, from 0 to 2.27',
      ),
    ]);
  },
};

function paramsAre(
  yours: QParams | null | undefined,
  scale: number,
  zeroPoint: number,
  why: string,
): Finding {
  const sentence = `${MODEL}, calibrated: ${why}.`;
  if (yours === null || yours === undefined) {
    const measured = { value: 1, limit: 0, unit: 'entries missing', sense: 'at most' } as const;
    return fail(measured, `${sentence} Its entry in stats has no parameters.`);
  }
  return worst([
    scaleIs(yours.scale, scale, sentence, 'told'),
    zeroPointIs(yours.zeroPoint, zeroPoint, sentence, 'told'),
  ]);
}

function isNull(yours: QParams | null | undefined, why: string): Finding {
  return near({
    yours: yours === null ? 0 : 1,
    expected: 0,
    allowed: 0,
    unit: 'entries off',
    student: `${MODEL}: ${why}, so its entry in stats is null.`,
    figures: 'kept',
  });
}

const output: Check15 = {
  id: '15.8-public-output',
  task: '15.8',
  title: 'the new model is close to the float one, which stays as it was',
  weight: 1,
  mustFail: [
    'activations-dropped',
    'converts-in-place',
    'overwrites-the-weights',
    'model-unchanged',
  ],
  async judge({ student, given }) {
    const source = await buildModel(given);
    const converted = await student.quantizeModel(source, samples);
    const dynamic = await student.quantizeModel(source);
    const x = tensor([1, 1, -1, 0.5], [2, 2]);
    const judgeOutput = async (
      model: RemoteObject<Layer>,
      allowed: number,
      sentence: string,
    ): Promise<Finding> =>
      compareArrays({
        yours: (await model.forward(x)).data,
        expected: [2.9, 0.1],
        allowed: () => allowed,
        shape: [2, 1],
        unit: 'outputs off',
        student: sentence,
      });
    const beyond = await converted.model.forward(tensor([9, 0], [1, 2]));
    return worst([
      compareArrays({
        yours: beyond.data,
        expected: [3.8],
        allowed: () => 0.08,
        shape: [1, 1],
        unit: 'outputs off',
        student: `${MODEL}, calibrated on inputs from -1 to 2: an input of 9 counts as 2.`,
      }),
      await judgeOutput(converted.model, 0.05, `${MODEL}, calibrated: the outputs are off.`),
      await judgeOutput(dynamic.model, 0.05, `${MODEL}, not calibrated: the outputs are off.`),
      await judgeOutput(source, 1e-6, `${MODEL} changed the model that it was given.`),
      ...dynamic.stats.map((entry) => isNull(entry, 'nothing was calibrated')),
    ]);
  },
};

const containers: Check15 = {
  id: '15.8-public-containers',
  task: '15.8',
  title: 'a single layer, a model inside a model, and a percentile',
  weight: 0.5,
  mustFail: ['single-layer-unchanged', 'inner-model-left-float', 'percentile-not-passed-on'],
  async judge({ student, given }) {
    const upTo100 = [fromData(arange(101).data, [101, 1])];
    const double = await given.Linear.create(tensor([2], [1, 1]), null);
    const single = await student.quantizeModel(double, upTo100, { percentile: 90 });
    const inner = await given.Sequential.create([double]);
    const nested = await student.quantizeModel(await given.Sequential.create([inner]), upTo100);
    const [entry] = single.stats;
    const x = tensor([200], [1, 1]);
    return worst([
      near({
        yours: entry?.scale ?? NaN,
        expected: 90 / 255,
        allowed: 1 / 255,
        unit: 'of the scale',
        student:
          'quantizeModel of a Linear alone, calibrated on 0 to 100 with percentile 90: it sees inputs up to 90.',
        figures: 'told',
      }),
      near({
        yours: (await single.model.forward(x)).data[0] ?? NaN,
        expected: 180,
        allowed: 2.5,
        unit: 'off',
        student:
          'quantizeModel of 2 x, calibrated on 0 to 100 with percentile 90: 200 counts as 90.',
        figures: 'told',
      }),
      near({
        yours: (await nested.model.forward(x)).data[0] ?? NaN,
        expected: 200,
        allowed: 0.5,
        unit: 'off',
        student:
          'quantizeModel of a Sequential in a Sequential, of 2 x, calibrated on 0 to 100: 200 counts as 100.',
        figures: 'told',
      }),
    ]);
  },
};

export const quantizeModel: readonly Check15[] = [stats, output, containers];
