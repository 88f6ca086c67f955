// What quantization costs on labelled images. The checks do not know which images: they take a task,
// so that the same lines can be drawn on other data.
import {
  atLeast,
  atMost,
  type CheckContext,
  fail,
  type Finding,
  pass,
  shapeIs,
  worst,
} from '@tito/check';
import type { Check15, Given15, SharedCalls15 } from '@tito/module-15-quantization/contract';
import type { Module15 } from '@tito/quantization/contract';
import { agreement, relativeL2 } from '@tito/quantization/metrics';
import { argmax, rows, type Tensor } from '@tito/tensor';
import {
  type Drawn,
  drawCalibration,
  drawTest,
  firstOf,
  forwardInBatches,
  type LabelledTask,
} from './labelled-task.ts';
import { buildModel, type Parameters } from './layers.ts';

const TEST_IMAGES = 2000;
const CALIBRATION_IMAGES = 500;
/** A contaminated calibration changes the logits of all images alike: a few are enough. */
const CONTAMINATED_IMAGES = 300;
/** What a percentile costs on clean data is in few images, those with the largest activations. */
const CLEAN_IMAGES = 1000;

const NAME = 'quantizeModel of a digit model';

/** The checks of accuracy, on a labelled task. */
export function accuracyChecks(task: LabelledTask): readonly Check15[] {
  const run = minMaxRun(task);
  return [accuracyDrop(run), agreementAndLogits(run), contaminated(task), clean(task, run)];
}

/** A model that was calibrated by min/max on clean images, and what it makes of test images. */
interface Run {
  readonly calibration: Tensor;
  readonly drawn: Drawn;
  readonly yours: Tensor;
}

/** It is judged three times: by accuracy, by agreement, and against a percentile. */
function minMaxRun(task: LabelledTask): SharedCalls15<Run> {
  return {
    id: '15.8-min-max-on-clean-images',
    async perform({ student, given, random }) {
      const calibration = drawCalibration(task, random, CALIBRATION_IMAGES);
      const drawn = drawTest(task, random, TEST_IMAGES);
      const { model: source } = await buildModel(given, task.layers);
      const { model } = await student.quantizeModel(source, [calibration]);
      return { calibration, drawn, yours: await forwardInBatches(model, drawn) };
    },
  };
}

function accuracyDrop(run: SharedCalls15<Run>): Check15 {
  return {
    id: '15.8-accuracy-drop',
    task: '15.8',
    title: 'accuracy falls by less than 2 percentage points',
    weight: 2,
    cost: 'high',
    mustFail: ['calibrates-on-model-input', 'overwrites-the-weights'],
    async judge({ shared }) {
      const { yours, drawn } = await shared(run);
      const { labels, logits } = drawn;
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

function agreementAndLogits(run: SharedCalls15<Run>): Check15 {
  return {
    id: '15.8-agreement',
    task: '15.8',
    title: 'the same answer for 99.5 % of the images, logits within 2 %',
    weight: 2,
    cost: 'high',
    mustFail: ['calibrates-on-model-input', 'calibrates-on-own-output'],
    async judge({ shared }) {
      const { yours, drawn } = await shared(run);
      const { logits } = drawn;
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

/** The error of the logits of a model that is calibrated on these images; NaN for another shape. */
async function logitError(
  { student, given }: Pick<CheckContext<Module15, Given15>, 'student' | 'given'>,
  layers: readonly Parameters[],
  calibration: Tensor,
  options: { readonly percentile?: number },
  drawn: Drawn,
): Promise<number> {
  const { model: source } = await buildModel(given, layers);
  const { model } = await student.quantizeModel(source, [calibration], options);
  return errorOf(drawn, await forwardInBatches(model, drawn));
}

function errorOf({ logits }: Drawn, yours: Tensor): number {
  return yours.shape.join() === logits.shape.join() ? relativeL2(logits, yours) : NaN;
}

function contaminated(task: LabelledTask): Check15 {
  return {
    id: '15.8-contaminated-calibration',
    task: '15.8',
    title: 'percentile 99.9 helps when calibration images do not belong',
    weight: 2,
    cost: 'high',
    mustFail: ['percentile-not-passed-on', 'calibration-ignored'],
    async judge(context) {
      const { random } = context;
      const calibration = drawCalibration(task, random, CALIBRATION_IMAGES);
      const spoiled = random.integer(CALIBRATION_IMAGES);
      const { data } = rows(calibration, spoiled, spoiled + 1);
      for (let i = 0; i < data.length; i++) data[i] = 100 * (data[i] ?? 0);
      const drawn = drawTest(task, random, CONTAMINATED_IMAGES);
      const withOptions = (options: { percentile?: number }) =>
        logitError(context, task.layers, calibration, options, drawn);
      const minMax = await withOptions({});
      return atLeast(
        minMax / (await withOptions({ percentile: 99.9 })),
        3,
        'times less logit error with percentile 99.9',
        `${NAME}: one calibration image of 500 is 100 times too bright, and percentile 99.9 does not help.`,
      );
    },
  };
}

function clean({ layers }: LabelledTask, run: SharedCalls15<Run>): Check15 {
  return {
    id: '15.8-clean-calibration',
    task: '15.8',
    title: 'min/max is not worse when all calibration images belong',
    weight: 1,
    cost: 'high',
    mustFail: ['calibrates-on-model-input', 'model-unchanged'],
    async judge(context) {
      const { calibration, drawn, yours } = await context.shared(run);
      const first = firstOf(drawn, CLEAN_IMAGES);
      const options = { percentile: 99.9 };
      const percentile = await logitError(context, layers, calibration, options, first);
      const isWhole = yours.shape[0] === TEST_IMAGES;
      const minMax = errorOf(first, isWhole ? rows(yours, 0, CLEAN_IMAGES) : yours);
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
