import { type Finding, refuses, repeat, worst } from '@tito/check';
import type { Check14 } from '@tito/module-14-profiling/contract';
import { figureIs, textIs } from '@tito/module-14-profiling/judging';
import type { Peaks, Roofline } from '@tito/profiling/contract';
import type { Random } from '@tito/tensor';
import { rooflineOf } from './oracle.ts';

function drawPeaks(random: Random): Peaks {
  return {
    gflopsPerSecond: 10 ** random.uniform(-1, 4),
    gigabytesPerSecond: 10 ** random.uniform(-1, 3),
  };
}

function isUnderTheRoof(yours: Roofline, expected: Roofline): Finding {
  const figure = (key: 'intensity' | 'ridge' | 'attainableGflopsPerSecond' | 'minMs') =>
    figureIs(`roofline: ${key}`, yours[key], expected[key], 'kept');
  return worst([
    figure('intensity'),
    figure('ridge'),
    textIs('roofline: bound', yours.bound, expected.bound, 'kept'),
    figure('attainableGflopsPerSecond'),
    figure('minMs'),
  ]);
}

const roofs: Check14 = {
  id: '14.8-roofs',
  task: '14.8',
  title: 'work on either side of the ridge',
  weight: 3,
  mustFail: [
    'bound-swapped',
    'always-the-peak',
    'intensity-inverted',
    'times-added',
    'time-in-seconds',
    'shorter-time',
    'binary-gigabytes',
  ],
  judge: ({ student, random }) =>
    repeat(8, async (i) => {
      const peaks = drawPeaks(random);
      const bytes = 1000 + random.integer(1e9);
      const ridge = peaks.gflopsPerSecond / peaks.gigabytesPerSecond;
      const aside = i % 2 === 0 ? random.uniform(0.05, 0.9) : random.uniform(1.1, 20);
      const work = { flops: Math.round(bytes * ridge * aside), bytes };
      return isUnderTheRoof(await student.roofline(work, peaks), rooflineOf(work, peaks));
    }),
};

const ridges: Check14 = {
  id: '14.8-ridge',
  task: '14.8',
  title: 'at the ridge itself, and work without arithmetic',
  weight: 1,
  mustFail: ['ridge-below', 'work-without-flops-refused'],
  judge: ({ student, random }) =>
    repeat(3, async (i) => {
      const gigabytesPerSecond = 2 ** random.integer(7);
      const ridge = 2 ** (random.integer(8) - 2);
      const peaks = { gflopsPerSecond: gigabytesPerSecond * ridge, gigabytesPerSecond };
      // From a single byte on.
      const bytes = 2 ** random.integer(20 * i + 1);
      const balanced = { flops: bytes * ridge, bytes };
      const { bound } = await student.roofline(balanced, peaks);
      const { minMs } = await student.roofline({ flops: 0, bytes }, peaks);
      return worst([
        textIs('roofline at the ridge: bound', bound, 'compute', 'kept'),
        figureIs('roofline of a copy: minMs', minMs, bytes / gigabytesPerSecond / 1e6, 'kept'),
      ]);
    }),
};

const refused: Check14 = {
  id: '14.8-refuses',
  task: '14.8',
  title: 'work and peaks that are no numbers above 0',
  weight: 1,
  mustFail: ['peaks-not-checked', 'bytes-not-checked', 'infinity-accepted'],
  async judge({ student, random }) {
    const peaks = drawPeaks(random);
    const work = { flops: 1 + random.integer(1e6), bytes: 1 + random.integer(1e6) };
    await student.roofline(work, peaks);
    const withWork = (changes: object) => () => student.roofline({ ...work, ...changes }, peaks);
    const withPeaks = (changes: object) => () => student.roofline(work, { ...peaks, ...changes });
    const negative = -random.uniform(0.1, 9);
    return refuses('roofline', [
      ['negative FLOPs', withWork({ flops: negative })],
      ['FLOPs that are NaN', withWork({ flops: NaN })],
      ['infinitely many FLOPs', withWork({ flops: Infinity })],
      ['no bytes', withWork({ bytes: 0 })],
      ['negative bytes', withWork({ bytes: negative })],
      ['infinitely many bytes', withWork({ bytes: Infinity })],
      ['a peak of 0', withPeaks({ gflopsPerSecond: 0 })],
      ['a negative peak', withPeaks({ gflopsPerSecond: negative })],
      ['an infinite peak', withPeaks({ gflopsPerSecond: Infinity })],
      ['a bandwidth of 0', withPeaks({ gigabytesPerSecond: 0 })],
      ['a bandwidth that is NaN', withPeaks({ gigabytesPerSecond: NaN })],
      ['an infinite bandwidth', withPeaks({ gigabytesPerSecond: Infinity })],
    ]);
  },
};

export const roofline: readonly Check14[] = [roofs, ridges, refused];
