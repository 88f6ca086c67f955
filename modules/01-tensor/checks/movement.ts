import { refuses, worst } from '@tito/check';
import type { AnyTensor } from '@tito/tensor/contract';
import type { Check01 } from './contract.ts';
import { counting, given } from './inputs.ts';
import { resultIs, SHAPE_ERRORS, typeIs } from './judging.ts';

const six = counting(6, [6]);
const cube = counting(24, [2, 3, 4]);

const reshapes: Check01 = {
  id: '01.5-public-reshape',
  task: '01.5',
  title: 'another shape for the same values',
  weight: 1,
  mustFail: [
    'reshape-keeps-shape',
    'reshape-without-minus-one',
    'reshape-minus-one-is-one',
    'reshape-transposes',
  ],
  async judge({ student }) {
    const ask = async (shape: readonly number[], expected: readonly number[]) =>
      resultIs(
        {
          name: `reshape of [[0, 1, 2], [3, 4, 5]] to [${shape.join(', ')}]`,
          yours: await student.reshape(counting(6, [2, 3]), shape),
          shape: expected,
          values: six.data,
          rule: 'the same values in the same order.',
        },
        'told',
      );
    return worst([
      await ask([3, 2], [3, 2]),
      await ask([6, -1], [6, 1]),
      await ask([3, -1], [3, 2]),
      await ask([-1], [6]),
    ]);
  },
};

const transposes: Check01 = {
  id: '01.5-public-transpose',
  task: '01.5',
  title: 'axes in another order',
  weight: 2,
  mustFail: [
    'transpose-shape-only',
    'transpose-swaps-first-two',
    'transpose-ignores-axes',
    'transpose-inverse-axes',
    'transpose-negative-axes',
    'transpose-to-float32',
  ],
  async judge({ student }) {
    const flat = counting(6, [2, 3]);
    const codes: AnyTensor = { dtype: 'int8', shape: [2, 3], data: Int8Array.from(six.data) };
    const rule = 'axis i of the result is axis axes[i] of x.';
    return worst([
      resultIs(
        {
          name: 'transpose of [[0, 1, 2], [3, 4, 5]]',
          yours: await student.transpose(flat),
          shape: [3, 2],
          values: [0, 3, 1, 4, 2, 5],
          rule,
        },
        'told',
      ),
      resultIs(
        {
          name: 'transpose of 0 to 23 as [2, 3, 4]',
          yours: await student.transpose(cube),
          shape: [4, 3, 2],
          values: Array.from(
            { length: 24 },
            (_, i) => (i % 2) * 12 + (Math.floor(i / 2) % 3) * 4 + Math.floor(i / 6),
          ),
          rule: 'without axes the order of all of them is reversed.',
        },
        'told',
      ),
      resultIs(
        {
          name: 'transpose of 0 to 23 as [2, 3, 4], axes [1, 2, 0]',
          yours: await student.transpose(cube, [1, 2, 0]),
          shape: [3, 4, 2],
          values: Array.from({ length: 24 }, (_, i) => (i % 2) * 12 + Math.floor(i / 2)),
          rule,
        },
        'told',
      ),
      resultIs(
        {
          name: 'transpose of 0 to 23 as [2, 3, 4], axes [-1, 0, 1]',
          yours: await student.transpose(cube, [-1, 0, 1]),
          shape: [4, 2, 3],
          values: Array.from({ length: 24 }, (_, i) => (i % 6) * 4 + Math.floor(i / 6)),
          rule,
        },
        'told',
      ),
      typeIs('transpose of int8 [[0, 1, 2], [3, 4, 5]]', await student.transpose(codes), 'int8'),
    ]);
  },
};

const refused: Check01 = {
  id: '01.5-public-refuses',
  task: '01.5',
  title: 'shapes and axes that are none',
  weight: 1,
  mustFail: [
    'reshape-any-size',
    'reshape-two-unknowns',
    'reshape-minus-one-of-nothing',
    'transpose-repeats',
    'transpose-any-axis',
  ],
  async judge({ student }) {
    return worst([
      await refuses(
        'reshape',
        [
          ['6 values to [4, 2]', () => student.reshape(six, [4, 2])],
          ['6 values to [4, -1]', () => student.reshape(six, [4, -1])],
          ['two -1', () => student.reshape(six, [-1, -1])],
          ['no values to [0, -1]', () => student.reshape(given([], [0, 3]), [0, -1])],
        ],
        SHAPE_ERRORS,
      ),
      await refuses(
        'transpose',
        [
          ['[2, 3, 4] with axes [0, 0, 1]', () => student.transpose(cube, [0, 0, 1])],
          ['[2, 3, 4] with axes [0, 1]', () => student.transpose(cube, [0, 1])],
          ['[2, 3, 4] with axes [0, 1, 3]', () => student.transpose(cube, [0, 1, 3])],
        ],
        SHAPE_ERRORS,
      ),
    ]);
  },
};

export const movement: readonly Check01[] = [reshapes, transposes, refused];
