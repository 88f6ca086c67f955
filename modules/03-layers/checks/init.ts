import { type Finding, refuses, worst } from '@tito/check';
import { random } from '@tito/tensor';
import type { Check03 } from './contract.ts';
import { figureIs, weightsAre } from './judging.ts';

const counts: Check03 = {
  id: '03.1-public-fans',
  task: '03.1',
  title: 'fans of a Linear layer and of a convolution',
  weight: 1,
  mustFail: ['fans-swapped', 'kernel-left-out-of-fans', 'fans-of-anything'],
  async judge({ student }) {
    const dense = await student.fans([128, 784]);
    const convolution = await student.fans([16, 3, 5, 5]);
    return worst([
      figureIs('fans([128, 784]).fanIn', dense.fanIn, 784, 'told'),
      figureIs('fans([128, 784]).fanOut', dense.fanOut, 128, 'told'),
      figureIs('fans([16, 3, 5, 5]).fanIn', convolution.fanIn, 75, 'told'),
      figureIs('fans([16, 3, 5, 5]).fanOut', convolution.fanOut, 400, 'told'),
      await refuses(
        'fans',
        [
          ['the shape [5]', () => student.fans([5])],
          ['the shape [5, 0]', () => student.fans([5, 0])],
        ],
        ['RangeError', 'ShapeError'],
      ),
    ]);
  },
};

const SHAPE = [4, 8];

/** What a stream of this seed gives for 32 weights. */
function uniform(bound: number): number[] {
  const source = random('public');
  return Array.from({ length: 32 }, () => source.uniform(-bound, bound));
}

function normal(deviation: number): number[] {
  const source = random('public');
  return Array.from({ length: 32 }, () => source.normal(0, deviation));
}

const draws: Check03 = {
  id: '03.1-public-weights',
  task: '03.1',
  title: 'weights [4, 8] of all four kinds',
  weight: 2,
  mustFail: [
    'lecun-for-kaiming',
    'deviation-as-bound',
    'variance-as-deviation',
    'xavier-by-fan-in',
    'xavier-without-gain',
    'slope-ignored',
    'slope-not-squared',
    'slope-not-checked',
    'mode-ignored',
    'not-from-the-source',
    'drawn-by-columns',
  ],
  async judge({ student, given }) {
    const stream = () => given.random('public');
    const is = async (call: string, yours: Parameters<typeof weightsAre>[1], drawn: number[]) =>
      weightsAre(call, yours, SHAPE, drawn, 'told');
    const findings: [Finding, ...Finding[]] = [
      await is(
        'kaimingUniform([4, 8]), which draws from ±0.8660',
        await student.kaimingUniform(SHAPE, await stream()),
        uniform(Math.sqrt(6 / 8)),
      ),
      await is(
        'kaimingNormal([4, 8]), whose deviation is 0.5',
        await student.kaimingNormal(SHAPE, await stream()),
        normal(0.5),
      ),
      await is(
        "kaimingNormal([4, 8]) with mode 'fanOut' and slope 0.5, whose deviation is 0.6325",
        await student.kaimingNormal(SHAPE, await stream(), { mode: 'fanOut', slope: 0.5 }),
        normal(Math.sqrt(2 / (1.25 * 4))),
      ),
      await is(
        'xavierUniform([4, 8]), which draws from ±0.7071',
        await student.xavierUniform(SHAPE, await stream()),
        uniform(Math.sqrt(6 / 12)),
      ),
      await is(
        'xavierNormal([4, 8]) with gain 2, whose deviation is 0.8165',
        await student.xavierNormal(SHAPE, await stream(), 2),
        normal(2 * Math.sqrt(2 / 12)),
      ),
      await refuses('kaimingNormal', [
        [
          'a slope of NaN',
          async () => student.kaimingNormal(SHAPE, await stream(), { slope: NaN }),
        ],
      ]),
    ];
    return worst(findings);
  },
};

export const init: readonly Check03[] = [counts, draws];
