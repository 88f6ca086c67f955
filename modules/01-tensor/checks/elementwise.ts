import { refuses, worst } from '@tito/check';
import type { Check01 } from './contract.ts';
import { given } from './inputs.ts';
import { resultIs, SHAPE_ERRORS } from './judging.ts';

const table = given([1, 2, 3, 4, 5, 6], [2, 3]);

const operations: Check01 = {
  id: '01.4-public-operations',
  task: '01.4',
  title: 'add, sub, mul, div of equal shapes',
  weight: 1,
  mustFail: [
    'add-is-sub',
    'sub-mirrored',
    'mul-is-matmul-like',
    'div-mirrored',
    'div-whole-numbers',
    'elementwise-flattened',
  ],
  async judge({ student }) {
    const b = given([2, 4, 8, 2, 4, 8], [2, 3]);
    const names = '[[1, 2, 3], [4, 5, 6]] and [[2, 4, 8], [2, 4, 8]]';
    const is = (name: string, yours: typeof b, values: readonly number[]) =>
      resultIs(
        { name: `${name} of ${names}`, yours, shape: [2, 3], values, rule: 'a value is off.' },
        'told',
      );
    return worst([
      is('add', await student.add(table, b), [3, 6, 11, 6, 9, 14]),
      is('sub', await student.sub(table, b), [-1, -2, -5, 2, 1, -2]),
      is('mul', await student.mul(table, b), [2, 8, 24, 8, 20, 48]),
      is('div', await student.div(table, b), [0.5, 0.5, 0.375, 2, 1.25, 0.75]),
    ]);
  },
};

const broadcast: Check01 = {
  id: '01.4-public-broadcast',
  task: '01.4',
  title: 'rows, columns and plain numbers are stretched',
  weight: 2,
  mustFail: [
    'elementwise-without-broadcast',
    'elementwise-modulo',
    'elementwise-stretches-b-only',
    'elementwise-ignores-numbers',
    'elementwise-columns-as-rows',
  ],
  async judge({ student }) {
    const row = given([10, 20, 30]);
    const column = given([10, 20], [2, 1]);
    const is = (name: string, yours: typeof row, values: readonly number[]) =>
      resultIs({ name, yours, shape: [2, 3], values, rule: 'a value is off.' }, 'told');
    return worst([
      is(
        'add of [[1, 2, 3], [4, 5, 6]] and [10, 20, 30]',
        await student.add(table, row),
        [11, 22, 33, 14, 25, 36],
      ),
      is(
        'sub of [10, 20, 30] and [[1, 2, 3], [4, 5, 6]]',
        await student.sub(row, table),
        [9, 18, 27, 6, 15, 24],
      ),
      is(
        'mul of [[1, 2, 3], [4, 5, 6]] and [[10], [20]]',
        await student.mul(table, column),
        [10, 20, 30, 80, 100, 120],
      ),
      is(
        'add of [[10], [20]] and [10, 20, 30]',
        await student.add(column, row),
        [20, 30, 40, 30, 40, 50],
      ),
      is(
        'div of [[1, 2, 3], [4, 5, 6]] and 2',
        await student.div(table, 2),
        [0.5, 1, 1.5, 2, 2.5, 3],
      ),
    ]);
  },
};

const others: Check01 = {
  id: '01.4-public-others',
  task: '01.4',
  title: 'maximum, exp, and division by 0',
  weight: 1,
  mustFail: [
    'maximum-is-minimum',
    'maximum-hides-nan',
    'exp-of-2',
    'exp-flattened',
    'div-by-zero-is-zero',
  ],
  async judge({ student }) {
    return worst([
      resultIs(
        {
          name: 'maximum of [-1, 2, NaN] and 0',
          yours: await student.maximum(given([-1, 2, NaN]), 0),
          shape: [3],
          values: [0, 2, NaN],
          rule: 'the larger one, and NaN if either is NaN.',
        },
        'told',
      ),
      resultIs(
        {
          name: 'exp of [[0], [1]]',
          yours: await student.exp(given([0, 1], [2, 1])),
          shape: [2, 1],
          values: [1, Math.E],
          allowed: [1e-6, 3e-6],
          rule: 'e^x.',
        },
        'told',
      ),
      resultIs(
        {
          name: 'div of [1, -1, 0] and 0',
          yours: await student.div(given([1, -1, 0]), 0),
          shape: [3],
          values: [Infinity, -Infinity, NaN],
          rule: 'Infinity, -Infinity and NaN.',
        },
        'told',
      ),
    ]);
  },
};

const refused: Check01 = {
  id: '01.4-public-refuses',
  task: '01.4',
  title: 'operands that do not fit',
  weight: 1,
  mustFail: ['elementwise-fits-anything'],
  async judge({ student }) {
    return refuses(
      'add',
      [['[2, 3] and [2]', () => student.add(table, given([1, 2]))]],
      SHAPE_ERRORS,
    );
  },
};

export const elementwise: readonly Check01[] = [operations, broadcast, others, refused];
