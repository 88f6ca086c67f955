import { refuses, worst } from '@tito/check';
import type { Check15 } from './contract.ts';
import { areUsable, isFloat32, scaleIs, zeroPointIs } from './judging.ts';

const asymmetric: Check15 = {
  id: '15.1-public-asymmetric',
  task: '15.1',
  title: 'asymmetric codes spread over [min, max]',
  weight: 1,
  mustFail: [
    'uint8-zero-point',
    'mirrored-zero-point',
    'zero-point-from-max',
    'zero-point-always-zero',
    'zero-point-off-by-one',
    'zero-point-not-rounded',
    'always-symmetric',
    'divides-by-256',
    'divides-by-254',
    'asymmetric-range-over-127',
    'scale-in-float64',
  ],
  async judge({ student }) {
    const { scale, zeroPoint } = await student.chooseQParams(-1, 2, 'asymmetric');
    const call = "chooseQParams(-1, 2, 'asymmetric')";
    const uneven = await student.chooseQParams(-1, 3, 'asymmetric');
    return worst([
      scaleIs(scale, 3 / 255, `${call}: 256 codes have 255 steps between them.`, 'told'),
      zeroPointIs(
        zeroPoint,
        -43,
        `${call}: zeroPoint is the code of 0; -128 is that of -1.`,
        'told',
      ),
      zeroPointIs(
        uneven.zeroPoint,
        -64.25,
        "chooseQParams(-1, 3, 'asymmetric'): 0 lies between two codes, and the zero point is one.",
        'told',
      ),
      isFloat32(call, scale),
    ]);
  },
};

const symmetric: Check15 = {
  id: '15.1-public-symmetric',
  task: '15.1',
  title: 'symmetric codes reach as far down as up',
  weight: 1,
  mustFail: [
    'always-asymmetric',
    'symmetric-over-128',
    'symmetric-over-127-5',
    'symmetric-whole-range',
    'max-not-absolute',
    'scale-in-float64',
  ],
  async judge({ student }) {
    const up = await student.chooseQParams(-1, 2, 'symmetric');
    const down = await student.chooseQParams(-4, 2, 'symmetric');
    const why = 'the largest absolute value gets the code 127 or -127.';
    return worst([
      scaleIs(up.scale, 2 / 127, `chooseQParams(-1, 2, 'symmetric'): ${why}`, 'told'),
      scaleIs(down.scale, 4 / 127, `chooseQParams(-4, 2, 'symmetric'): ${why}`, 'told'),
      zeroPointIs(up.zeroPoint, 0, "chooseQParams(-1, 2, 'symmetric'): 0 has the code 0.", 'told'),
      zeroPointIs(
        down.zeroPoint,
        0,
        "chooseQParams(-4, 2, 'symmetric'): 0 has the code 0.",
        'told',
      ),
      isFloat32("chooseQParams(-1, 2, 'symmetric')", up.scale),
    ]);
  },
};

const zeroInRange: Check15 = {
  id: '15.1-public-zero-in-range',
  task: '15.1',
  title: 'the range is widened to contain 0',
  weight: 1,
  mustFail: ['range-as-given', 'range-shifted-to-zero'],
  async judge({ student }) {
    const above = await student.chooseQParams(1, 6, 'asymmetric');
    const below = await student.chooseQParams(-6, -1, 'asymmetric');
    const up = "chooseQParams(1, 6, 'asymmetric') has to cover [0, 6], so that 0 has a code.";
    const down = "chooseQParams(-6, -1, 'asymmetric') has to cover [-6, 0], so that 0 has a code.";
    return worst([
      scaleIs(above.scale, 6 / 255, up, 'told'),
      zeroPointIs(above.zeroPoint, -128, up, 'told'),
      scaleIs(below.scale, 6 / 255, down, 'told'),
      zeroPointIs(below.zeroPoint, 127, down, 'told'),
    ]);
  },
};

const degenerate: Check15 = {
  id: '15.1-public-degenerate',
  task: '15.1',
  title: 'nothing but zeros has scale 1; NaN has none',
  weight: 0.5,
  mustFail: [
    'zeros-divide-by-zero',
    'nan-range-accepted',
    'infinite-range-accepted',
    'reversed-range-accepted',
  ],
  async judge({ student }) {
    const { scale, zeroPoint } = await student.chooseQParams(0, 0, 'asymmetric');
    const call = "chooseQParams(0, 0, 'asymmetric'): all values are 0.";
    return worst([
      scaleIs(scale, 1, call, 'told'),
      zeroPointIs(zeroPoint, 0, call, 'told'),
      await refuses('chooseQParams', [
        ['min NaN', () => student.chooseQParams(NaN, 1, 'asymmetric')],
        ['max Infinity', () => student.chooseQParams(0, Infinity, 'asymmetric')],
        ['min 2 and max 1', () => student.chooseQParams(2, 1, 'asymmetric')],
      ]),
    ]);
  },
};

const narrow: Check15 = {
  id: '15.1-public-narrow',
  task: '15.1',
  title: 'one number, and numbers close to 0, have a step that suits them',
  weight: 0.5,
  mustFail: ['constant-becomes-zero', 'scale-kept-above-an-epsilon', 'tiny-range-has-scale-zero'],
  async judge({ student }) {
    const one = await student.chooseQParams(0.3, 0.3, 'asymmetric');
    const small = await student.chooseQParams(0, 1e-7, 'asymmetric');
    const tiny = await student.chooseQParams(0, 1e-44, 'asymmetric');
    const ofOne = "chooseQParams(0.3, 0.3, 'asymmetric') covers [0, 0.3].";
    return worst([
      scaleIs(one.scale, 0.3 / 255, ofOne, 'told'),
      zeroPointIs(one.zeroPoint, -128, ofOne, 'told'),
      scaleIs(
        small.scale,
        1e-7 / 255,
        "chooseQParams(0, 1e-7, 'asymmetric') has small steps.",
        'told',
      ),
      areUsable("chooseQParams(0, 1e-44, 'asymmetric')", tiny),
    ]);
  },
};

export const parameters: readonly Check15[] = [
  asymmetric,
  symmetric,
  zeroInRange,
  degenerate,
  narrow,
];
