import { compareArrays, refuses, shapeIs, worst } from '@tito/check';
import { fromData } from '@tito/tensor';
import type { Check15 } from './contract.ts';

const a = fromData(new Int8Array([1, -2, 3, 4, 5, -6]), [2, 3]);
const b = fromData(new Int8Array([7, 8, -9, 10, 11, 12]), [3, 2]);

const product: Check15 = {
  id: '15.6-public-product',
  task: '15.6',
  title: 'the product of two small matrices',
  weight: 1,
  mustFail: [
    'b-read-transposed',
    'a-read-transposed',
    'sum-not-reset',
    'result-in-int8',
    'result-in-float32',
    'inner-dimensions-not-checked',
  ],
  async judge({ student }) {
    const { data, shape } = await student.matmulInt8(a, b);
    const call = 'matmulInt8([[1, -2, 3], [4, 5, -6]], [[7, 8], [-9, 10], [11, 12]])';
    return worst([
      shapeIs(call, shape, [2, 2], 'told'),
      compareArrays({
        yours: data,
        expected: [58, 24, -83, 10],
        allowed: () => 0,
        shape: [2, 2],
        unit: 'sums off',
        student: `${call}: out[i, j] is the sum over p of a[i, p] * b[p, j].`,
      }),
      await refuses(
        'matmulInt8',
        [['[2, 3] x [2, 3]', () => student.matmulInt8(a, a)]],
        ['RangeError', 'ShapeError'],
      ),
    ]);
  },
};

const zeroPoints: Check15 = {
  id: '15.6-public-zero-points',
  task: '15.6',
  title: 'zero points are subtracted from the codes',
  weight: 1,
  mustFail: [
    'zero-points-ignored',
    'only-the-first-zero-point',
    'zero-points-added',
    'last-term-missing',
    'int8-operand-difference',
  ],
  async judge({ student }) {
    const { data } = await student.matmulInt8(a, b, { aZeroPoint: 1, bZeroPoint: -2 });
    const far = await student.matmulInt8(
      fromData(new Int8Array([127, 20]), [1, 2]),
      fromData(new Int8Array([1, 3]), [2, 1]),
      { aZeroPoint: -100 },
    );
    return worst([
      compareArrays({
        yours: data,
        expected: [47, -8, -92, -20],
        allowed: () => 0,
        shape: [2, 2],
        unit: 'sums off',
        student:
          'matmulInt8([[1, -2, 3], [4, 5, -6]], [[7, 8], [-9, 10], [11, 12]], ' +
          '{ aZeroPoint: 1, bZeroPoint: -2 }): subtract the zero point from every code.',
      }),
      compareArrays({
        yours: far.data,
        expected: [587],
        allowed: () => 0,
        shape: [1, 1],
        unit: 'sums off',
        student:
          'matmulInt8([[127, 20]], [[1], [3]], { aZeroPoint: -100 }): 227 * 1 + 120 * 3; ' +
          'code - zeroPoint does not fit into 8 bits.',
      }),
    ]);
  },
};

const longSum: Check15 = {
  id: '15.6-public-long-sum',
  task: '15.6',
  title: 'a long sum is exact',
  weight: 0.5,
  mustFail: ['int8-accumulator', 'int16-accumulator', 'float32-accumulator'],
  async judge({ student }) {
    const row = new Int8Array(2048).fill(127);
    const column = new Int8Array(2048).fill(127);
    column[0] = 126;
    const { data } = await student.matmulInt8(
      fromData(row, [1, 2048]),
      fromData(column, [2048, 1]),
    );
    return compareArrays({
      yours: data,
      expected: [33_032_065],
      allowed: () => 0,
      shape: [1, 1],
      unit: 'sums off',
      student:
        'matmulInt8 of 2048 codes 127 with 2047 codes 127 and one 126: the sum is ' +
        'beyond 2^24 and odd, so 16 bits and float32 are too short for it.',
    });
  },
};

/** A row and a column of so many equal codes. */
function vectors(depth: number, code: number) {
  const codes = new Int8Array(depth).fill(code);
  return [fromData(codes, [1, depth]), fromData(codes, [depth, 1])] as const;
}

const depth: Check15 = {
  id: '15.6-public-depth',
  task: '15.6',
  title: 'a depth is refused where some codes would overflow int32, and not before',
  weight: 0.5,
  mustFail: [
    'overflow-not-refused',
    'refusal-ignores-zero-points',
    'refuses-too-early',
    'refuses-by-data',
    'accepts-exactly-2-31',
    'widest-code-is-127',
    'distance-to-127-only',
    'distance-to-minus-128-only',
  ],
  async judge({ student }) {
    const fits = vectors(40_000, 0);
    const { data } = await student.matmulInt8(...fits);
    return worst([
      compareArrays({
        yours: data,
        expected: [0],
        allowed: () => 0,
        shape: [1, 1],
        unit: 'sums off',
        student: 'matmulInt8 of 40000 zeros: 40000 * 128 * 128 stays below 2^31.',
      }),
      await refuses('matmulInt8', [
        [
          '131072 codes -128: 131072 * 128 * 128 is 2^31',
          () => student.matmulInt8(...vectors(131_072, -128)),
        ],
        [
          '132000 zeros: 132000 * 128 * 128 is above 2^31', // and 132000 * 127 * 127 is not
          () => student.matmulInt8(...vectors(132_000, 0)),
        ],
        [
          '40000 codes 127 with zero points -128: 40000 * 255 * 255 is above 2^31',
          () => student.matmulInt8(...vectors(40_000, 127), { aZeroPoint: -128, bZeroPoint: -128 }),
        ],
        [
          '40000 codes -128 with zero points 127: 40000 * 255 * 255 is above 2^31',
          () => student.matmulInt8(...vectors(40_000, -128), { aZeroPoint: 127, bZeroPoint: 127 }),
        ],
      ]),
    ]);
  },
};

export const matmulInt8: readonly Check15[] = [product, zeroPoints, longSum, depth];
