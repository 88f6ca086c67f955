import { atLeast, atMost, type Finding, refuses, type Remote, repeat, worst } from '@tito/check';
import type { Check15 } from '@tito/module-15-quantization/contract';
import { areUsable, zeroPointIs } from '@tito/module-15-quantization/judging';
import type { Module15, QParams, Scheme } from '@tito/quantization/contract';
import { meanAbsoluteError, sqnrDb } from '@tito/quantization/metrics';
import {
  abs,
  concat,
  fromData,
  map,
  neg,
  type Random,
  randomNormal,
  randomUniform,
  reshape,
  rows,
  type Tensor,
} from '@tito/tensor';
import { drawMagnitude } from './draw.ts';
import { paramsAre, rangeOf, roundTrip } from './oracle.ts';
import { percentileBounds, spansPercentiles } from './percentiles.ts';

/** Samples of different sizes and spreads, so that no one of them has the range of all. */
function drawSamples(random: Random): readonly Tensor[] {
  const size = drawMagnitude(random);
  const samples = Array.from({ length: 5 }, (_, i) =>
    randomNormal([20 + random.integer(40), 7], random, 0, size * (1 + i / 2)),
  );
  return random.shuffle(samples);
}

const minMax: Check15 = {
  id: '15.5-min-max',
  task: '15.5',
  title: 'min/max over all samples, in any order',
  weight: 2,
  mustFail: [
    'last-batch-only',
    'first-batch-only',
    'averages-the-extremes',
    'sorts-as-text',
    'percent-taken-twice',
    'percentile-defaults-to-99-9',
    'symmetric-by-default',
  ],
  judge: ({ student, random }) =>
    repeat(6, async () => {
      const samples = drawSamples(random);
      const yours = await student.calibrate(samples);
      const why = 'the range is that of the smallest and the largest value of all samples.';
      return paramsAre('calibrate', yours, rangeOf(...samples), 'asymmetric', why);
    }),
};

const shapes: Check15 = {
  id: '15.5-shapes',
  task: '15.5',
  title: 'samples of different shapes, and explicit 100 percent',
  weight: 1,
  mustFail: ['last-batch-only', 'first-batch-only', 'empty-sample-refused'],
  judge: ({ student, random }) =>
    repeat(3, async () => {
      const size = drawMagnitude(random);
      const samples = [[3], [4, 5], [0, 2], [2, 3, 4], [1, 1]].map((shape) =>
        randomNormal(shape, random, 0, size),
      );
      const yours = await student.calibrate(samples, { percentile: 100 });
      const why = 'samples may have different shapes.';
      return paramsAre('calibrate', yours, rangeOf(...samples), 'asymmetric', why);
    }),
};

const symmetric: Check15 = {
  id: '15.5-symmetric',
  task: '15.5',
  title: 'the symmetric scheme',
  weight: 1,
  mustFail: ['scheme-ignored'],
  judge: ({ student, random }) =>
    repeat(6, async (i) => {
      const samples = drawSamples(random).map((x) => (i % 2 === 0 ? x : neg(abs(x))));
      const yours = await student.calibrate(samples, { scheme: 'symmetric' });
      const why = 'the range is that of the largest |x|.';
      return paramsAre('calibrate, symmetric', yours, rangeOf(...samples), 'symmetric', why);
    }),
};

const containsZero: Check15 = {
  id: '15.5-range-contains-zero',
  task: '15.5',
  title: 'the range contains 0, with and without a percentile',
  weight: 2,
  mustFail: ['symmetric-by-default'],
  judge: ({ student, random }) =>
    repeat(4, async (i) => {
      const size = drawMagnitude(random);
      const away = randomUniform([400], random, 2 * size, 6 * size);
      const x = i % 2 === 0 ? away : neg(away);
      const yours = await student.calibrate([x], i < 2 ? {} : { percentile: 95 });
      const name = `calibrate of ${i % 2 === 0 ? 'positive' : 'negative'} data`;
      return worst([
        areUsable(name, yours),
        zeroPointIs(
          yours.zeroPoint,
          i % 2 === 0 ? -128 : 127,
          `${name}: 0 is the end of the range.`,
          'kept',
        ),
        atLeast(
          (yours.scale * 255) / (4 * size),
          1,
          'times the scale from 0 on',
          `${name}: the range has to reach to 0.`,
        ),
      ]);
    }),
};

