import { refuses, repeat, worst } from '@tito/check';
import type { Check14 } from '@tito/module-14-profiling/contract';
import { figureIs } from '@tito/module-14-profiling/judging';
import type { Random } from '@tito/tensor';
import { quantileOf } from './oracle.ts';

/** Times of any size, some of them equal; of one to thirty runs. */
function drawSamples(random: Random, count: number): number[] {
  const size = 10 ** (random.integer(7) - 3);
  return Array.from({ length: count }, () => (size * (1 + random.integer(200))) / 16);
}

const anywhere: Check14 = {
  id: '14.3-anywhere',
  task: '14.3',
  title: 'any fraction of any number of samples',
  weight: 3,
  mustFail: [
    'sorts-as-text',
    'not-sorted',
    'lower-neighbour',
    'nearest-rank',
    'position-of-n',
    'mean-of-all',
  ],
  judge: ({ student, random }) =>
    repeat(12, async () => {
      const samples = drawSamples(random, 5 + random.integer(30));
      const fraction = random.uniform(0.02, 0.98);
      const yours = await student.quantile(samples, fraction);
      return figureIs('quantile', yours, quantileOf(samples, fraction), 'kept');
    }),
};

const ends: Check14 = {
  id: '14.3-ends',
  task: '14.3',
  title: 'the smallest, the largest, and one sample alone',
  weight: 1,
  mustFail: ['position-of-n', 'not-sorted', 'ends-not-included'],
  judge: ({ student, random }) =>
    repeat(4, async (i) => {
      const samples = drawSamples(random, i === 0 ? 1 : 2 + random.integer(9));
      return worst([
        figureIs('quantile at 0', await student.quantile(samples, 0), Math.min(...samples), 'kept'),
        figureIs('quantile at 1', await student.quantile(samples, 1), Math.max(...samples), 'kept'),
      ]);
    }),
};

const infinite: Check14 = {
  id: '14.3-infinite',
  task: '14.3',
  title: 'a sample at its own position, whatever stands beside it',
  weight: 1,
  mustFail: ['infinite-neighbour'],
  judge: ({ student, random }) =>
    repeat(3, async () => {
      const finite = drawSamples(random, 5);
      const samples = random.shuffle([...finite, ...Array<number>(4).fill(Infinity)]);
      const yours = await student.quantile(samples, 0.5);
      return figureIs('quantile beside Infinity', yours, Math.max(...finite), 'kept');
    }),
};

const refused: Check14 = {
  id: '14.3-refuses',
  task: '14.3',
  title: 'no samples, or a fraction outside of 0 to 1',
  weight: 1,
  mustFail: ['empty-accepted', 'fraction-not-checked', 'ends-not-included'],
  async judge({ student, random }) {
    const samples = drawSamples(random, 4);
    await student.quantile(samples, 0);
    await student.quantile(samples, 1);
    return refuses('quantile', [
      ['no samples', () => student.quantile([], random.uniform())],
      ['a fraction above 1', () => student.quantile(samples, 1 + random.uniform(0.01, 2))],
      ['a negative fraction', () => student.quantile(samples, -random.uniform(0.01, 2))],
      ['a fraction that is NaN', () => student.quantile(samples, NaN)],
    ]);
  },
};

export const quantile: readonly Check14[] = [anywhere, ends, infinite, refused];
