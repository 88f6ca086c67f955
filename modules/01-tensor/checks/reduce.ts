import { type Finding, refuses, worst } from '@tito/check';
import type { Check01 } from './contract.ts';
import { counting, given } from './inputs.ts';
import { type Expected, resultIs, SHAPE_ERRORS } from './judging.ts';

const table = given([1, 2, 3, 4, 5, 6], [2, 3]);

/** Passes when one reduction is as it should be. */
function reducedIs(
  name: string,
  yours: Expected['yours'],
  expected: Pick<Expected, 'shape' | 'values' | 'rule'>,
): Finding {
  return resultIs({ name, yours, ...expected }, 'told');
}

const sums: Check01 = {
  id: '01.6-public-sum',
  task: '01.6',
  title: 'sums along each axis',
  weight: 2,
  mustFail: [
    'reduce-other-axis',
    'reduce-ignores-axis',
    'reduce-negative-axis',
    'reduce-ignores-keep-dims',
    'reduce-always-keeps',
    'reduce-neighbours',
    'sum-skips-first',
    'sum-in-float32',
  ],
  async judge({ student }) {
    const x = '[[1, 2, 3], [4, 5, 6]]';
    const cube = counting(12, [2, 3, 2]);
    return worst([
      reducedIs(`sum of ${x}, axis 0`, await student.sum(table, 0), {
        shape: [3],
        values: [5, 7, 9],
        rule: 'one sum per column.',
      }),
      reducedIs(`sum of ${x}, axis -1`, await student.sum(table, -1), {
        shape: [2],
        values: [6, 15],
        rule: 'one sum per row.',
      }),
      reducedIs(`sum of ${x}, axis 1, keepDims`, await student.sum(table, 1, true), {
        shape: [2, 1],
        values: [6, 15],
        rule: 'the axis stays as 1.',
      }),
      reducedIs(`sum of ${x}`, await student.sum(table), {
        shape: [],
        values: [21],
        rule: 'one sum of all values.',
      }),
      reducedIs('sum of 0 to 11 as [2, 3, 2], axis 1', await student.sum(cube, 1), {
        shape: [2, 2],
        values: [6, 9, 24, 27],
        rule: 'the values of one sum lie 2 apart.',
      }),
      reducedIs('sum of [2^24, 1, 1]', await student.sum(given([2 ** 24, 1, 1])), {
        shape: [],
        values: [2 ** 24 + 2],
        rule: 'a running sum in float32 does not notice a 1 any more.',
      }),
      reducedIs('sum of a tensor [2, 0], axis 1', await student.sum(given([], [2, 0]), 1), {
        shape: [2],
        values: [0, 0],
        rule: 'no values add up to 0.',
      }),
    ]);
  },
};

const others: Check01 = {
  id: '01.6-public-mean-and-max',
  task: '01.6',
  title: 'mean and max',
  weight: 1,
  mustFail: ['mean-is-sum', 'mean-over-all', 'max-from-zero', 'max-hides-nan', 'max-is-min'],
  async judge({ student }) {
    const below = given([-3, -1, -2, -7, -9, -8], [2, 3]);
    return worst([
      reducedIs('mean of [[1, 2, 3], [4, 5, 6]], axis 1', await student.mean(table, 1), {
        shape: [2],
        values: [2, 5],
        rule: 'the sum of a row over the length of a row.',
      }),
      reducedIs('max of [[-3, -1, -2], [-7, -9, -8]], axis 1', await student.max(below, 1), {
        shape: [2],
        values: [-1, -7],
        rule: 'the largest value of each row.',
      }),
      reducedIs('max of [1, NaN, 3]', await student.max(given([1, NaN, 3])), {
        shape: [],
        values: [NaN],
        rule: 'NaN if any value is NaN.',
      }),
    ]);
  },
};

const refused: Check01 = {
  id: '01.6-public-refuses',
  task: '01.6',
  title: 'axes that are not there, and nothing to average',
  weight: 1,
  mustFail: ['reduce-any-axis', 'mean-of-nothing', 'max-of-nothing'],
  async judge({ student }) {
    const empty = given([], [2, 0]);
    return worst([
      await refuses('sum', [['axis 2 of [2, 3]', () => student.sum(table, 2)]], SHAPE_ERRORS),
      await refuses('mean', [['[2, 0] along axis 1', () => student.mean(empty, 1)]], SHAPE_ERRORS),
      await refuses('max', [['[2, 0] along axis 1', () => student.max(empty, 1)]], SHAPE_ERRORS),
    ]);
  },
};

export const reduce: readonly Check01[] = [sums, others, refused];
