import { type Finding, refuses, type Remote, repeat, worst } from '@tito/check';
import type { Check14 } from '@tito/module-14-profiling/contract';
import { figureIs } from '@tito/module-14-profiling/judging';
import type { ConvSize, ProfilingAnswers } from '@tito/profiling/contract';
import type { Random } from '@tito/tensor';

function answer(name: string, yours: number, expected: number): Finding {
  return figureIs(name, yours, expected, 'kept');
}

/** A check of one question with drawn figures. */
function question(
  id: string,
  title: string,
  mustFail: readonly string[],
  ask: (student: Remote<ProfilingAnswers>, random: Random, i: number) => Promise<Finding>,
): Check14 {
  return {
    id: `14.9-${id}`,
    task: '14.9',
    title,
    weight: 1,
    mustFail,
    judge: ({ student, random }) => repeat(5, (i) => ask(student, random, i)),
  };
}

function drawConv(random: Random): ConvSize {
  const kernel = [2 + random.integer(4), 1 + random.integer(5)] as const;
  return {
    input: [2 + random.integer(5), 12 + random.integer(30), 12 + random.integer(30)],
    outChannels: 2 + random.integer(30),
    kernel,
    stride: 1 + random.integer(3),
    padding: 1 + random.integer(2),
  };
}

/** By sliding the kernel. */
function places(size: number, kernel: number, { stride, padding }: ConvSize): number {
  let count = 0;
  for (let at = -padding; at + kernel <= size + padding; at += stride) count++;
  return count;
}

const conv2dMacs = question(
  'conv2d-macs',
  'multiply-accumulates of a convolution',
  ['padding-on-one-side', 'stride-left-out', 'channels-left-out', 'places-rounded-up'],
  async (student, random) => {
    const size = drawConv(random);
    const [channels, height, width] = size.input;
    const [kernelHeight, kernelWidth] = size.kernel;
    const values =
      size.outChannels * places(height, kernelHeight, size) * places(width, kernelWidth, size);
    const expected = values * channels * kernelHeight * kernelWidth;
    return answer('conv2dMacs', await student.conv2dMacs(size), expected);
  },
);

/** FLOPs per byte of a batch of n. */
function intensity(n: number, inputs: number, outputs: number): number {
  return (2 * n * inputs * outputs) / (4 * (inputs * outputs + n * (inputs + outputs)));
}

/** Between the intensities of two batches that follow each other, so that rounding cannot decide. */
const computeBoundBatch = question(
  'compute-bound-batch',
  'the batch from which arithmetic decides',
  ['batch-without-weights', 'batch-of-macs', 'batch-always-found'],
  async (student, random) => {
    const [inputs, outputs] = [200 + random.integer(2000), 200 + random.integer(2000)];
    const expected = 2 + random.integer(60);
    const share = random.uniform(0.2, 0.8);
    const ridge =
      share * intensity(expected, inputs, outputs) +
      (1 - share) * intensity(expected - 1, inputs, outputs);
    const side = 2 ** (4 + random.integer(7)); // at side / 2 samples exactly side / 8 FLOPs per byte
    const [narrow, large] = [20 + random.integer(40), 200 + random.integer(300)];
    const nearTheLimit =
      share * intensity(large, narrow, narrow) + (1 - share) * intensity(large - 1, narrow, narrow);
    const limit = (inputs * outputs) / (2 * (inputs + outputs));
    const name = 'computeBoundBatch';
    return worst([
      answer(name, await student.computeBoundBatch(inputs, outputs, ridge), expected),
      answer(name, await student.computeBoundBatch(side, side, side / 8), side / 2),
      answer(name, await student.computeBoundBatch(narrow, narrow, nearTheLimit), large),
      answer(
        name,
        await student.computeBoundBatch(inputs, outputs, share * intensity(1, inputs, outputs)),
        1,
      ),
      await refuses(name, [
        [
          'a ridge that no batch reaches',
          () => student.computeBoundBatch(inputs, outputs, limit * (1 + share)),
        ],
      ]),
    ]);
  },
);

