import { type Finding, near, refuses, worst } from '@tito/check';
import type { Check02 } from './contract.ts';

function answer(call: string, yours: number, expected: number): Finding {
  return near({
    yours,
    expected,
    allowed: 1e-6 * Math.max(1, Math.abs(expected)),
    unit: 'off',
    student: `${call} is off.`,
    figures: 'told',
  });
}

const costs: Check02 = {
  id: '02.7-public-costs',
  task: '02.7',
  title: 'bytes, intensity, tables',
  weight: 1,
  mustFail: [
    'bytes-read-only',
    'bytes-of-one-axis',
    'intensity-per-read',
    'intensity-upside-down',
    'table-of-bits',
    'table-without-entries',
  ],
  async judge({ student }) {
    return worst([
      answer('elementwiseBytes([64, 1024])', await student.elementwiseBytes([64, 1024]), 524_288),
      answer('arithmeticIntensity(20)', await student.arithmeticIntensity(20), 2.5),
      answer('tableBytes(8, 1)', await student.tableBytes(8, 1), 256),
      answer('tableBytes(16, 4)', await student.tableBytes(16, 4), 262_144),
    ]);
  },
};

const numbers: Check02 = {
  id: '02.7-public-numbers',
  task: '02.7',
  title: 'vanishing gradients, safe logits, zeros, and chance',
  weight: 1,
  mustFail: [
    'depth-one-short',
    'depth-of-the-last-above',
    'logit-of-one-class',
    'logit-of-float64',
    'logit-of-bits',
    'zeros-of-the-other-side',
    'zeros-without-deviation',
    'zeros-without-root-2',
    'deviation-is-variance',
    'deviation-without-the-rest',
  ],
  async judge({ student }) {
    return worst([
      answer('vanishingDepth(0.25, 1e-6)', await student.vanishingDepth(0.25, 1e-6), 10),
      answer('vanishingDepth(0.5, 0.25)', await student.vanishingDepth(0.5, 0.25), 3),
      answer('largestSafeLogit(1000)', await student.largestSafeLogit(1000), 81.815083773),
      answer('reluZeroShare(1, 2)', await student.reluZeroShare(1, 2), 0.3085375387),
      answer('droppedDeviation(10000, 0.1)', await student.droppedDeviation(10_000, 0.1), 30),
    ]);
  },
};

const refused: Check02 = {
  id: '02.7-public-refuses',
  task: '02.7',
  title: 'figures that make no sense',
  weight: 1,
  mustFail: [
    'depth-of-any-slope',
    'depth-of-any-threshold',
    'logit-of-no-class',
    'zeros-of-no-deviation',
    'table-of-any-bits',
  ],
  async judge({ student }) {
    await student.vanishingDepth(0.5, 0.5);
    return worst([
      await refuses('vanishingDepth', [
        ['slope 1', () => student.vanishingDepth(1, 0.5)],
        ['threshold 0', () => student.vanishingDepth(0.5, 0)],
        ['threshold 2', () => student.vanishingDepth(0.5, 2)],
      ]),
      await refuses('largestSafeLogit', [['0 classes', () => student.largestSafeLogit(0)]]),
      await refuses('reluZeroShare', [['deviation 0', () => student.reluZeroShare(1, 0)]]),
      await refuses('tableBytes', [['33 bits', () => student.tableBytes(33, 1)]]),
    ]);
  },
};

export const answers: readonly Check02[] = [costs, numbers, refused];
