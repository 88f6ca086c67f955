import {
  compareArrays,
  fail,
  type Finding,
  near,
  pass,
  refuses,
  repeat,
  shapeIs,
  worst,
} from '@tito/check';
import type { Check15, SharedCalls15 } from '@tito/module-15-quantization/contract';
import type { SweepPoint, TradeOff, WeightBits } from '@tito/quantization/contract';
import { argmax, type Random, type Tensor } from '@tito/tensor';
import { type Drawn, drawCalibration, drawTest, type LabelledTask } from '../labelled-task.ts';
import { buildModel } from '../layers.ts';
import { choiceOf, frontierOf, mixedForward, planBytes } from './oracle.ts';

const TEST_IMAGES = 250;
const CALIBRATION_IMAGES = 60;

/** From 100 % of the bytes to a twelfth. */
const PLANS: readonly (readonly WeightBits[])[] = [
  [4, 2],
  [32, 32],
  [2, 2],
  [8, 8],
  [4, 4],
];

/** What a sweep over the plans brought back, and what its models answer when they are asked again. */
interface Swept {
  readonly calibration: Tensor;
  readonly drawn: Drawn;
  readonly points: readonly TradeOff[];
  /** Of each point's model: its outputs for the images of the sweep. */
  readonly outputs: readonly Tensor[];
}

function sweepOf(task: LabelledTask): SharedCalls15<Swept> {
  return {
    id: '15.10-sweep-of-the-digit-model',
    async perform({ student, given, random }) {
      const calibration = drawCalibration(task, random, CALIBRATION_IMAGES);
      const drawn = drawTest(task, random, TEST_IMAGES);
      const { model } = await buildModel(given, task.layers);
      const test = { images: drawn.images, labels: drawn.labels, classes: task.test.classes };
      const points = await student.sweepBits(model, PLANS, [calibration], test);
      const outputs: Tensor[] = [];
      for (const point of points) outputs.push(await point.model.forward(drawn.images));
      const figures = points.map(({ byteLength, accuracy }) => ({ byteLength, accuracy }));
      return { calibration, drawn, points: figures, outputs };
    },
  };
}

function accuracyOf(outputs: Tensor, { data: labels }: Tensor<'uint8'>): number {
  const { data: answers } = argmax(outputs, 1);
  return (
    labels.reduce((right, label, i) => right + (answers[i] === label ? 1 : 0), 0) / labels.length
  );
}

/**
 * The accuracy that this side measures with its own layers may differ by images on which two logits are
 * as good as equal: 1.2 points are 3 of the 250.
 */
const ORACLE_POINTS = 0.012;

function sweepIsMeasured(task: LabelledTask, sweep: SharedCalls15<Swept>): Check15 {
  return {
    id: '15.10-sweep-is-measured',
    task: '15.10',
    title: 'bytes and accuracy of a sweep are those of the models that come with it',
    weight: 3,
    cost: 'high',
    mustFail: [
      'accuracy-in-percent',
      'accuracy-of-the-float-model',
      'sweep-sorted-by-bytes',
      'accuracy-on-the-first-half',
      'sweep-returns-the-source',
      'bytes-divided-by-bits',
    ],
    async judge({ shared }) {
      const { calibration, drawn, points, outputs } = await shared(sweep);
      const complete = hasAllPlans(points);
      if (!complete.ok) return complete;
      return repeat(PLANS.length, async (i) => {
        const plan = PLANS[i] ?? [];
        const expected = mixedForward(task.layers, plan, [calibration], drawn.images);
        const bytes = planBytes(task.layers, plan);
        return pointIsMeasured(plan, points[i] ?? NOTHING, outputs[i], drawn, expected, bytes);
      });
    },
  };
}

/** Bytes by the formula; accuracy by the outputs of the model; and the outputs by layers of this side. */
function pointIsMeasured(
  plan: readonly WeightBits[],
  { byteLength, accuracy }: TradeOff,
  yours: Tensor | undefined,
  { labels, logits }: Drawn,
  expected: Tensor,
  bytes: number,
): Finding {
  const name = `sweepBits of a digit model, bits [${plan.join(', ')}]`;
  const shaped = shapeIs(`${name}: the output`, yours?.shape ?? [], logits.shape, 'kept');
  if (!shaped.ok || yours === undefined) return shaped;
  const measured = accuracyOf(yours, labels);
  const value = (own: number, wanted: number, allowed: number, unit: string, why: string) =>
    near({
      yours: own,
      expected: wanted,
      allowed,
      unit,
      student: `${name}: ${why}`,
      figures: 'kept',
    });
  return worst([
    value(byteLength, bytes, 0, 'bytes off', 'the bytes are not those of its layers.'),
    value(
      accuracy,
      measured,
      1e-9,
      'of the images off',
      'the accuracy is not what the model that comes with it reaches on the same images.',
    ),
    value(
      measured,
      accuracyOf(expected, labels),
      ORACLE_POINTS,
      'of the images off',
      'the model answers otherwise than layers of this precision do.',
    ),
  ]);
}

