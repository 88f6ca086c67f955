import { atMost, type Finding, refuses, repeat, worst } from '@tito/check';
import type { Check15 } from '@tito/module-15-quantization/contract';
import { areUsable, isFloat32, scaleIs, zeroPointIs } from '@tito/module-15-quantization/judging';
import type { QParams, Scheme } from '@tito/quantization/contract';
import { drawMagnitude, drawOneSided, drawRange } from './draw.ts';
import { codeOf, scaleOf, zeroPosition } from './oracle.ts';

const SCHEMES: readonly Scheme[] = ['symmetric', 'asymmetric'];
/** Half a step, and what float32 arithmetic may add to it. */
const HALF_STEP = 0.5 * (1 + 1e-4);
const FLOAT32_MAX = (2 - 2 ** -23) * 2 ** 127;
const FLOAT32_TINY = 2 ** -149;
/** Where float32 runs out of digits a scale may be coarser than needed, up to this. */
const COARSEST_TINY_SCALE = 1e-30;

const asymmetricScale: Check15 = {
  id: '15.1-asymmetric-scale',
  task: '15.1',
  title: 'the scale of an asymmetric range',
  weight: 2,
  mustFail: [
    'always-symmetric',
    'divides-by-256',
    'divides-by-254',
    'asymmetric-range-over-127',
    'scale-in-float64',
  ],
  judge: ({ student, random }) =>
    repeat(20, async () => {
      const range = drawRange(random);
      const { scale } = await student.chooseQParams(range.min, range.max, 'asymmetric');
      const sentence =
        'chooseQParams: the scale of an asymmetric range is its width over 255 steps.';
      return worst([
        scaleIs(scale, scaleOf(range, 'asymmetric'), sentence, 'kept'),
        isFloat32('chooseQParams, asymmetric', scale),
      ]);
    }),
};

const zeroPoint: Check15 = {
  id: '15.1-zero-point',
  task: '15.1',
  title: 'the zero point is the code of 0, given the scale',
  weight: 2,
  mustFail: [
    'uint8-zero-point',
    'mirrored-zero-point',
    'zero-point-from-max',
    'zero-point-always-zero',
    'zero-point-off-by-one',
    'zero-point-not-rounded',
  ],
  judge: ({ student, random }) =>
    repeat(20, async () => {
      const range = drawRange(random);
      const yours = await student.chooseQParams(range.min, range.max, 'asymmetric');
      const position = zeroPosition(range, yours.scale, 'asymmetric');
      const sentence =
        'chooseQParams: the zero point of an asymmetric range is the code nearest to where 0 lies.';
      return worst([
        areUsable('chooseQParams', yours),
        zeroPointIs(yours.zeroPoint, position, sentence, 'kept'),
      ]);
    }),
};

const symmetric: Check15 = {
  id: '15.1-symmetric',
  task: '15.1',
  title: 'symmetric parameters',
  weight: 2,
  mustFail: [
    'always-asymmetric',
    'symmetric-over-128',
    'symmetric-over-127-5',
    'symmetric-whole-range',
    'max-not-absolute',
    'scale-in-float64',
  ],
  judge: ({ student, random }) =>
    repeat(20, async (i) => {
      const range = i % 2 === 0 ? drawRange(random) : drawOneSided(random);
      const yours = await student.chooseQParams(range.min, range.max, 'symmetric');
      const name = 'chooseQParams, symmetric';
      return worst([
        scaleIs(
          yours.scale,
          scaleOf(range, 'symmetric'),
          `${name}: the scale is the largest |x| / 127.`,
          'kept',
        ),
        zeroPointIs(yours.zeroPoint, 0, `${name}: the zero point is 0.`, 'kept'),
        isFloat32(name, yours.scale),
      ]);
    }),
};

const containsZero: Check15 = {
  id: '15.1-range-contains-zero',
  task: '15.1',
  title: '0 has a code even when the range misses it',
  weight: 2,
  mustFail: ['range-as-given', 'range-shifted-to-zero'],
  judge: ({ student, random }) =>
    repeat(20, async () => {
      const range = drawOneSided(random);
      const yours = await student.chooseQParams(range.min, range.max, 'asymmetric');
      const end = range.min > 0 ? -128 : 127;
      const sentence = `chooseQParams: a range of ${end < 0 ? 'positive' : 'negative'} numbers has to be widened to 0.`;
      return worst([
        areUsable('chooseQParams', yours),
        scaleIs(yours.scale, scaleOf(range, 'asymmetric'), sentence, 'kept'),
        zeroPointIs(yours.zeroPoint, end, sentence, 'kept'),
      ]);
    }),
};

const halfStep: Check15 = {
  id: '15.1-half-step',
  task: '15.1',
  title: 'every value of the range comes back within half a step',
  weight: 1,
  mustFail: [
    'uint8-zero-point',
    'divides-by-256',
    'asymmetric-range-over-127',
    'symmetric-over-128',
    'range-as-given',
  ],
  judge: ({ student, random }) =>
    repeat(20, async (i) => {
      const scheme = SCHEMES[i % 2] ?? 'symmetric';
      const range = i % 4 < 2 ? drawRange(random) : drawOneSided(random);
      const yours = await student.chooseQParams(range.min, range.max, scheme);
      const values = Array.from({ length: 50 }, () => random.uniform(range.min, range.max));
      return worst([
        areUsable('chooseQParams', yours),
        withinHalfAStep([range.min, range.max, ...values], yours, `chooseQParams, ${scheme}`),
        atMost(
          yours.scale / scaleOf(range, scheme),
          1.01,
          'times the scale that is needed',
          `chooseQParams, ${scheme}: the steps are coarser than the range asks for.`,
        ),
      ]);
    }),
};

