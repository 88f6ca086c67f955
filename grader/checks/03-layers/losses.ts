import { refuses, repeat } from '@tito/check';
import type { Check03 } from '@tito/module-03-layers/contract';
import { lossIs } from '@tito/module-03-layers/judging';
import { type Random, randomNormal, type Tensor, zeros } from '@tito/tensor';
import { drawTensor } from './draw.ts';
import { crossEntropyOf } from './oracle.ts';

const ROUNDOFF = 2 ** -24;
const errors = ['RangeError', 'ShapeError'];

const squares: Check03 = {
  id: '03.5-squares',
  task: '03.5',
  title: 'tensors of any rank',
  weight: 2,
  mustFail: ['sum-of-squares', 'absolute-for-square', 'mean-over-rows', 'half'],
  judge: ({ student, random }) =>
    repeat(5, async (i) => {
      const shape = Array.from({ length: i }, () => 2 + random.integer(4));
      const [a, b] = [drawTensor(random, shape), drawTensor(random, shape)];
      const count = a.data.length;
      const total = a.data.reduce((sum, value, k) => sum + (value - (b.data[k] ?? NaN)) ** 2, 0);
      // Each difference, square and addition may be rounded to float32.
      const allowed = ((count + 6) * ROUNDOFF * total) / count;
      const yours = await student.meanSquaredError(a, b);
      return lossIs('meanSquaredError', yours, total / count, allowed, 'kept');
    }),
};

const squaresRefused: Check03 = {
  id: '03.5-squares-refused',
  task: '03.5',
  title: 'shapes that differ, even where one could be stretched',
  weight: 1,
  mustFail: ['squares-broadcast', 'squares-of-nothing'],
  async judge({ student, random }) {
    const n = 2 + random.integer(6);
    await student.meanSquaredError(zeros([n]), zeros([n]));
    return refuses(
      'meanSquaredError',
      [
        ['a column and a vector', () => student.meanSquaredError(zeros([n, 1]), zeros([n]))],
        ['a vector and one number', () => student.meanSquaredError(zeros([n]), zeros([1]))],
        [
          'a matrix and one turned round',
          () => student.meanSquaredError(zeros([2, n + 1]), zeros([n + 1, 2])),
        ],
        ['no values', () => student.meanSquaredError(zeros([0, n]), zeros([0, n]))],
      ],
      errors,
    );
  },
};

function drawLabels(random: Random, n: number, classes: number): number[] {
  return Array.from({ length: n }, () => random.integer(classes));
}

/** Roundings of the logits, of the sum of exponentials, and of what is added up over the rows. */
function allowedFor({ shape, data }: Tensor, expected: number): number {
  const [n = 0, classes = 0] = shape;
  const largest = data.reduce((most, z) => Math.max(most, Math.abs(z)), 0);
  return ROUNDOFF * (4 * largest + 2 * classes + 8 + (n + 4) * Math.abs(expected));
}

const entropy: Check03 = {
  id: '03.5-entropy',
  task: '03.5',
  title: 'batches of logits of ordinary size',
  weight: 3,
  mustFail: [
    'sum-of-entropies',
    'log-base-2',
    'labels-shifted',
    'softmax-of-the-batch',
    'sign-of-the-entropy',
    'softmax-twice',
  ],
  judge: ({ student, random }) =>
    repeat(6, async () => {
      const [n, classes] = [2 + random.integer(6), 2 + random.integer(9)];
      const logits = randomNormal([n, classes], random, random.uniform(-3, 3), 2);
      const labels = drawLabels(random, n, classes);
      const expected = crossEntropyOf(logits, labels);
      const yours = await student.crossEntropy(logits, labels);
      return lossIs('crossEntropy', yours, expected, allowedFor(logits, expected), 'kept');
    }),
};

/** Beyond the range of exp in float32 (88) and in float64 (709), on either side. */
const extremes: Check03 = {
  id: '03.5-extremes',
  task: '03.5',
  title: 'logits whose exponentials do not exist',
  weight: 2,
  mustFail: ['maximum-not-subtracted', 'clipped-logarithm', 'one-maximum-for-all'],
  judge: ({ student, random }) =>
    repeat(4, async (i) => {
      const [n, classes] = [2 + random.integer(3), 2 + random.integer(5)];
      const size = [200, 2000, 1e6, 1e30][i] ?? 200;
      const logits = zeros([n, classes]);
      for (let k = 0; k < logits.data.length; k++) {
        // Rows far from each other: one maximum for all of them is none for most.
        const row = Math.floor(k / classes);
        logits.data[k] = size * (random.uniform(-1, 1) + (row % 2 === 0 ? 3 : -3));
      }
      const labels = drawLabels(random, n, classes);
      const expected = crossEntropyOf(logits, labels);
      const yours = await student.crossEntropy(logits, labels);
      const name = 'crossEntropy of large logits';
      return lossIs(name, yours, expected, allowedFor(logits, expected), 'kept');
    }),
};

const entropyRefused: Check03 = {
  id: '03.5-entropy-refused',
  task: '03.5',
  title: 'labels and logits that do not fit',
  weight: 1,
  mustFail: ['labels-not-checked', 'empty-batch-of-logits'],
  async judge({ student, random }) {
    const [n, classes] = [2 + random.integer(4), 3 + random.integer(4)];
    const logits = drawTensor(random, [n, classes]);
    const labels = drawLabels(random, n, classes);
    await student.crossEntropy(logits, labels);
    const withLabel = (label: number) => () =>
      student.crossEntropy(logits, [...labels.slice(1), label]);
    return refuses(
      'crossEntropy',
      [
        ['a label beyond the classes', withLabel(classes)],
        ['a negative label', withLabel(-1)],
        ['half a label', withLabel(0.5)],
        ['a label that is NaN', withLabel(NaN)],
        ['too few labels', () => student.crossEntropy(logits, labels.slice(1))],
        ['too many labels', () => student.crossEntropy(logits, [...labels, 0])],
        ['logits of rank 1', () => student.crossEntropy(zeros([classes]), labels.slice(0, 1))],
        ['logits of rank 3', () => student.crossEntropy(zeros([n, classes, 1]), labels)],
        ['no rows', () => student.crossEntropy(zeros([0, classes]), [])],
      ],
      errors,
    );
  },
};

export const losses: readonly Check03[] = [
  squares,
  squaresRefused,
  entropy,
  extremes,
  entropyRefused,
];