const singleValue: Check15 = {
  id: '15.5-single-value',
  task: '15.5',
  title: 'a sample of one value, with and without a percentile',
  weight: 1,
  mustFail: ['percentile-needs-two-values'],
  judge: ({ student, random }) =>
    repeat(8, async (i) => {
      const value = drawMagnitude(random) * (i % 2 === 0 ? 1 : -1);
      const scheme: Scheme = i < 4 ? 'asymmetric' : 'symmetric';
      const options = { scheme, percentile: i % 4 < 2 ? 100 : random.uniform(50, 99) };
      const x = fromData(new Float32Array([value]), [1]);
      const why = 'one value has the range from 0 to itself.';
      return paramsAre('calibrate', await student.calibrate([x], options), rangeOf(x), scheme, why);
    }),
};

/** All values, sorted. */
function sortedValues(samples: readonly Tensor[]): Float32Array {
  return concat(samples.map((x) => reshape(x, [-1]))).data.toSorted();
}

/** Several hundred values, cut in samples of very different spread. */
function drawPool(random: Random, shift: number): readonly Tensor[] {
  const size = drawMagnitude(random);
  return Array.from({ length: 4 }, (_, i) =>
    randomNormal([300 + random.integer(400)], random, shift * size, size * (0.5 + i / 2)),
  );
}

/** The same with a single value on the other side of 0: both ends are cut all the same. */
function drawAlmostOneSided(random: Random, isPositive: boolean): readonly Tensor[] {
  const samples = drawPool(random, 0).map(abs);
  const [first] = samples;
  if (first !== undefined) first.data[0] = -(first.data[0] ?? NaN);
  return isPositive ? samples : samples.map(neg);
}

async function judgePercentile(
  student: Remote<Module15>,
  samples: readonly Tensor[],
  options: { readonly percentile: number; readonly scheme?: Scheme },
): Promise<Finding> {
  const { percentile, scheme = 'asymmetric' } = options;
  const sorted = sortedValues(samples);
  const yours = await student.calibrate(samples, options);
  const zero = { min: 0, max: 0 };
  const cut = 100 - percentile;
  if (scheme === 'symmetric') {
    const high = percentileBounds(sorted.map(Math.abs).toSorted(), percentile);
    return spansPercentiles('calibrate, symmetric, with a percentile', yours, zero, high, 127);
  }
  if ((sorted[0] ?? NaN) >= 0) {
    const name = 'calibrate with a percentile, of data that is never negative';
    return spansPercentiles(name, yours, zero, percentileBounds(sorted, percentile), 255);
  }
  if ((sorted.at(-1) ?? NaN) <= 0) {
    const name = 'calibrate with a percentile, of data that is never positive';
    return spansPercentiles(name, yours, percentileBounds(sorted, cut), zero, 255);
  }
  const low = percentileBounds(sorted, cut / 2);
  const high = percentileBounds(sorted, 100 - cut / 2);
  return spansPercentiles('calibrate with a percentile', yours, low, high, 255);
}

const bothTails: Check15 = {
  id: '15.5-percentile',
  task: '15.5',
  title: 'a percentile cuts both tails of all values together',
  weight: 3,
  mustFail: [
    'one-tail-only',
    'each-tail-cut-whole',
    'percentile-of-absolute',
    'percentile-ignored',
    'percentile-as-fraction',
    'sorts-as-text',
  ],
  judge: ({ student, random }) =>
    repeat(8, async (i) => {
      const samples =
        i < 6 ? drawPool(random, random.uniform(-0.3, 0.3)) : drawAlmostOneSided(random, i === 6);
      return judgePercentile(student, samples, { percentile: random.uniform(88, 98) });
    }),
};

const oneTail: Check15 = {
  id: '15.5-percentile-one-sided',
  task: '15.5',
  title: 'data of one sign is cut on its own side',
  weight: 2,
  mustFail: ['one-sided-data-cut-at-both-ends', 'negative-data-not-mirrored'],
  judge: ({ student, random }) =>
    repeat(4, async (i) => {
      const samples = drawPool(random, 0).map((x) =>
        map(x, (value) => (i % 2 === 0 ? Math.max(0, value) : Math.min(0, value))),
      );
      return judgePercentile(student, samples, { percentile: random.uniform(88, 98) });
    }),
};

const ofAbsolute: Check15 = {
  id: '15.5-percentile-symmetric',
  task: '15.5',
  title: 'symmetric: the percentile of |x|',
  weight: 2,
  mustFail: ['symmetric-percentile-of-signed', 'scheme-ignored'],
  judge: ({ student, random }) =>
    repeat(4, async (i) => {
      const samples = drawPool(random, random.uniform(0.3, 0.6));
      const percentile = i === 0 ? random.uniform(0.4, 0.9) : random.uniform(88, 98);
      return judgePercentile(student, samples, { percentile, scheme: 'symmetric' });
    }),
};

