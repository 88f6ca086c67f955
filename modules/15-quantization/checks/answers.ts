import { type Finding, near, refuses, worst } from '@tito/check';
import type { Check15 } from './contract.ts';

/** The multilayer perceptron that the lesson measures. */
const mlp = [
  { inFeatures: 784, outFeatures: 128 },
  { inFeatures: 128, outFeatures: 10 },
];

function answer(call: string, yours: number, expected: number): Finding {
  return near({
    yours,
    expected,
    allowed: 1e-6 * Math.abs(expected),
    unit: 'off',
    student: `${call} is off.`,
    figures: 'told',
  });
}

const bytes: Check15 = {
  id: '15.9-public-bytes',
  task: '15.9',
  title: 'bytes of a model, before and after',
  weight: 1,
  mustFail: [
    'float-bytes-without-bias',
    'float-bytes-one-layer',
    'int8-bytes-a-quarter',
    'int8-bytes-without-scales',
    'ratio-strictly-above',
    'ratio-with-one-scale',
    'ratio-of-four-accepted',
    'ratio-below-one-refused',
    'overhead-of-the-floats',
    'overhead-as-fraction',
    'binary-gigabytes',
    'one-row-read',
  ],
  async judge({ student }) {
    return worst([
      answer('float32Bytes of 784-128-10', await student.float32Bytes(mlp), 407_080),
      answer('int8Bytes of 784-128-10', await student.int8Bytes(mlp), 102_736),
      answer('minInFeatures(3.9)', await student.minInFeatures(3.9), 156),
      answer('minInFeatures(0.5)', await student.minInFeatures(0.5), 1),
      answer(
        'scaleOverheadPercent([64, 3, 3, 3])',
        await student.scaleOverheadPercent([64, 3, 3, 3]),
        14.8148148,
      ),
      answer('weightReadMs(4096, 1, 20)', await student.weightReadMs(4096, 1, 20), 0.8388608),
      await refuses('minInFeatures', [
        ['ratio 4', () => student.minInFeatures(4)],
        ['ratio 5', () => student.minInFeatures(5)],
      ]),
    ]);
  },
};

const numbers: Check15 = {
  id: '15.9-public-numbers',
  task: '15.9',
  title: 'overflow, clipping, noise, and a difference of accuracies',
  weight: 1,
  mustFail: [
    'depth-without-zero-points',
    'depth-at-127',
    'depth-of-unsigned',
    'break-even-of-all-codes',
    'break-even-without-12',
    'six-db-per-bit',
    'power-as-amplitude',
    'drop-as-fraction',
    'drop-mirrored',
    'gains-not-set-off',
    'changes-cancel-in-the-error',
  ],
  async judge({ student }) {
    const { drop, standardError } = await student.pairedDrop(30, 6, 1000);
    return worst([
      answer('maxExactDepth(0, 0)', await student.maxExactDepth(0, 0), 131_071),
      answer('maxExactDepth(-128, 127)', await student.maxExactDepth(-128, 127), 33_025),
      answer('clippingBreakEven(4)', await student.clippingBreakEven(4), 0.001700680272),
      answer('uniformSqnrDb(8)', await student.uniformSqnrDb(8), 48.096674),
      answer('pairedDrop(30, 6, 1000).drop', drop, 2.4),
      answer('pairedDrop(30, 6, 1000).standardError', standardError, 0.6),
    ]);
  },
};

export const answers: readonly Check15[] = [bytes, numbers];
