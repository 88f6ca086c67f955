import { refuses, worst } from '@tito/check';
import type { Check01 } from './contract.ts';
import { given } from './inputs.ts';
import { resultIs, SHAPE_ERRORS } from './judging.ts';

const a = given([1, 2, 3, 4, 5, 6], [2, 3]);
const b = given([1, 0, 2, 1, 0, 3], [3, 2]);
const PRODUCT = [5, 11, 14, 23];

const product: Check01 = {
  id: '01.7-public-product',
  task: '01.7',
  title: 'rows times columns',
  weight: 2,
  mustFail: [
    'matmul-rows-times-rows',
    'matmul-elementwise',
    'matmul-result-transposed',
    'matmul-overwrites',
    'matmul-stops-early',
    'matmul-accumulates',
    'matmul-in-float32',
    'matmul-refuses-nothing',
  ],
  async judge({ student }) {
    const wide = given([1, 2], [2, 1]);
    const long = given([3, 4, 5], [1, 3]);
    return worst([
      resultIs(
        {
          name: 'matmul of [[1, 2, 3], [4, 5, 6]] and [[1, 0], [2, 1], [0, 3]]',
          yours: await student.matmul(a, b),
          shape: [2, 2],
          values: PRODUCT,
          rule: 'result[i, j] is row i of a times column j of b.',
        },
        'told',
      ),
      resultIs(
        {
          name: 'matmul of [[1], [2]] and [[3, 4, 5]]',
          yours: await student.matmul(wide, long),
          shape: [2, 3],
          values: [3, 4, 5, 6, 8, 10],
          rule: 'result[i, j] is row i of a times column j of b.',
        },
        'told',
      ),
      resultIs(
        {
          name: 'matmul of [[2^24, 1, 1]] and [[1], [1], [1]]',
          yours: await student.matmul(given([2 ** 24, 1, 1], [1, 3]), given([1, 1, 1], [3, 1])),
          shape: [1, 1],
          values: [2 ** 24 + 2],
          rule: 'a running sum in float32 does not notice a 1 any more.',
        },
        'told',
      ),
      resultIs(
        {
          name: 'matmul of tensors [2, 0] and [0, 1]',
          yours: await student.matmul(given([], [2, 0]), given([], [0, 1])),
          shape: [2, 1],
          values: [0, 0],
          rule: 'no products add up to 0.',
        },
        'told',
      ),
    ]);
  },
};

const transposed: Check01 = {
  id: '01.7-public-transposed',
  task: '01.7',
  title: 'operands that are read as their transpose',
  weight: 1,
  mustFail: ['matmul-ignores-transpose-a', 'matmul-ignores-transpose-b', 'matmul-transposes-both'],
  async judge({ student }) {
    const aT = given([1, 4, 2, 5, 3, 6], [3, 2]);
    const bT = given([1, 2, 0, 0, 1, 3], [2, 3]);
    const rule = 'the operand is stored as its transpose.';
    const square = given([1, 2, 3, 4], [2, 2]);
    return worst([
      resultIs(
        {
          name: 'matmul of [[1, 2], [3, 4]] and itself, transposeA',
          yours: await student.matmul(square, square, { transposeA: true }),
          shape: [2, 2],
          values: [10, 14, 14, 20],
          rule,
        },
        'told',
      ),
      resultIs(
        {
          name: 'matmul of [[1, 4], [2, 5], [3, 6]] and [[1, 0], [2, 1], [0, 3]], transposeA',
          yours: await student.matmul(aT, b, { transposeA: true }),
          shape: [2, 2],
          values: PRODUCT,
          rule,
        },
        'told',
      ),
      resultIs(
        {
          name: 'matmul of [[1, 2, 3], [4, 5, 6]] and [[1, 2, 0], [0, 1, 3]], transposeB',
          yours: await student.matmul(a, bT, { transposeB: true }),
          shape: [2, 2],
          values: PRODUCT,
          rule,
        },
        'told',
      ),
    ]);
  },
};

const refused: Check01 = {
  id: '01.7-public-refuses',
  task: '01.7',
  title: 'operands that do not fit',
  weight: 1,
  mustFail: ['matmul-any-inner', 'matmul-any-rank'],
  async judge({ student }) {
    return worst([
      await refuses('matmul', [['[2, 3] and [2, 3]', () => student.matmul(a, a)]], SHAPE_ERRORS),
      await refuses(
        'matmul',
        [['[2, 3] and [3]', () => student.matmul(a, given([1, 2, 3]))]],
        SHAPE_ERRORS,
      ),
    ]);
  },
};

export const matmul: readonly Check01[] = [product, transposed, refused];
