import {
  compareArrays,
  type Finding,
  refuses,
  type Remote,
  repeat,
  shapeIs,
  worst,
} from '@tito/check';
import type { Check15 } from '@tito/module-15-quantization/contract';
import type { Module15 } from '@tito/quantization/contract';
import { fromData, type Random, type Tensor } from '@tito/tensor';
import { drawMatrix } from './draw.ts';

type Codes = Tensor<'int8'>;

interface ZeroPoints {
  readonly aZeroPoint: number;
  readonly bZeroPoint: number;
}

const NO_ZERO_POINTS: ZeroPoints = { aZeroPoint: 0, bZeroPoint: 0 };

/** The product in float64, where sums of this size are exact. */
function product(a: Codes, b: Codes, { aZeroPoint, bZeroPoint }: ZeroPoints): Float64Array {
  const [m = 0, k = 0] = a.shape;
  const [, n = 0] = b.shape;
  return Float64Array.from({ length: m * n }, (_, i) => {
    const row = Math.floor(i / n);
    let sum = 0;
    for (let p = 0; p < k; p++) {
      sum +=
        ((a.data[row * k + p] ?? NaN) - aZeroPoint) *
        ((b.data[p * n + (i % n)] ?? NaN) - bZeroPoint);
    }
    return sum;
  });
}

async function judgeProduct(
  student: Remote<Module15>,
  a: Codes,
  b: Codes,
  zero: ZeroPoints,
  name: string,
): Promise<Finding> {
  const yours =
    zero === NO_ZERO_POINTS ? await student.matmulInt8(a, b) : await student.matmulInt8(a, b, zero);
  const shape = [a.shape[0] ?? 0, b.shape[1] ?? 0];
  return worst([
    shapeIs(name, yours.shape, shape, 'kept'),
    compareArrays({
      yours: yours.data,
      expected: product(a, b, zero),
      allowed: () => 0,
      shape,
      unit: 'sums off',
      student: `${name}: the sums are not exact.`,
    }),
  ]);
}

const exact: Check15 = {
  id: '15.6-exact',
  task: '15.6',
  title: 'the product of matrices of any shape',
  weight: 3,
  mustFail: [
    'int8-accumulator',
    'int16-accumulator',
    'b-read-transposed',
    'a-read-transposed',
    'sum-not-reset',
    'result-in-int8',
    'result-in-float32',
  ],
  judge: ({ student, random }) =>
    repeat(8, () => {
      const [m, k, n] = [2 + random.integer(20), 2 + random.integer(30), 2 + random.integer(20)];
      const [a, b] = [drawMatrix(random, m, k), drawMatrix(random, k, n)];
      return judgeProduct(student, a, b, NO_ZERO_POINTS, 'matmulInt8');
    }),
};

const thin: Check15 = {
  id: '15.6-thin',
  task: '15.6',
  title: 'one row, one column, one product',
  weight: 1,
  mustFail: ['b-read-transposed', 'sum-not-reset'],
  judge: ({ student, random }) => {
    const sizes = [
      [1, 1, 1],
      [1, 9, 1],
      [1, 9, 7],
      [8, 1, 6],
      [8, 5, 1],
    ] as const;
    return repeat(sizes.length, (i) => {
      const [m, k, n] = sizes[i] ?? [1, 1, 1];
      const [a, b] = [drawMatrix(random, m, k), drawMatrix(random, k, n)];
      return judgeProduct(student, a, b, NO_ZERO_POINTS, 'matmulInt8 with a dimension of 1');
    });
  },
};

/** The smallest zero points that there are, on either side. */
const ONES: readonly ZeroPoints[] = [1, -1].flatMap((one) => [
  { aZeroPoint: one, bZeroPoint: 0 },
  { aZeroPoint: 0, bZeroPoint: one },
]);

const zeroPoints: Check15 = {
  id: '15.6-zero-points',
  task: '15.6',
  title: 'zero points of either side, or of both',
  weight: 3,
  mustFail: [
    'zero-points-ignored',
    'only-the-first-zero-point',
    'zero-points-added',
    'last-term-missing',
  ],
  judge: ({ student, random }) =>
    repeat(9 + ONES.length, (i) => {
      const [m, k, n] = [2 + random.integer(9), 2 + random.integer(30), 2 + random.integer(9)];
      const zero = ONES[i - 9] ?? {
        aZeroPoint: i % 3 === 0 ? 0 : random.integer(256) - 128,
        bZeroPoint: i % 3 === 1 ? 0 : random.integer(256) - 128,
      };
      const [a, b] = [drawMatrix(random, m, k), drawMatrix(random, k, n)];
      return judgeProduct(student, a, b, zero, 'matmulInt8 with zero points');
    }),
};

/** The zero points that make the factors largest. */
const EXTREMES: readonly ZeroPoints[] = [-128, 127].flatMap((aZeroPoint) =>
  [-128, 127].map((bZeroPoint) => ({ aZeroPoint, bZeroPoint })),
);

const extremes: Check15 = {
  id: '15.6-extreme-zero-points',
  task: '15.6',
  title: 'zero points at the ends of int8',
  weight: 2,
  mustFail: ['int8-operand-difference', 'last-term-missing'],
  judge: ({ student, random }) =>
    repeat(EXTREMES.length, (i) => {
      const k = 20 + random.integer(40);
      const [a, b] = [drawMatrix(random, 5, k), drawMatrix(random, k, 6)];
      a.data.set([-128, 127]);
      b.data.set([127, -128]);
      const zero = EXTREMES[i] ?? NO_ZERO_POINTS;
      return judgeProduct(student, a, b, zero, 'matmulInt8 with zero points at the ends of int8');
    }),
};

