// What quantization costs on labelled images. The checks do not know which images: they take a task,
// so that the same lines can be drawn on other data.
import {
  atLeast,
  atMost,
  fail,
  type Finding,
  pass,
  type Remote,
  type RemoteObject,
} from '@tito/check';
import type { Check15, Given15 } from '@tito/module-15-quantization/contract';
import { shapeIs, worst } from '@tito/module-15-quantization/judging';
import { type Dataset, type Layer, Linear, ReLU, Sequential } from '@tito/nn';
import type { Module15 } from '@tito/quantization/contract';
import { agreement, relativeL2 } from '@tito/quantization/metrics';
import { argmax, concat, copy, type Random, rows, type Tensor } from '@tito/tensor';
import { buildModel, type Parameters } from './layers.ts';

/** Labelled images, and a trained multilayer perceptron for them. */
export interface LabelledTask {
  /** The weights and biases of its layers; ReLU in between. */
  readonly layers: readonly Parameters[];
  /** Images that a calibration may see, [count, features]. */
  calibration(random: Random, count: number): Tensor;
  /** Images that neither training nor calibration has seen. */
  test(random: Random, count: number): Dataset;
}

const TEST_IMAGES = 2000;
const CALIBRATION_IMAGES = 500;
/** Enough to tell 99.5 % from 99.9 %: 5 of 1000 may differ. */
const AGREEMENT_IMAGES = 1000;
/** Logits need no labels and vary little between images. */
const LOGIT_IMAGES = 300;
const BATCH = 500;

const NAME = 'quantizeModel of a digit model';

/** The checks of accuracy, on a labelled task. */
export function accuracyChecks(task: LabelledTask): readonly Check15[] {
  return [accuracyDrop(task), agreementAndLogits(task), contaminated(task), clean(task)];
}

function accuracyDrop(task: LabelledTask): Check15 {
  return {
    id: '15.8-accuracy-drop',
    task: '15.8',
    title: 'accuracy falls by less than 2 percentage points',
    weight: 2,
    mustFail: ['calibrates-on-model-input', 'overwrites-the-weights'],
    async judge({ student, given, random }) {
      const calibration = task.calibration(random, CALIBRATION_IMAGES);
      const { model: source } = await buildModel(given, task.layers);
      const { model } = await student.quantizeModel(source, [calibration]);
      const { images, labels } = task.test(random, TEST_IMAGES);
      const yours = await forwardInBatches(model, images);
      const logits = floatModel(task).forward(images);
      const shaped = shapeIs(`${NAME}: the output`, yours.shape, logits.shape, 'kept');
      return shaped.ok ? judgeDrop(logits, yours, labels.data) : shaped;
    },
  };
}

/** Paired: the same images, so that only changed answers count. */
function judgeDrop(logits: Tensor, yours: Tensor, labels: Uint8Array): Finding {
  const [before, after] = [argmax(logits, 1).data, argmax(yours, 1).data];
  let [newlyWrong, newlyRight] = [0, 0];
  labels.forEach((label, i) => {
    if (before[i] === label && after[i] !== label) newlyWrong++;
    if (before[i] !== label && after[i] === label) newlyRight++;
  });
  const drop = (100 * (newlyWrong - newlyRight)) / labels.length;
  const measured = {
    value: drop,
    limit: 2,
    unit: 'percentage points of accuracy lost',
    sense: 'at most',
  } as const;
  const counts = `${newlyWrong} of ${labels.length} images newly wrong, ${newlyRight} newly right`;
  return drop < 2
    ? pass(measured, `${counts}.`)
    : fail(
        measured,
        `${NAME}: accuracy falls by 2 percentage points or more.`,
        `${NAME}: ${counts}.`,
      );
}

