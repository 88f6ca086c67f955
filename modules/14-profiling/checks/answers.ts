import { type Finding, refuses, worst } from '@tito/check';
import type { Check14 } from './contract.ts';
import { figureIs } from './judging.ts';

function answer(call: string, yours: number, expected: number): Finding {
  return figureIs(call, yours, expected, 'told');
}

const counts: Check14 = {
  id: '14.9-public-counts',
  task: '14.9',
  title: 'multiply-accumulates, batches and bytes',
  weight: 1,
  mustFail: [
    'padding-on-one-side',
    'stride-left-out',
    'channels-left-out',
    'batch-without-weights',
    'batch-of-macs',
    'batch-always-found',
    'training-without-gradients',
    'training-in-numbers',
  ],
  async judge({ student }) {
    const size = {
      input: [3, 32, 32],
      outChannels: 16,
      kernel: [5, 3],
      stride: 2,
      padding: 2,
    } as const;
    return worst([
      answer(
        'conv2dMacs of 3 x 32 x 32, 16 filters of 5 x 3, stride 2, padding 2',
        await student.conv2dMacs(size),
        195_840,
      ),
      answer(
        'conv2dMacs of 1 x 28 x 28, 8 filters of 3 x 3, stride 1, no padding',
        await student.conv2dMacs({
          input: [1, 28, 28],
          outChannels: 8,
          kernel: [3, 3],
          stride: 1,
          padding: 0,
        }),
        48_672,
      ),
      answer('computeBoundBatch(512, 256, 10)', await student.computeBoundBatch(512, 256, 10), 23),
      answer(
        'computeBoundBatch(1024, 1024, 5)',
        await student.computeBoundBatch(1024, 1024, 5),
        11,
      ),
      answer('trainingBytes(1000, 3)', await student.trainingBytes(1000, 3), 20_000),
      await refuses('computeBoundBatch', [
        ['(100, 100, 25)', () => student.computeBoundBatch(100, 100, 25)],
      ]),
    ]);
  },
};

const times: Check14 = {
  id: '14.9-public-times',
  task: '14.9',
  title: 'rates, speed-ups, rare events and coarse clocks',
  weight: 1,
  mustFail: [
    'rate-in-gigabytes',
    'rate-of-float32',
    'speedup-of-the-part',
    'rest-left-out',
    'expected-count',
    'confidence-for-fraction',
    'probabilities-accepted',
    'resolution-as-fraction',
    'fewer-than-one-run',
    'runs-rounded-down',
  ],
  async judge({ student }) {
    return worst([
      answer('weightBoundRate(1e9, 4, 20)', await student.weightBoundRate(1e9, 4, 20), 5),
      answer('weightBoundRate(1e9, 1, 20)', await student.weightBoundRate(1e9, 1, 20), 20),
      answer('amdahlSpeedup(0.8, 4)', await student.amdahlSpeedup(0.8, 4), 2.5),
      answer('amdahlSpeedup(0.5, 2)', await student.amdahlSpeedup(0.5, 2), 4 / 3),
      answer('samplesToSee(0.5, 0.9)', await student.samplesToSee(0.5, 0.9), 4),
      answer('samplesToSee(0.01, 0.95)', await student.samplesToSee(0.01, 0.95), 299),
      answer('runsPerSample(0.02, 0.1, 1)', await student.runsPerSample(0.02, 0.1, 1), 500),
      answer('runsPerSample(0.06, 0.1, 1)', await student.runsPerSample(0.06, 0.1, 1), 167),
      answer('runsPerSample(1000, 0.1, 1)', await student.runsPerSample(1000, 0.1, 1), 1),
      await refuses('samplesToSee', [
        ['a fraction of 0', () => student.samplesToSee(0, 0.9)],
        ['a confidence of 1', () => student.samplesToSee(0.1, 1)],
      ]),
    ]);
  },
};

export const answers: readonly Check14[] = [counts, times];
