import { refuses, worst } from '@tito/check';
import { tensor, zeros } from '@tito/tensor';
import type { Check03 } from './contract.ts';
import { lossIs } from './judging.ts';

const squares: Check03 = {
  id: '03.5-public-squares',
  task: '03.5',
  title: 'the mean of the squares',
  weight: 1,
  mustFail: [
    'sum-of-squares',
    'absolute-for-square',
    'mean-over-rows',
    'squares-broadcast',
    'half',
  ],
  async judge({ student }) {
    const loss = await student.meanSquaredError(
      tensor([1, 2, 3, 4], [2, 2]),
      tensor([1, 0, 6, 4], [2, 2]),
    );
    return worst([
      lossIs('meanSquaredError([[1, 2], [3, 4]], [[1, 0], [6, 4]])', loss, 3.25, 1e-6, 'told'),
      await refuses(
        'meanSquaredError',
        [
          ['[2, 1] and [2]', () => student.meanSquaredError(zeros([2, 1]), zeros([2]))],
          ['[0] and [0]', () => student.meanSquaredError(zeros([0]), zeros([0]))],
        ],
        ['RangeError', 'ShapeError'],
      ),
    ]);
  },
};

const entropy: Check03 = {
  id: '03.5-public-entropy',
  task: '03.5',
  title: 'the mean of -ln softmax at the labels, for large logits too',
  weight: 2,
  mustFail: [
    'maximum-not-subtracted',
    'clipped-logarithm',
    'empty-batch-of-logits',
    'sum-of-entropies',
    'log-base-2',
    'labels-shifted',
    'softmax-of-the-batch',
    'sign-of-the-entropy',
    'labels-not-checked',
  ],
  async judge({ student }) {
    const known = tensor([0, 0, 0, 1, 2, 3], [2, 3]);
    const large = tensor([1e9, 0, -1e9, 2000], [2, 2]);
    return worst([
      lossIs(
        'crossEntropy([[0, 0, 0], [1, 2, 3]], [1, 2])',
        await student.crossEntropy(known, [1, 2]),
        0.7531091266,
        1e-6,
        'told',
      ),
      lossIs(
        'crossEntropy([[1e9, 0], [-1e9, 2000]], [0, 1])',
        await student.crossEntropy(large, [0, 1]),
        0,
        0,
        'told',
      ),
      lossIs(
        'crossEntropy([[0, 100]], [0])',
        await student.crossEntropy(tensor([0, 100], [1, 2]), [0]),
        100,
        1e-6,
        'told',
      ),
      await refuses(
        'crossEntropy',
        [
          ['a label of 3 for 3 classes', () => student.crossEntropy(known, [0, 3])],
          ['a label of 0.5', () => student.crossEntropy(known, [0.5, 0])],
          ['1 label for 2 rows', () => student.crossEntropy(known, [0])],
          ['logits of shape [0, 3]', () => student.crossEntropy(zeros([0, 3]), [])],
          ['logits of shape [3]', () => student.crossEntropy(zeros([3]), [0, 0, 0])],
        ],
        ['RangeError', 'ShapeError'],
      ),
    ]);
  },
};

export const losses: readonly Check03[] = [squares, entropy];