function withinHalfAStep(values: readonly number[], yours: QParams, name: string): Finding {
  const { scale, zeroPoint: zero } = yours;
  const steps = values.map(
    (value) => Math.abs(value - (codeOf(value, yours) - zero) * scale) / scale,
  );
  return atMost(
    Math.max(...steps),
    HALF_STEP,
    'steps between a value and what comes back',
    `${name}: a value of the range comes back further off than half a step.`,
  );
}

const allZero: Check15 = {
  id: '15.1-all-zero',
  task: '15.1',
  title: 'a range of nothing but 0',
  weight: 1,
  mustFail: ['zeros-divide-by-zero'],
  judge: ({ student }) =>
    repeat(2, async (i) => {
      const scheme = SCHEMES[i] ?? 'symmetric';
      const yours = await student.chooseQParams(0, 0, scheme);
      const sentence = `chooseQParams, ${scheme}, of nothing but zeros: scale 1 and zero point 0.`;
      return worst([
        scaleIs(yours.scale, 1, sentence, 'told'),
        zeroPointIs(yours.zeroPoint, 0, sentence, 'told'),
      ]);
    }),
};

const constant: Check15 = {
  id: '15.1-constant',
  task: '15.1',
  title: 'a range of one number keeps that number',
  weight: 1,
  mustFail: ['constant-becomes-zero', 'range-as-given'],
  judge: ({ student, random }) =>
    repeat(8, async (i) => {
      const scheme = SCHEMES[i % 2] ?? 'symmetric';
      const c = drawMagnitude(random) * (i % 4 < 2 ? 1 : -1);
      const yours = await student.chooseQParams(c, c, scheme);
      const back = (codeOf(c, yours) - yours.zeroPoint) * yours.scale;
      return worst([
        areUsable('chooseQParams of a constant', yours),
        atMost(
          Math.abs(back - c) / Math.abs(c),
          0.5 / 127,
          'of the constant',
          `chooseQParams, ${scheme}: a tensor of one number should keep that number.`,
        ),
      ]);
    }),
};

const narrow: Check15 = {
  id: '15.1-narrow-ranges',
  task: '15.1',
  title: 'very narrow ranges have a scale above 0',
  weight: 1,
  mustFail: ['tiny-range-has-scale-zero', 'scale-kept-above-an-epsilon'],
  judge: ({ student, random }) =>
    repeat(24, async (i) => {
      const scheme = SCHEMES[i % 2] ?? 'symmetric';
      const unit = i % 3 === 0 ? 2 ** -100 : FLOAT32_TINY * 2 ** random.integer(12);
      const range = { min: -unit * random.integer(3), max: unit * (1 + random.integer(7)) };
      const yours = await student.chooseQParams(range.min, range.max, scheme);
      const name = `chooseQParams, ${scheme}, of a range so narrow that float32 has few numbers in it`;
      return worst([
        areUsable(name, yours),
        withinHalfAStep([range.min, range.max], yours, name),
        atMost(
          yours.scale / Math.max(scaleOf(range, scheme), COARSEST_TINY_SCALE),
          1.01,
          'times the scale that is needed',
          `${name}: the steps are so coarse that every value becomes 0.`,
        ),
      ]);
    }),
};

const wide: Check15 = {
  id: '15.1-wide-ranges',
  task: '15.1',
  title: 'the widest ranges have a finite scale',
  weight: 1,
  mustFail: ['divides-by-256', 'zero-point-off-by-one'],
  judge: ({ student, random }) =>
    repeat(6, async (i) => {
      const scheme = SCHEMES[i % 2] ?? 'symmetric';
      const max = i < 2 ? FLOAT32_MAX : FLOAT32_MAX * random.uniform(0.6, 1);
      const yours = await student.chooseQParams(-max, max, scheme);
      const name = `chooseQParams, ${scheme}, of a range as wide as float32`;
      return worst([areUsable(name, yours), withinHalfAStep([-max, 0, max], yours, name)]);
    }),
};

const refusesBounds: Check15 = {
  id: '15.1-refuses-bad-bounds',
  task: '15.1',
  title: 'bounds that are no range are refused',
  weight: 1,
  mustFail: ['nan-range-accepted', 'infinite-range-accepted', 'reversed-range-accepted'],
  async judge({ student, random }) {
    const { min, max } = drawRange(random);
    await student.chooseQParams(min, max, 'asymmetric');
    return refuses(
      'chooseQParams',
      SCHEMES.flatMap((scheme) => [
        ['min NaN', () => student.chooseQParams(NaN, max, scheme)],
        ['max NaN', () => student.chooseQParams(min, NaN, scheme)],
        ['min -Infinity', () => student.chooseQParams(-Infinity, max, scheme)],
        ['max Infinity', () => student.chooseQParams(min, Infinity, scheme)],
        ['min greater than max', () => student.chooseQParams(max, min, scheme)],
      ]),
    );
  },
};

export const parameters: readonly Check15[] = [
  asymmetricScale,
  zeroPoint,
  symmetric,
  containsZero,
  halfStep,
  allZero,
  constant,
  narrow,
  wide,
  refusesBounds,
];
