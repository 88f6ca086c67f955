import { refuses, worst } from '@tito/check';
import type { Check01 } from './contract.ts';
import { numberIs, resultIs, SHAPE_ERRORS } from './judging.ts';

const made: Check01 = {
  id: '01.2-public-values',
  task: '01.2',
  title: 'tensors from values, from one value, and counting',
  weight: 2,
  mustFail: [
    'tensor-ignores-shape',
    'tensor-rounds-to-integers',
    'full-of-zeros',
    'full-one-value',
    'arange-from-one',
    'arange-one-more',
    'tensor-in-larger-buffer',
  ],
  async judge({ student }) {
    const six = await student.tensor([1, 2.5, 3, 4, 5, 6], [2, 3]);
    return worst([
      resultIs(
        {
          name: 'tensor([1, 2.5, 3, 4, 5, 6], [2, 3])',
          yours: six,
          shape: [2, 3],
          values: [1, 2.5, 3, 4, 5, 6],
          rule: 'the values in their order.',
        },
        'told',
      ),
      resultIs(
        {
          name: 'tensor([7, 8])',
          yours: await student.tensor([7, 8]),
          shape: [2],
          values: [7, 8],
          rule: 'without a shape, one axis with all values.',
        },
        'told',
      ),
      resultIs(
        {
          name: 'full([2, 2], 0.5)',
          yours: await student.full([2, 2], 0.5),
          shape: [2, 2],
          values: [0.5, 0.5, 0.5, 0.5],
          rule: 'the value everywhere.',
        },
        'told',
      ),
      resultIs(
        {
          name: 'arange(4)',
          yours: await student.arange(4),
          shape: [4],
          values: [0, 1, 2, 3],
          rule: 'n numbers, from 0 on.',
        },
        'told',
      ),
      numberIs('The bytes of the buffer of six values', six.data.buffer.byteLength, 24, 'told'),
    ]);
  },
};

const refused: Check01 = {
  id: '01.2-public-refuses',
  task: '01.2',
  title: 'values that do not fill their shape',
  weight: 1,
  mustFail: ['tensor-any-shape', 'full-any-shape', 'arange-negative'],
  async judge({ student }) {
    return worst([
      await refuses(
        'tensor',
        [
          ['3 values in [2, 2]', () => student.tensor([1, 2, 3], [2, 2])],
          ['5 values in [2, 2]', () => student.tensor([1, 2, 3, 4, 5], [2, 2])],
        ],
        SHAPE_ERRORS,
      ),
      await refuses('full', [['the shape [2, -1]', () => student.full([2, -1], 0)]], SHAPE_ERRORS),
      await refuses(
        'arange',
        [
          ['-1', () => student.arange(-1)],
          ['2.5', () => student.arange(2.5)],
        ],
        SHAPE_ERRORS,
      ),
    ]);
  },
};

export const create: readonly Check01[] = [made, refused];
