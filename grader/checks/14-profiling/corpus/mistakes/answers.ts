import type { Mistake } from '../../../../src/author/edits.ts';
import { inFile } from './rows.ts';

export const answerMistakes: readonly Mistake[] = inFile('14.9', 'answers.ts', [
  [
    'padding-on-one-side',
    'size + 2 * padding - k',
    'size + padding - k',
    'conv2dMacs pads one side; there are zeros on each.',
  ],
  [
    'stride-left-out',
    '(size + 2 * padding - k) / stride',
    'size + 2 * padding - k',
    'conv2dMacs leaves out the stride.',
  ],
  [
    'places-rounded-up',
    'Math.floor((size + 2',
    'Math.ceil((size + 2',
    'conv2dMacs counts a last place at which the kernel sticks out.',
  ],
  [
    'channels-left-out',
    'outputs * channels * kernel[0]',
    'outputs * kernel[0]',
    'conv2dMacs takes filters of one channel; a filter spans all input channels.',
  ],
  [
    'batch-without-weights',
    'ridge * 4 * (weights + n * perSample)',
    'ridge * 4 * weights',
    'computeBoundBatch counts the bytes of the weights only; inputs and outputs grow with the batch.',
  ],
  [
    'batch-of-macs',
    '2 * n * weights >= ridge',
    'n * weights >= ridge',
    'computeBoundBatch takes a multiply-accumulate for one FLOP.',
  ],
  [
    'batch-always-found',
    'if (!(gain > 0)) throw new RangeError(`computeBoundBatch: nothing reaches ${ridge}`);',
    'if (!(gain > 0)) return Infinity;',
    'computeBoundBatch answers where no batch is large enough; throw a RangeError.',
  ],
  [
    'rate-in-gigabytes',
    'gigabytesPerSecond * 1e9',
    'gigabytesPerSecond',
    'weightBoundRate mixes bytes with gigabytes.',
  ],
  [
    'rate-of-float32',
    '(parameters * bytesPerParameter)',
    '(parameters * 4)',
    'weightBoundRate takes 4 bytes for every parameter.',
  ],
  [
    'speedup-of-the-part',
    'return 1 / (rest + share / factor);',
    'return 1 + share * (factor - 1);',
    'amdahlSpeedup weighs the speed-ups; it is times that add up.',
  ],
  [
    'rest-left-out',
    'return 1 / (rest + share / factor);',
    'return factor / share + 0 * rest;',
    'amdahlSpeedup forgets the part that stays as slow as it was.',
  ],
  [
    'expected-count',
    'Math.ceil(Math.log(1 - confidence) / Math.log(1 - fraction))',
    'Math.ceil(confidence / fraction)',
    'samplesToSee takes confidence / fraction; samples are independent, so what is missed multiplies.',
  ],
  [
    'confidence-for-fraction',
    'Math.log(1 - confidence) / Math.log(1 - fraction)',
    'Math.log(1 - fraction) / Math.log(1 - confidence)',
    'samplesToSee has fraction and confidence swapped.',
  ],
  [
    'one-too-few',
    'Math.ceil(Math.log(1 - confidence)',
    'Math.floor(Math.log(1 - confidence)',
    'samplesToSee rounds down: one sample is missing.',
  ],
  [
    'probabilities-accepted',
    'if (!(value > 0 && value < 1)) throw',
    'if (!(value >= 0 && value <= 1)) throw',
    'samplesToSee answers for what never or always happens; throw a RangeError.',
  ],
  [
    'resolution-as-fraction',
    '(100 * resolutionMs) / errorPercent',
    'resolutionMs / errorPercent',
    'runsPerSample takes percent for a fraction.',
  ],
  [
    'runs-rounded-down',
    'Math.max(1, Math.ceil(neededMs / runMs))',
    'Math.max(1, Math.floor(neededMs / runMs))',
    'runsPerSample rounds down: the sample is too short.',
  ],
  [
    'fewer-than-one-run',
    'Math.max(1, Math.ceil(neededMs / runMs))',
    'Math.round(neededMs / runMs)',
    'runsPerSample asks for no run at all; a sample takes one at least.',
  ],
  [
    'training-without-gradients',
    '2 + statesPerParameter',
    '1 + statesPerParameter',
    'trainingBytes leaves out the gradients.',
  ],
  [
    'training-in-numbers',
    'return 4 * parameters * numbers;',
    'return parameters * numbers;',
    'trainingBytes counts numbers; a float32 has 4 bytes.',
  ],
  [
    'states-left-out',
    'const numbers = 2 + statesPerParameter;',
    'const numbers = statesPerParameter < 0 ? 0 : 2 + Math.min(1, statesPerParameter);',
    'trainingBytes keeps one number of the optimizer per parameter; Adam has two.',
  ],
]);
