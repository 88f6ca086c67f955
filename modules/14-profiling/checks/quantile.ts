import { type Finding, refuses, worst } from '@tito/check';
import type { Check14 } from './contract.ts';
import { figureIs } from './judging.ts';

function found(call: string, yours: number, expected: number): Finding {
  return figureIs(call, yours, expected, 'told');
}

const median: Check14 = {
  id: '14.3-public-median',
  task: '14.3',
  title: 'the median of an odd and of an even number of samples',
  weight: 1,
  mustFail: ['sorts-as-text', 'not-sorted', 'lower-neighbour', 'mean-of-all'],
  async judge({ student }) {
    return worst([
      found('quantile([9, 1, 5], 0.5)', await student.quantile([9, 1, 5], 0.5), 5),
      found('quantile([9, 1, 5, 2], 0.5)', await student.quantile([9, 1, 5, 2], 0.5), 3.5),
      found('quantile([7], 0.5)', await student.quantile([7], 0.5), 7),
      found('quantile([100, 9, 8], 0.5)', await student.quantile([100, 9, 8], 0.5), 9),
    ]);
  },
};

const ends: Check14 = {
  id: '14.3-public-positions',
  task: '14.3',
  title: 'the ends, between two samples, and beside an infinite one',
  weight: 1,
  mustFail: ['position-of-n', 'nearest-rank', 'lower-neighbour', 'infinite-neighbour'],
  async judge({ student }) {
    const six = [10, 0, 20, 30, 40, 50];
    const name = 'quantile([10, 0, 20, 30, 40, 50]';
    return worst([
      found(`${name}, 0.9)`, await student.quantile(six, 0.9), 45),
      found(`${name}, 0.1)`, await student.quantile(six, 0.1), 5),
      found(`${name}, 0)`, await student.quantile(six, 0), 0),
      found(`${name}, 1)`, await student.quantile(six, 1), 50),
      found('quantile([1, Infinity], 0)', await student.quantile([1, Infinity], 0), 1),
    ]);
  },
};

const refused: Check14 = {
  id: '14.3-public-refuses',
  task: '14.3',
  title: 'no samples, or no fraction, is refused',
  weight: 1,
  mustFail: ['empty-accepted', 'fraction-not-checked'],
  async judge({ student }) {
    await student.quantile([1, 2], 0.5);
    return refuses('quantile', [
      ['no samples', () => student.quantile([], 0.5)],
      ['a fraction of 1.5', () => student.quantile([1, 2], 1.5)],
      ['a fraction of -0.5', () => student.quantile([1, 2], -0.5)],
      ['a fraction that is NaN', () => student.quantile([1, 2], NaN)],
    ]);
  },
};

export const quantile: readonly Check14[] = [median, ends, refused];
