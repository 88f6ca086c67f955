import { refuses, worst } from '@tito/check';
import { tensor, zeros } from '@tito/tensor';
import type { Check02 } from './contract.ts';
import { valuesAre } from './judging.ts';

const rows: Check02 = {
  id: '02.5-public-rows',
  task: '02.5',
  title: 'each row becomes probabilities',
  weight: 2,
  mustFail: [
    'softmax-over-all',
    'softmax-over-columns',
    'softmax-without-exp',
    'softmax-base-2',
    'softmax-of-logistic',
    'softmax-logarithms',
    'softmax-by-the-largest',
    'softmax-flattened',
  ],
  async judge({ student }) {
    const x = tensor([0, 1, 2, -1, -1, 3], [2, 3]);
    return valuesAre(
      {
        name: 'Softmax.forward',
        x,
        yours: await (await student.Softmax.create()).forward(x),
        expected: [0.09003057, 0.24472847, 0.66524096, 0.01766842, 0.01766842, 0.96466316],
        rule: 'as a [2, 3] tensor, each row is exp(x) divided by the sum of exp over that row.',
      },
      'told',
    );
  },
};

const large: Check02 = {
  id: '02.5-public-large',
  task: '02.5',
  title: 'large logits, and rows of very different size',
  weight: 1,
  mustFail: [
    'softmax-overflows',
    'softmax-subtracts-largest-of-all',
    'softmax-subtracts-smallest',
    'softmax-subtracts-first',
    'softmax-subtracts-mean',
  ],
  async judge({ student }) {
    const x = tensor([1000, 1001, -1000, -1001, 0, 1000, 0, 2000], [4, 2]);
    return valuesAre(
      {
        name: 'Softmax.forward',
        x,
        yours: await (await student.Softmax.create()).forward(x),
        expected: [0.26894142, 0.73105858, 0.73105858, 0.26894142, 0, 1, 0, 1],
        rule: 'as a [4, 2] tensor: no exponential may overflow, and no row may become 0 / 0.',
      },
      'told',
    );
  },
};

const empty: Check02 = {
  id: '02.5-public-refuses',
  task: '02.5',
  title: 'without a row there is nothing to add up',
  weight: 1,
  mustFail: ['softmax-of-nothing'],
  async judge({ student }) {
    const layer = await student.Softmax.create();
    const refused = await refuses(
      'Softmax.forward',
      [['a tensor of rank 0', () => layer.forward(tensor([1], []))]],
      ['ShapeError', 'RangeError'],
    );
    const emptyRows = await refuses(
      'Softmax.forward',
      [['a tensor [2, 0]', () => layer.forward(zeros([2, 0]))]],
      ['ShapeError', 'RangeError'],
    );
    return worst([refused, emptyRows]);
  },
};

export const softmax: readonly Check02[] = [rows, large, empty];
