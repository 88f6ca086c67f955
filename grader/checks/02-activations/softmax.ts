import { atMost, type Finding, refuses, repeat, tensorIs, worst } from '@tito/check';
import type { Check02 } from '@tito/module-02-activations/contract';
import { allowed, furthest } from '@tito/module-02-activations/judging';
import { fromData, type Random, randomNormal, type Tensor, zeros } from '@tito/tensor';
import { drawShape } from './draw.ts';
import { softmaxRows } from './oracle.ts';

type Student = Parameters<Check02['judge']>[0]['student'];

async function rowsAre(student: Student, x: Tensor, rule: string): Promise<Finding> {
  const yours = await (await student.Softmax.create()).forward(x);
  const expected = softmaxRows(x.data, x.shape.at(-1) ?? 0);
  const { shape } = x;
  const name = 'Softmax.forward';
  const finding = tensorIs({ name, yours, shape, expected, allowed, rule, figures: 'kept' });
  return finding.ok ? furthest(yours.data, expected) : finding;
}

const values: Check02 = {
  id: '02.5-values',
  task: '02.5',
  title: 'each row becomes probabilities',
  weight: 3,
  mustFail: [
    'softmax-over-all',
    'softmax-over-columns',
    'softmax-without-exp',
    'softmax-base-2',
    'softmax-of-logistic',
    'softmax-logarithms',
    'softmax-by-the-largest',
  ],
  judge: ({ student, random }) =>
    repeat(4, () => {
      const x = randomNormal([3 + random.integer(5), 2 + random.integer(9)], random, 0, 2);
      return rowsAre(student, x, 'a probability is off.');
    }),
};

/** Rows around centres that lie far apart, and far beyond where exp overflows. */
function drawFarRows(random: Random, rows: number, classes: number): Tensor {
  const x = randomNormal([rows, classes], random, 0, 2);
  const centres = [-1e4, 1e4, 90, -90, 800];
  x.data.forEach((value, i) => {
    x.data[i] = value + (centres[Math.floor(i / classes) % centres.length] ?? 0);
  });
  return x;
}

const large: Check02 = {
  id: '02.5-large',
  task: '02.5',
  title: 'logits of any size, and rows of very different size',
  weight: 3,
  mustFail: ['softmax-overflows', 'softmax-subtracts-largest-of-all'],
  judge: ({ student, random }) =>
    repeat(3, () =>
      rowsAre(
        student,
        drawFarRows(random, 5, 2 + random.integer(6)),
        'large logits, or rows far from each other, give NaN, 0 or something that is off.',
      ),
    ),
};

const spread: Check02 = {
  id: '02.5-spread',
  task: '02.5',
  title: 'logits that lie far apart within a row',
  weight: 2,
  mustFail: ['softmax-subtracts-smallest', 'softmax-subtracts-first', 'softmax-subtracts-mean'],
  judge: ({ student, random }) =>
    repeat(3, () => {
      const x = randomNormal([4, 6], random, 0, 1e4);
      return rowsAre(student, x, 'logits that lie far apart give NaN or something that is off.');
    }),
};

const sums: Check02 = {
  id: '02.5-adds-up',
  task: '02.5',
  title: 'sums of the rows',
  weight: 1,
  mustFail: ['softmax-over-all', 'softmax-by-the-largest'],
  async judge({ student, random }) {
    const classes = 200;
    const x = randomNormal([5, classes], random, 0, 3);
    const { data } = await (await student.Softmax.create()).forward(x);
    const totals = Array.from({ length: 5 }, (_, row) =>
      data.slice(row * classes, (row + 1) * classes).reduce((a, b) => a + b, 0),
    );
    return atMost(
      Math.max(...totals.map((total) => Math.abs(total - 1))),
      2e-6,
      'from 1, furthest sum of a row',
      'Softmax.forward: the probabilities of a row do not add up to 1.',
    );
  },
};

const shapes: Check02 = {
  id: '02.5-shapes',
  task: '02.5',
  title: 'the last axis of any rank',
  weight: 2,
  mustFail: ['softmax-flattened', 'softmax-over-columns'],
  judge: ({ student, random }) =>
    repeat(4, (i) => {
      const x = randomNormal(drawShape(random, 1 + i), random, 0, 2);
      return rowsAre(student, x, 'the softmax is taken over the last axis, and the shape is kept.');
    }),
};

const refusesNothing: Check02 = {
  id: '02.5-refuses',
  task: '02.5',
  title: 'without a row there is nothing to add up',
  weight: 1,
  mustFail: ['softmax-of-nothing'],
  async judge({ student, random }) {
    const layer = await student.Softmax.create();
    const single = fromData(Float32Array.of(random.normal()), []);
    const kept = await rowsAre(student, fromData(single.data, [1]), 'one class has probability 1.');
    return worst([
      kept,
      await refuses(
        'Softmax.forward',
        [
          ['a tensor of rank 0', () => layer.forward(single)],
          ['rows without values', () => layer.forward(zeros([1 + random.integer(4), 0]))],
        ],
        ['ShapeError', 'RangeError'],
      ),
    ]);
  },
};

export const softmax: readonly Check02[] = [values, large, spread, sums, shapes, refusesNothing];