const weightBoundRate = question(
  'weight-bound-rate',
  'samples per second that the weights allow',
  ['rate-in-gigabytes', 'rate-of-float32'],
  async (student, random) => {
    const [parameters, bytes] = [1e6 * (1 + random.integer(9000)), 2 ** random.integer(3)];
    const bandwidth = random.uniform(5, 900);
    const expected = (1e9 * bandwidth) / parameters / bytes;
    return answer(
      'weightBoundRate',
      await student.weightBoundRate(parameters, bytes, bandwidth),
      expected,
    );
  },
);

const amdahlSpeedup = question(
  'amdahl-speedup',
  'what a faster part does for the whole',
  ['speedup-of-the-part', 'rest-left-out'],
  async (student, random, i) => {
    const [share, factor] = [random.uniform(0.1, 0.95), random.uniform(1.5, 50)];
    const before = 1000;
    const after = before * (1 - share) + (before * share) / factor;
    const all =
      i === 0 ? answer('amdahlSpeedup', await student.amdahlSpeedup(1, factor), factor) : null;
    const found = answer(
      'amdahlSpeedup',
      await student.amdahlSpeedup(share, factor),
      before / after,
    );
    return all === null ? found : worst([all, found]);
  },
);

/** The confidence lies between those of n - 1 and n samples, so that rounding cannot decide. */
const samplesToSee = question(
  'samples-to-see',
  'how long to wait for what is rare',
  ['expected-count', 'confidence-for-fraction', 'probabilities-accepted', 'one-too-few'],
  async (student, random) => {
    const fraction = random.uniform(0.002, 0.2);
    const expected = Math.ceil(random.uniform(0.5, 3) / fraction) + 1;
    const missed = (n: number) => (1 - fraction) ** n;
    const share = random.uniform(0.2, 0.8);
    const confidence = 1 - share * missed(expected) - (1 - share) * missed(expected - 1);
    const name = 'samplesToSee';
    return worst([
      answer(name, await student.samplesToSee(fraction, confidence), expected),
      await refuses(name, [
        ['a fraction of 0', () => student.samplesToSee(0, confidence)],
        ['a fraction of 1', () => student.samplesToSee(1, confidence)],
        ['a confidence of 0', () => student.samplesToSee(fraction, 0)],
        ['a confidence of 1', () => student.samplesToSee(fraction, 1)],
      ]),
    ]);
  },
);

const runsPerSample = question(
  'runs-per-sample',
  'runs that a coarse clock needs',
  ['resolution-as-fraction', 'fewer-than-one-run', 'runs-rounded-down'],
  async (student, random) => {
    const [expected, errorPercent] = [2 + random.integer(900), 1 + random.integer(10)];
    const resolutionMs = random.uniform(0.001, 1);
    const neededMs = (100 * resolutionMs) / errorPercent;
    const runMs = neededMs / (expected - random.uniform(0.2, 0.8));
    const name = 'runsPerSample';
    return worst([
      answer(name, await student.runsPerSample(runMs, resolutionMs, errorPercent), expected),
      answer(name, await student.runsPerSample(neededMs * 3, resolutionMs, errorPercent), 1),
    ]);
  },
);

const trainingBytes = question(
  'training-bytes',
  'what training keeps',
  ['training-without-gradients', 'training-in-numbers', 'states-left-out'],
  async (student, random, i) => {
    const [parameters, states] = [1 + random.integer(1e8), i % 4];
    const expected = 4 * parameters + 4 * parameters + 4 * parameters * states;
    return answer('trainingBytes', await student.trainingBytes(parameters, states), expected);
  },
);

export const answers: readonly Check14[] = [
  conv2dMacs,
  computeBoundBatch,
  weightBoundRate,
  amdahlSpeedup,
  samplesToSee,
  runsPerSample,
  trainingBytes,
];
