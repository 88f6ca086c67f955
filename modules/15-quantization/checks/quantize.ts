import { compareArrays, type Finding, near, refuses, shapeIs, worst } from '@tito/check';
import { tensor } from '@tito/tensor';
import type { Check15 } from './contract.ts';
import { areUsable, nearestCodes, ownsItsBytes, scaleIs, zeroPointIs } from './judging.ts';

const ownRange: Check15 = {
  id: '15.2-public-own-range',
  task: '15.2',
  title: 'without parameters the range is that of the tensor',
  weight: 1,
  mustFail: ['own-range-symmetric', 'truncates', 'rounds-down', 'rounds-up'],
  async judge({ student }) {
    const x = tensor([-1, 0, 3, 0.25]);
    const { data, scale, zeroPoint, shape } = await student.quantizeInt8(x);
    const call = 'quantizeInt8([-1, 0, 3, 0.25])';
    return worst([
      scaleIs(scale, 4 / 255, `${call} is asymmetric over [-1, 3].`, 'told'),
      zeroPointIs(zeroPoint, -64.25, `${call} is asymmetric over [-1, 3].`, 'told'),
      nearestCodes({
        x: x.data,
        codes: data,
        shape,
        scaleAt: () => scale,
        zeroPoint,
        lowest: -128,
        student: `${call}: a code is round(x / scale) + zeroPoint.`,
      }),
    ]);
  },
};

const givenParameters: Check15 = {
  id: '15.2-public-given-parameters',
  task: '15.2',
  title: 'given parameters are used as they are',
  weight: 1,
  mustFail: [
    'ignores-given-parameters',
    'multiplies-by-scale',
    'zero-point-before-division',
    'zero-point-subtracted',
    'zero-point-not-added',
  ],
  async judge({ student }) {
    const x = tensor([-1.3, 0, 0.76, 2.2]);
    const given = { scale: 0.1, zeroPoint: 5 };
    const { data, scale, zeroPoint, shape } = await student.quantizeInt8(x, given);
    const call = 'quantizeInt8([-1.3, 0, 0.76, 2.2], { scale: 0.1, zeroPoint: 5 })';
    return worst([
      scaleIs(scale, 0.1, `${call} should return the scale that it was given.`, 'told'),
      zeroPointIs(zeroPoint, 5, `${call} should return the zero point that it was given.`, 'told'),
      compareArrays({
        yours: data,
        expected: [-8, 5, 13, 27],
        allowed: () => 0,
        shape,
        unit: 'codes off',
        student: `${call}: a code is round(x / scale) + zeroPoint.`,
      }),
    ]);
  },
};

const saturates: Check15 = {
  id: '15.2-public-saturates',
  task: '15.2',
  title: 'values outside the range get its outermost codes',
  weight: 1,
  mustFail: ['wraps-around', 'saturates-before-zero-point', 'saturates-at-minus-127'],
  async judge({ student }) {
    const x = tensor([100, -100, 13, -14, 0]);
    const { data, shape } = await student.quantizeInt8(x, { scale: 0.1, zeroPoint: 5 });
    return compareArrays({
      yours: data,
      expected: [127, -128, 127, -128, 5],
      allowed: () => 0,
      shape,
      unit: 'codes off',
      student:
        'quantizeInt8([100, -100, 13, -14, 0], { scale: 0.1, zeroPoint: 5 }): ' +
        'codes end at -128 and 127, they do not wrap around.',
    });
  },
};

const constants: Check15 = {
  id: '15.2-public-constants',
  task: '15.2',
  title: 'a tensor of one value keeps it',
  weight: 1,
  mustFail: ['multiplies-by-scale'],
  async judge({ student }) {
    // The value is the end of its range, which may lie just below its code: a step is allowed, and
    // that codes are the nearest ones is judged where nobody's arithmetic decides it.
    const comesBack = async (value: number): Promise<Finding> => {
      const call = `quantizeInt8([${value}, ${value}, ${value}])`;
      const { data, scale, zeroPoint } = await student.quantizeInt8(tensor([value, value, value]));
      return worst([
        areUsable(call, { scale, zeroPoint }),
        near({
          yours: ((data[0] ?? NaN) - zeroPoint) * scale,
          expected: value,
          allowed: value === 0 ? 0 : 1.0001 * scale,
          unit: 'real units',
          figures: 'told',
          student: `${call}: (code - zeroPoint) * scale has to give the value again.`,
        }),
      ]);
    };
    return worst([await comesBack(0), await comesBack(2), await comesBack(-3)]);
  },
};

const oneByte: Check15 = {
  id: '15.2-public-one-byte',
  task: '15.2',
  title: 'one byte per value, and the shape is kept',
  weight: 1,
  mustFail: [
    'float32-codes',
    'uint8-codes',
    'plain-array-of-codes',
    'payload-in-larger-buffer',
    'payload-over-the-floats',
    'shape-flattened',
  ],
  async judge({ student }) {
    const { data, shape } = await student.quantizeInt8(tensor([1, 2, 3, 4, 5, 7], [2, 3]));
    return worst([
      shapeIs('quantizeInt8 of a [2, 3] tensor', shape, [2, 3], 'told'),
      ownsItsBytes('quantizeInt8([1, 2, 3, 4, 5, 7]).data', data, 6),
    ]);
  },
};

/** More values than a call takes arguments: `Math.max(...values)` overflows the stack. */
const MANY = 160_000;

const anySize: Check15 = {
  id: '15.2-public-any-size',
  task: '15.2',
  title: 'large tensors have codes, and NaN has none',
  weight: 1,
  mustFail: ['spreads-arguments', 'nan-becomes-a-code'],
  async judge({ student }) {
    const { data } = await student.quantizeInt8(tensor(new Float32Array(MANY).fill(1), [MANY]));
    return worst([
      near({
        yours: data.length,
        expected: MANY,
        allowed: 0,
        unit: 'codes off',
        figures: 'told',
        student: `quantizeInt8 of ${MANY} values gives as many codes.`,
      }),
      await refuses('quantizeInt8', [
        ['[NaN]', () => student.quantizeInt8(tensor([NaN]), { scale: 0.1, zeroPoint: 5 })],
      ]),
    ]);
  },
};

export const quantize: readonly Check15[] = [
  ownRange,
  givenParameters,
  saturates,
  constants,
  oneByte,
  anySize,
];