function agreementAndLogits(task: LabelledTask): Check15 {
  return {
    id: '15.8-agreement',
    task: '15.8',
    title: 'the same answer for 99.5 % of the images, logits within 2 %',
    weight: 2,
    mustFail: ['calibrates-on-model-input', 'calibrates-on-own-output'],
    async judge({ student, given, random }) {
      const calibration = task.calibration(random, CALIBRATION_IMAGES);
      const { model: source } = await buildModel(given, task.layers);
      const { model } = await student.quantizeModel(source, [calibration]);
      const { images } = task.test(random, AGREEMENT_IMAGES);
      const yours = await forwardInBatches(model, images);
      const logits = floatModel(task).forward(images);
      const shaped = shapeIs(`${NAME}: the output`, yours.shape, logits.shape, 'kept');
      if (!shaped.ok) return shaped;
      return worst([
        atLeast(
          100 * agreement(logits, yours),
          99.5,
          '% of images with the same answer',
          `${NAME}: too many answers change. Accuracy hides this, as some become right by chance.`,
        ),
        atMost(
          100 * relativeL2(logits, yours),
          2,
          '% error of the logits',
          `${NAME}: the logits are further from the float ones than int8 explains.`,
        ),
      ]);
    },
  };
}

/** Logit errors of two models, without and with a percentile, from the same calibration images. */
async function logitErrors(
  student: Remote<Module15>,
  given: Remote<Given15>,
  task: LabelledTask,
  calibration: Tensor,
  images: Tensor,
): Promise<{ readonly minMax: number; readonly percentile: number }> {
  const { model: source } = await buildModel(given, task.layers);
  const logits = floatModel(task).forward(images);
  const errorOf = async (options: { percentile?: number }): Promise<number> => {
    const { model } = await student.quantizeModel(source, [calibration], options);
    const yours = await forwardInBatches(model, images);
    return yours.shape.join() === logits.shape.join() ? relativeL2(logits, yours) : NaN;
  };
  return { minMax: await errorOf({}), percentile: await errorOf({ percentile: 99.9 }) };
}

function contaminated(task: LabelledTask): Check15 {
  return {
    id: '15.8-contaminated-calibration',
    task: '15.8',
    title: 'percentile 99.9 helps when calibration images do not belong',
    weight: 2,
    mustFail: ['percentile-not-passed-on', 'calibration-ignored'],
    async judge({ student, given, random }) {
      const calibration = copy(task.calibration(random, CALIBRATION_IMAGES));
      const spoiled = random.integer(CALIBRATION_IMAGES);
      const { data } = rows(calibration, spoiled, spoiled + 1);
      for (let i = 0; i < data.length; i++) data[i] = 100 * (data[i] ?? 0);
      const { images } = task.test(random, LOGIT_IMAGES);
      const { minMax, percentile } = await logitErrors(student, given, task, calibration, images);
      return atLeast(
        minMax / percentile,
        3,
        'times less logit error with percentile 99.9',
        `${NAME}: one calibration image of 500 is 100 times too bright, and percentile 99.9 does not help.`,
      );
    },
  };
}

function clean(task: LabelledTask): Check15 {
  return {
    id: '15.8-clean-calibration',
    task: '15.8',
    title: 'min/max is not worse when all calibration images belong',
    weight: 1,
    mustFail: ['calibrates-on-model-input', 'model-unchanged'],
    async judge({ student, given, random }) {
      const calibration = task.calibration(random, CALIBRATION_IMAGES);
      const { images } = task.test(random, LOGIT_IMAGES);
      const { minMax, percentile } = await logitErrors(student, given, task, calibration, images);
      return worst([
        atMost(
          minMax / percentile,
          1,
          'times the logit error with percentile 99.9',
          `${NAME}: with clean calibration images min/max should not lose to percentile 99.9.`,
        ),
        atMost(100 * minMax, 2, '% error of the logits', `${NAME}: the logits are off.`),
      ]);
    },
  };
}

/** The outputs for all images, a part of them at a time, as a server would. */
async function forwardInBatches(model: RemoteObject<Layer>, images: Tensor): Promise<Tensor> {
  const outputs: Tensor[] = [];
  const count = images.shape[0] ?? 0;
  for (let start = 0; start < count; start += BATCH) {
    outputs.push(await model.forward(rows(images, start, Math.min(count, start + BATCH))));
  }
  return concat(outputs);
}

/** The trained model on this side. */
export function floatModel({ layers }: LabelledTask): Sequential {
  return new Sequential(
    layers.flatMap(({ weight, bias }, i) => {
      const linear = new Linear(weight, bias);
      return i === 0 ? [linear] : [new ReLU(), linear];
    }),
  );
}