const NOTHING: Pick<SweepPoint, 'byteLength' | 'accuracy'> = { byteLength: NaN, accuracy: NaN };

function hasAllPlans(points: readonly TradeOff[]): Finding {
  return near({
    yours: points.length,
    expected: PLANS.length,
    allowed: 0,
    unit: 'points off',
    student: 'sweepBits: there is one point per plan.',
    figures: 'kept',
  });
}

function choiceOnDigits(sweep: SharedCalls15<Swept>): Check15 {
  return {
    id: '15.10-choice-on-digits',
    task: '15.10',
    title: 'the frontier of your own sweep, and the choice under a byte budget',
    weight: 2,
    cost: 'high',
    mustFail: ['fewest-bytes-chosen', 'frontier-in-order-of-points'],
    async judge({ student, shared, random }) {
      const { points, outputs, drawn } = await shared(sweep);
      const complete = hasAllPlans(points);
      if (!complete.ok) return complete;
      const honest = points.map(({ byteLength }, i) => {
        const yours = outputs[i];
        const fits = yours !== undefined && yours.shape.join() === drawn.logits.shape.join();
        return { byteLength, accuracy: fits ? accuracyOf(yours, drawn.labels) : NaN };
      });
      const sizes = points.map(({ byteLength }) => byteLength).toSorted((a, b) => a - b);
      const budget = random.uniform(sizes[1] ?? NaN, sizes[3] ?? NaN);
      return worst([
        sameIndices(await student.paretoFrontier(points), frontierOf(honest)),
        chosen(await student.chooseUnderBudget(points, budget), choiceOf(honest, budget)),
      ]);
    },
  };
}

function sameIndices(yours: readonly number[], expected: readonly number[]): Finding {
  return compareArrays({
    yours,
    expected,
    allowed: () => 0,
    shape: [expected.length],
    unit: 'indices off',
    student:
      'paretoFrontier: the indices of the points that none beats, from the fewest bytes to the most.',
  });
}

function chosen(yours: number, expected: number | null): Finding {
  const isRight = yours === expected;
  const measured = {
    value: isRight ? 0 : 1,
    limit: 0,
    unit: 'wrong choices',
    sense: 'at most',
  } as const;
  if (isRight) return pass(measured);
  return fail(
    measured,
    'chooseUnderBudget: there is a point that fits and is more accurate, or as accurate with fewer bytes, or it does not fit.',
    `chooseUnderBudget: it chose point ${yours}, expected ${expected}.`,
  );
}

/** Few sizes and accuracies, so that points are often equal in one or both. */
function drawPoints(random: Random): readonly TradeOff[] {
  return Array.from({ length: 3 + random.integer(8) }, () => ({
    byteLength: 1000 + 8 * random.integer(5),
    accuracy: (90 + random.integer(5)) / 100,
  }));
}

const frontier: Check15 = {
  id: '15.10-frontier',
  task: '15.10',
  title: 'the frontier has the points that none beats, each once',
  weight: 2,
  mustFail: [
    'frontier-in-order-of-points',
    'frontier-keeps-equal-bytes',
    'frontier-keeps-equal-accuracy',
    'frontier-keeps-twins',
  ],
  judge: ({ student, random }) =>
    repeat(24, async () => {
      const points = drawPoints(random);
      return sameIndices(await student.paretoFrontier(points), frontierOf(points));
    }),
};

const budget: Check15 = {
  id: '15.10-budget',
  task: '15.10',
  title: 'the most accurate point that fits, with the fewest bytes among equals',
  weight: 2,
  mustFail: [
    'budget-not-included',
    'fewest-bytes-chosen',
    'nothing-fits-accepted',
    'last-of-equals-chosen',
    'choice-in-the-frontier',
  ],
  async judge({ student, random }) {
    const choices = await repeat(24, async () => {
      const points = drawPoints(random);
      const { byteLength = NaN } = points[random.integer(points.length)] ?? {};
      return chosen(
        await student.chooseUnderBudget(points, byteLength),
        choiceOf(points, byteLength),
      );
    });
    const points = drawPoints(random);
    return worst([
      choices,
      await refuses('chooseUnderBudget', [
        ['a budget that nothing fits', () => student.chooseUnderBudget(points, 999)],
        ['no points at all', () => student.chooseUnderBudget([], 999)],
      ]),
    ]);
  },
};

/** The checks of the sweep and of the choice, on a labelled task. */
export function tradeOffs(task: LabelledTask): readonly Check15[] {
  const sweep = sweepOf(task);
  return [sweepIsMeasured(task, sweep), choiceOnDigits(sweep), frontier, budget];
}