/** Codes near the end of int8, all of one sign and odd, so that a long sum is large and odd. */
function drawLarge(random: Random, rows: number, columns: number): Codes {
  const data = Int8Array.from({ length: rows * columns }, () => 101 + 2 * random.integer(14));
  return fromData(data, [rows, columns]);
}

const longSums: Check15 = {
  id: '15.6-long-sums',
  task: '15.6',
  title: 'sums beyond 2^24 are exact to the last digit',
  weight: 3,
  mustFail: ['int16-accumulator', 'float32-accumulator'],
  judge: ({ student, random }) =>
    repeat(2, () => {
      const k = 2051 + 2 * random.integer(1000);
      const [a, b] = [drawLarge(random, 3, k), drawLarge(random, k, 3)];
      return judgeProduct(student, a, b, NO_ZERO_POINTS, 'matmulInt8 of a large depth');
    }),
};

/** The largest |code - zeroPoint|, and a code that reaches it. */
function furthest(zeroPoint: number): readonly [distance: number, code: number] {
  const [up, down] = [127 - zeroPoint, zeroPoint + 128];
  return up > down ? [up, 127] : [down, -128];
}

/** The largest depth that cannot overflow. */
function deepest({ aZeroPoint, bZeroPoint }: ZeroPoints): number {
  const [a] = furthest(aZeroPoint);
  const [b] = furthest(bZeroPoint);
  return Math.floor((2 ** 31 - 1) / (a * b));
}

/** A row and a column of a depth, of the codes that make the sum largest. */
function drawDeep(zero: ZeroPoints, depth: number): readonly [a: Codes, b: Codes] {
  const [, a] = furthest(zero.aZeroPoint);
  const [, b] = furthest(zero.bZeroPoint);
  return [
    fromData(new Int8Array(depth).fill(a), [1, depth]),
    fromData(new Int8Array(depth).fill(b), [depth, 1]),
  ];
}

/** Zero points with the shortest depths, with the longest one, and some in between. */
function drawDeepCases(random: Random): readonly ZeroPoints[] {
  const drawn = { aZeroPoint: random.integer(256) - 128, bZeroPoint: random.integer(256) - 128 };
  return [
    NO_ZERO_POINTS,
    { aZeroPoint: -128, bZeroPoint: 127 },
    { ...drawn, bZeroPoint: 0 },
    drawn,
  ];
}

const deepestAllowed: Check15 = {
  id: '15.6-deepest',
  task: '15.6',
  title: 'the largest depth that cannot overflow is accepted, and exact',
  weight: 2,
  mustFail: ['refuses-too-early', 'float32-accumulator'],
  judge: ({ student, random }) => {
    const cases = drawDeepCases(random);
    return repeat(cases.length, (i) => {
      const zero = cases[i] ?? NO_ZERO_POINTS;
      const [a, b] = drawDeep(zero, deepest(zero));
      return judgeProduct(student, a, b, zero, 'matmulInt8 of the largest depth that is safe');
    });
  },
};

const refusesOverflow: Check15 = {
  id: '15.6-refuses-overflow',
  task: '15.6',
  title: 'a depth that could overflow int32 is refused',
  weight: 2,
  mustFail: [
    'overflow-not-refused',
    'refusal-ignores-zero-points',
    'refuses-by-data',
    'accepts-exactly-2-31',
    'widest-code-is-127',
    'distance-to-127-only',
    'distance-to-minus-128-only',
  ],
  async judge({ student, random }) {
    await student.matmulInt8(drawMatrix(random, 1, 50), drawMatrix(random, 50, 1));
    const cases = drawDeepCases(random).flatMap((zero) => {
      const [a, b] = drawDeep(zero, deepest(zero) + 1);
      const harmless = fromData(new Int8Array(a.data.length).fill(zero.aZeroPoint), a.shape);
      const what = zero === NO_ZERO_POINTS ? 'without zero points' : 'with zero points';
      return [
        [`one product too many, ${what}`, () => student.matmulInt8(a, b, zero)],
        [
          `as many, ${what}, of codes that are harmless`,
          () => student.matmulInt8(harmless, b, zero),
        ],
      ] as const;
    });
    return refuses('matmulInt8', cases);
  },
};

const refusesShapes: Check15 = {
  id: '15.6-refuses-shapes',
  task: '15.6',
  title: 'shapes that do not fit are refused',
  weight: 1,
  mustFail: ['inner-dimensions-not-checked'],
  async judge({ student, random }) {
    const k = 3 + random.integer(5);
    const a = drawMatrix(random, 4, k);
    const b = drawMatrix(random, k, 6);
    await student.matmulInt8(a, b);
    return refuses(
      'matmulInt8',
      [
        ['inner dimensions that differ', () => student.matmulInt8(a, drawMatrix(random, k + 1, 6))],
        ['inner dimensions that differ', () => student.matmulInt8(a, drawMatrix(random, k + 2, k))],
        ['a tensor of rank 1', () => student.matmulInt8(fromData(a.data, [4 * k]), b)],
        ['a tensor of rank 3', () => student.matmulInt8(a, fromData(b.data, [k, 6, 1]))],
      ],
      ['RangeError', 'ShapeError'],
    );
  },
};

export const matmulInt8: readonly Check15[] = [
  exact,
  thin,
  zeroPoints,
  extremes,
  longSums,
  deepestAllowed,
  refusesOverflow,
  refusesShapes,
];
