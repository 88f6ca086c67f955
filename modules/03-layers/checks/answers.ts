import { type Finding, refuses, worst } from '@tito/check';
import type { Check03 } from './contract.ts';
import { figureIs } from './judging.ts';

function answer(call: string, yours: number, expected: number): Finding {
  return figureIs(call, yours, expected, 'told');
}

const sizes: Check03 = {
  id: '03.6-public-sizes',
  task: '03.6',
  title: 'parameters, places and bytes',
  weight: 1,
  mustFail: [
    'mlp-without-biases',
    'mlp-first-and-last',
    'output-size-rounded-up',
    'output-size-half-padding',
    'nothing-fits-accepted',
    'dense-over-filter',
    'activations-of-one-sample',
    'activations-of-the-last-layer',
  ],
  async judge({ student }) {
    const shapes = [[16, 28, 28], [10]];
    return worst([
      answer('mlpParameters([784, 128, 10])', await student.mlpParameters([784, 128, 10]), 101_770),
      answer('convOutputSize(28, 5, 1, 2)', await student.convOutputSize(28, 5, 1, 2), 28),
      answer('convOutputSize(28, 3, 2, 0)', await student.convOutputSize(28, 3, 2, 0), 13),
      answer('denseOverConv(6, 4, 3)', await student.denseOverConv(6, 4, 3), 64),
      answer(
        'activationBytes([[16, 28, 28], [10]], 32)',
        await student.activationBytes(shapes, 32),
        1_606_912,
      ),
      await refuses('convOutputSize', [
        ['a kernel of 5 in 3 pixels', () => student.convOutputSize(3, 5, 1, 0)],
      ]),
    ]);
  },
};

const signals: Check03 = {
  id: '03.6-public-signals',
  task: '03.6',
  title: 'what an output sees, what a signal comes to, what ignorance costs',
  weight: 1,
  mustFail: [
    'field-of-kernels',
    'field-own-stride',
    'deviation-by-fan',
    'deviation-of-one-layer',
    'loss-of-one-over-classes',
    'loss-in-bits',
  ],
  async judge({ student }) {
    const steps = [
      { kernel: 3, stride: 2 },
      { kernel: 3, stride: 1 },
    ];
    return worst([
      answer(
        'receptiveField of 3 with stride 2, then 3 with stride 1',
        await student.receptiveField(steps),
        7,
      ),
      answer(
        'receptiveField of 5 with stride 2, 3 with stride 2, then 3 with stride 1',
        await student.receptiveField([{ kernel: 5, stride: 2 }, ...steps]),
        17,
      ),
      answer('signalDeviation(0.25, 64, 3)', await student.signalDeviation(0.25, 64, 3), 8),
      answer('untrainedLoss(10)', await student.untrainedLoss(10), Math.LN10),
    ]);
  },
};

export const answers: readonly Check03[] = [sizes, signals];
