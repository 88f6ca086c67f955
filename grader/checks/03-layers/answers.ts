import { type Finding, refuses, type Remote, repeat, worst } from '@tito/check';
import type { Check03 } from '@tito/module-03-layers/contract';
import { figureIs } from '@tito/module-03-layers/judging';
import type { ConvStep, LayerAnswers } from '@tito/nn/contract';
import type { Random } from '@tito/tensor';
import { placesOf } from './oracle.ts';

function answer(name: string, yours: number, expected: number): Finding {
  return figureIs(name, yours, expected, 'kept');
}

/** A check of one question with drawn figures. */
function question(
  id: string,
  title: string,
  mustFail: readonly string[],
  ask: (student: Remote<LayerAnswers>, random: Random, i: number) => Promise<Finding>,
): Check03 {
  return {
    id: `03.6-${id}`,
    task: '03.6',
    title,
    weight: 1,
    mustFail,
    judge: ({ student, random }) => repeat(5, (i) => ask(student, random, i)),
  };
}

const mlpParameters = question(
  'mlp-parameters',
  'parameters of a network',
  ['mlp-without-biases', 'mlp-first-and-last'],
  async (student, random, i) => {
    const sizes = Array.from({ length: 2 + i }, () => 1 + random.integer(900));
    let expected = 0;
    for (const [k, size] of sizes.entries()) {
      if (k > 0) expected += size * (1 + (sizes[k - 1] ?? NaN));
    }
    return answer('mlpParameters', await student.mlpParameters(sizes), expected);
  },
);

const convOutputSize = question(
  'conv-output-size',
  'places of a kernel',
  ['output-size-rounded-up', 'output-size-half-padding', 'nothing-fits-accepted'],
  async (student, random, i) => {
    const [stride, padding] = [2 + (i % 3), 1 + random.integer(3)];
    const kernel = 2 + random.integer(5);
    // One that leaves a rest, and the smallest image that the kernel fits.
    const rest = 1 + random.integer(stride - 1);
    const size = kernel - 2 * padding + stride * (3 + random.integer(9)) + rest;
    const least = 2 * padding + 1;
    const name = 'convOutputSize';
    return worst([
      answer(
        name,
        await student.convOutputSize(size, kernel, stride, padding),
        placesOf(size, kernel, { stride, padding }).length,
      ),
      answer(name, await student.convOutputSize(1, least, stride, padding), 1),
      await refuses(name, [
        [
          'a kernel that is larger by one than the padded image',
          () => student.convOutputSize(1, least + 1, stride, padding),
        ],
      ]),
    ]);
  },
);

/** From the output back to the image. */
function fieldOf(steps: readonly ConvStep[]): number {
  return steps.reduceRight((seen, { kernel, stride }) => (seen - 1) * stride + kernel, 1);
}

const receptiveField = question(
  'receptive-field',
  'what an output depends on',
  ['field-of-kernels', 'field-own-stride'],
  async (student, random, i) => {
    // The last stride makes no difference, and all before it do.
    const steps = Array.from({ length: 2 + i }, () => ({
      kernel: 2 + random.integer(5),
      stride: 2 + random.integer(2),
    }));
    return answer('receptiveField', await student.receptiveField(steps), fieldOf(steps));
  },
);

const denseOverConv = question(
  'dense-over-conv',
  'weights that a convolution saves',
  ['dense-over-filter'],
  async (student, random) => {
    const [height, width] = [2 + random.integer(60), 2 + random.integer(60)];
    const [kernel, channels] = [2 + random.integer(6), 1 + random.integer(9)];
    const dense = (channels * height * width) ** 2;
    const expected = dense / (channels ** 2 * kernel ** 2);
    return answer('denseOverConv', await student.denseOverConv(height, width, kernel), expected);
  },
);

const signalDeviation = question(
  'signal-deviation',
  'a signal in a deep network',
  ['deviation-by-fan', 'deviation-of-one-layer'],
  async (student, random, i) => {
    const [fanIn, layers] = [10 + random.integer(2000), 2 + i];
    const deviation = random.uniform(0.3, 3) / Math.sqrt(fanIn);
    let expected = 1;
    for (let k = 0; k < layers; k++) expected *= deviation * Math.sqrt(fanIn);
    return answer(
      'signalDeviation',
      await student.signalDeviation(deviation, fanIn, layers),
      expected,
    );
  },
);

const untrainedLoss = question(
  'untrained-loss',
  'the loss before training',
  ['loss-of-one-over-classes', 'loss-in-bits'],
  async (student, random) => {
    const classes = 3 + random.integer(5000);
    return answer('untrainedLoss', await student.untrainedLoss(classes), -Math.log(1 / classes));
  },
);

const activationBytes = question(
  'activation-bytes',
  'what the backward pass waits for',
  ['activations-of-one-sample', 'activations-of-the-last-layer', 'activations-in-numbers'],
  async (student, random, i) => {
    const shapes = Array.from({ length: 2 + i }, (_, k) =>
      Array.from({ length: 1 + (k % 3) }, () => 1 + random.integer(40)),
    );
    const batch = 2 + random.integer(200);
    let expected = 0;
    for (const shape of shapes) expected += shape.reduce((all, size) => all * size, 4 * batch);
    return answer('activationBytes', await student.activationBytes(shapes, batch), expected);
  },
);

export const answers: readonly Check03[] = [
  mlpParameters,
  convOutputSize,
  receptiveField,
  denseOverConv,
  signalDeviation,
  untrainedLoss,
  activationBytes,
];