const refusesInput: Check15 = {
  id: '15.5-refuses',
  task: '15.5',
  title: 'no samples, percentiles that are none, and NaN are refused',
  weight: 2,
  mustFail: ['percentile-not-checked', 'nan-cut-away'],
  async judge({ student, random }) {
    const x = randomNormal([400], random);
    const withValue = (value: number): readonly Tensor[] => {
      const spoiled = randomNormal([50], random);
      spoiled.data[random.integer(50)] = value;
      return [x, spoiled];
    };
    const few = rows(x, 0, 9);
    const empty = rows(x, 0, 0);
    await student.calibrate([x], { percentile: 99 });
    return refuses('calibrate', [
      ['no samples', () => student.calibrate([])],
      ['a sample without values', () => student.calibrate([empty])],
      [
        'a sample without values, with a percentile',
        () => student.calibrate([empty], { percentile: 90 }),
      ],
      [
        'percentile 100.5 of few values',
        () => student.calibrate([few], { percentile: 100.5, scheme: 'symmetric' }),
      ],
      ...[0, -1, 101, NaN].map(
        (percentile) =>
          [`percentile ${percentile}`, () => student.calibrate([x], { percentile })] as const,
      ),
      ['NaN in a sample', () => student.calibrate(withValue(NaN))],
      ['Infinity in a sample', () => student.calibrate(withValue(Infinity))],
      ['NaN, with a percentile', () => student.calibrate(withValue(NaN), { percentile: 90 })],
      [
        'Infinity, with a percentile',
        () => student.calibrate(withValue(-Infinity), { percentile: 90 }),
      ],
    ]);
  },
};

/** 10 000 values, and one far away from all others. */
function drawWithOutlier(random: Random): Tensor {
  const x = randomUniform([10_000], random, 0, 5);
  x.data[random.integer(10_000)] = 100;
  return x;
}

/** Passes when both results can be used; only then can they be compared by what they do to data. */
function bothUsable(all: QParams, cut: QParams): Finding {
  return worst([areUsable('calibrate', all), areUsable('calibrate with a percentile', cut)]);
}

const outlier: Check15 = {
  id: '15.5-outlier',
  task: '15.5',
  title: 'with an outlier, the percentile serves the rest',
  weight: 2,
  mustFail: ['percentile-ignored', 'percentile-defaults-to-99-9'],
  async judge({ student, random }) {
    const x = drawWithOutlier(random);
    const samples = [rows(x, 0, 4000), rows(x, 4000, 10_000)];
    const all = await student.calibrate(samples);
    const cut = await student.calibrate(samples, { percentile: 99.9 });
    const usable = bothUsable(all, cut);
    if (!usable.ok) return usable;
    return worst([
      atLeast(
        meanAbsoluteError(x, roundTrip(x, all)) / meanAbsoluteError(x, roundTrip(x, cut)),
        4,
        'times less mean error with percentile 99.9',
        'calibrate of data with one outlier: percentile 99.9 should make the mean error much smaller.',
      ),
      atLeast(
        sqnrDb(x, roundTrip(x, all)) - sqnrDb(x, roundTrip(x, cut)),
        10,
        'dB better without a percentile',
        'calibrate of data with one outlier: without a percentile the outlier itself should survive.',
      ),
    ]);
  },
};

const cleanData: Check15 = {
  id: '15.5-clean-data',
  task: '15.5',
  title: 'on clean data min/max loses less than a percentile',
  weight: 1,
  mustFail: ['percentile-ignored', 'percent-taken-twice'],
  async judge({ student, random }) {
    const x = randomNormal([10_000], random, 0, drawMagnitude(random));
    const all = await student.calibrate([x]);
    const cut = await student.calibrate([x], { percentile: 99 });
    const usable = bothUsable(all, cut);
    if (!usable.ok) return usable;
    return worst([
      atLeast(
        sqnrDb(x, roundTrip(x, all)) - sqnrDb(x, roundTrip(x, cut)),
        3,
        'dB better without a percentile',
        'calibrate of clean data: without a percentile nothing should be cut off.',
      ),
      atMost(
        cut.scale / all.scale,
        0.9,
        'of the scale without a percentile',
        'calibrate of clean data: percentile 99 should leave out the far ends.',
      ),
    ]);
  },
};

export const calibrate: readonly Check15[] = [
  minMax,
  shapes,
  symmetric,
  containsZero,
  singleValue,
  bothTails,
  oneTail,
  ofAbsolute,
  refusesInput,
  outlier,
  cleanData,
];
