import { near, refuses, worst } from '@tito/check';
import { arange, fromData, neg, sub, tensor } from '@tito/tensor';
import type { Check15 } from './contract.ts';
import { scaleIs, zeroPointIs } from './judging.ts';

const minMax: Check15 = {
  id: '15.5-public-min-max',
  task: '15.5',
  title: 'by default the range is that of all samples',
  weight: 1,
  mustFail: [
    'last-batch-only',
    'first-batch-only',
    'averages-the-extremes',
    'sorts-as-text',
    'percent-taken-twice',
    'percentile-defaults-to-99-9',
    'symmetric-by-default',
    'scheme-ignored',
  ],
  async judge({ student }) {
    const samples = [tensor([0.25, 2]), tensor([-1, 0.5]), tensor([0.5, -0.5, 1])];
    const { scale, zeroPoint } = await student.calibrate(samples);
    const call = 'calibrate([[0.25, 2], [-1, 0.5], [0.5, -0.5, 1]]) covers [-1, 2].';
    const symmetric = await student.calibrate(samples, { scheme: 'symmetric' });
    return worst([
      scaleIs(scale, 3 / 255, call, 'told'),
      zeroPointIs(zeroPoint, -43, call, 'told'),
      scaleIs(
        symmetric.scale,
        2 / 127,
        "The same with { scheme: 'symmetric' } covers [-2, 2].",
        'told',
      ),
    ]);
  },
};

/** Conventions differ in where a percentile lies between two neighbouring values: 1 apart here. */
const ONE_VALUE = 1 / 255;

const bothTails: Check15 = {
  id: '15.5-public-both-tails',
  task: '15.5',
  title: 'a percentile cuts both tails',
  weight: 1,
  mustFail: [
    'one-tail-only',
    'each-tail-cut-whole',
    'percentile-of-absolute',
    'percentile-ignored',
    'percentile-as-fraction',
  ],
  async judge({ student }) {
    const samples = [sub(arange(100), 50), sub(arange(101), -50)];
    const { scale, zeroPoint } = await student.calibrate(samples, { percentile: 90 });
    const call = 'calibrate of the integers from -50 to 150 with percentile 90';
    const mirrored = await student.calibrate(
      samples.map((x) => neg(x)),
      { percentile: 90 },
    );
    return worst([
      near({
        yours: scale,
        expected: 180 / 255,
        allowed: 2 * ONE_VALUE,
        unit: 'of the scale',
        student: `${call} leaves out 5 % on each side: [-40, 140].`,
        figures: 'told',
      }),
      near({
        yours: zeroPoint,
        expected: -71,
        allowed: 2,
        unit: 'codes',
        figures: 'told',
        student: `${call} leaves out 5 % on each side: zeroPoint is the code of 0.`,
      }),
      near({
        yours: mirrored.scale,
        expected: 180 / 255,
        allowed: 2 * ONE_VALUE,
        unit: 'of the scale',
        student: 'calibrate of the integers from -150 to 50 with percentile 90: [-140, 40].',
        figures: 'told',
      }),
    ]);
  },
};

const oneTail: Check15 = {
  id: '15.5-public-one-tail',
  task: '15.5',
  title: 'data of one sign is cut on its own side',
  weight: 0.5,
  mustFail: [
    'one-sided-data-cut-at-both-ends',
    'negative-data-not-mirrored',
    'percentile-not-checked',
  ],
  async judge({ student }) {
    const { scale, zeroPoint } = await student.calibrate([arange(101)], { percentile: 90 });
    const below = await student.calibrate([sub(arange(101), 100)], { percentile: 90 });
    const mirrored = 'calibrate of the integers from -100 to 0 with percentile 90';
    const call = 'calibrate of the integers from 0 to 100 with percentile 90';
    return worst([
      near({
        yours: scale,
        expected: 90 / 255,
        allowed: ONE_VALUE,
        unit: 'of the scale',
        student: `${call} leaves out the largest 10 %: [0, 90].`,
        figures: 'told',
      }),
      zeroPointIs(zeroPoint, -128, `${call}: 0 stays the lower end.`, 'told'),
      near({
        yours: below.scale,
        expected: 90 / 255,
        allowed: ONE_VALUE,
        unit: 'of the scale',
        student: `${mirrored} leaves out the smallest 10 %: [-90, 0].`,
        figures: 'told',
      }),
      zeroPointIs(below.zeroPoint, 127, `${mirrored}: 0 stays the upper end.`, 'told'),
      await refuses('calibrate', [
        ['no samples', () => student.calibrate([])],
        ['percentile 0', () => student.calibrate([arange(101)], { percentile: 0 })],
      ]),
    ]);
  },
};

const NOTHING = fromData(new Float32Array(0), [0]);

const fewValues: Check15 = {
  id: '15.5-public-few-values',
  task: '15.5',
  title: 'one value, an empty sample, both signs at once, and NaN',
  weight: 0.5,
  mustFail: [
    'symmetric-percentile-of-signed',
    'empty-sample-refused',
    'percentile-needs-two-values',
    'nan-cut-away',
  ],
  async judge({ student }) {
    const reach = await student.calibrate([sub(arange(201), 100)], {
      percentile: 90,
      scheme: 'symmetric',
    });
    const single = await student.calibrate([tensor([2])], { percentile: 90 });
    const withEmpty = await student.calibrate([tensor([-1]), NOTHING, tensor([3])]);
    return worst([
      near({
        yours: reach.scale,
        expected: 90 / 127,
        allowed: 1 / 127,
        unit: 'of the scale',
        student:
          'calibrate of the integers from -100 to 100, symmetric with percentile 90: 90 % of |x| are up to 90.',
        figures: 'told',
      }),
      scaleIs(single.scale, 2 / 255, 'calibrate of [2] with percentile 90 covers [0, 2].', 'told'),
      scaleIs(withEmpty.scale, 4 / 255, 'calibrate([[-1], [], [3]]) covers [-1, 3].', 'told'),
      await refuses('calibrate', [
        [
          'NaN among the values',
          () => student.calibrate([tensor([1, NaN, 2])], { percentile: 50 }),
        ],
      ]),
    ]);
  },
};

export const calibrate: readonly Check15[] = [minMax, bothTails, oneTail, fewValues];
