import { type Finding, refuses, worst } from '@tito/check';
import type { Peaks, Roofline, Work } from '@tito/profiling/contract';
import type { Check14 } from './contract.ts';
import { figureIs, textIs } from './judging.ts';

const peaks: Peaks = { gflopsPerSecond: 100, gigabytesPerSecond: 20 };

function isUnderTheRoof(
  { flops, bytes }: Pick<Work, 'flops' | 'bytes'>,
  yours: Roofline,
  expected: Roofline,
): Finding {
  const name = `roofline of ${flops} FLOPs on ${bytes} bytes at 100 GFLOP/s and 20 GB/s`;
  const figure = (key: 'intensity' | 'ridge' | 'attainableGflopsPerSecond' | 'minMs') =>
    figureIs(`${name}: ${key}`, yours[key], expected[key], 'told');
  return worst([
    figure('intensity'),
    figure('ridge'),
    textIs(`${name}: bound`, yours.bound, expected.bound, 'told'),
    figure('attainableGflopsPerSecond'),
    figure('minMs'),
  ]);
}

const roof: Check14 = {
  id: '14.8-public-roof',
  task: '14.8',
  title: 'under the slope, under the flat roof, and at the ridge',
  weight: 2,
  mustFail: [
    'bound-swapped',
    'ridge-below',
    'always-the-peak',
    'intensity-inverted',
    'times-added',
    'time-in-seconds',
    'shorter-time',
  ],
  async judge({ student }) {
    const cases: readonly (readonly [Pick<Work, 'flops' | 'bytes'>, Roofline])[] = [
      [
        { flops: 8e6, bytes: 4e6 },
        { intensity: 2, ridge: 5, bound: 'memory', attainableGflopsPerSecond: 40, minMs: 0.2 },
      ],
      [
        { flops: 8e7, bytes: 4e6 },
        { intensity: 20, ridge: 5, bound: 'compute', attainableGflopsPerSecond: 100, minMs: 0.8 },
      ],
      [
        { flops: 2e7, bytes: 4e6 },
        { intensity: 5, ridge: 5, bound: 'compute', attainableGflopsPerSecond: 100, minMs: 0.2 },
      ],
    ];
    const [first, second, third] = await Promise.all(
      cases.map(async ([work, expected]) =>
        isUnderTheRoof(work, await student.roofline(work, peaks), expected),
      ),
    );
    return worst([first, second, third]);
  },
};

const refused: Check14 = {
  id: '14.8-public-refuses',
  task: '14.8',
  title: 'work and peaks that are none are refused',
  weight: 1,
  mustFail: [
    'peaks-not-checked',
    'bytes-not-checked',
    'infinity-accepted',
    'work-without-flops-refused',
  ],
  async judge({ student }) {
    const work = { flops: 0, bytes: 4e6 };
    await student.roofline({ flops: 1, bytes: 4e6 }, peaks);
    const { minMs } = await student.roofline(work, peaks);
    return worst([
      figureIs('roofline of 0 FLOPs on 4000000 bytes at 20 GB/s: minMs', minMs, 0.2, 'told'),
      await refuses('roofline', [
        ['flops of -1', () => student.roofline({ flops: -1, bytes: 1 }, peaks)],
        ['bytes of 0', () => student.roofline({ flops: 1, bytes: 0 }, peaks)],
        ['flops that are NaN', () => student.roofline({ flops: NaN, bytes: 1 }, peaks)],
        ['a peak of 0', () => student.roofline(work, { ...peaks, gflopsPerSecond: 0 })],
        [
          'a peak of Infinity',
          () => student.roofline(work, { ...peaks, gflopsPerSecond: Infinity }),
        ],
        ['a bandwidth of 0', () => student.roofline(work, { ...peaks, gigabytesPerSecond: 0 })],
      ]),
    ]);
  },
};

export const roofline: readonly Check14[] = [roof, refused];
