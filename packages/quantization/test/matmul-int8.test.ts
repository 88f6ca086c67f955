import fc from 'fast-check';
import { fromData } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import { expect, test } from 'vitest';
import { matmulInt8, maxExactDepth } from '../src/index.ts';
import { codes, seed } from './support/arbitraries.ts';

const int8 = (data: Int8Array, ...shape: number[]): Tensor<'int8'> => fromData(data, shape);

/** The definition, in integers of any size. */
function oracle(
  a: Tensor<'int8'>,
  b: Tensor<'int8'>,
  aZeroPoint: number,
  bZeroPoint: number,
): bigint[] {
  const [m, k] = a.shape;
  const n = b.shape[1];
  return Array.from({ length: m * n }, (_, out) => {
    let sum = 0n;
    for (let p = 0; p < k; p++) {
      const left = a.data[Math.floor(out / n) * k + p] - aZeroPoint;
      const right = b.data[p * n + (out % n)] - bZeroPoint;
      sum += BigInt(left) * BigInt(right);
    }
    return sum;
  });
}

const dimension = fc.integer({ min: 0, max: 9 });
const zeroPoint = fc.oneof(fc.integer({ min: -128, max: 127 }), fc.constantFrom(-128, 0, 127));
const product = fc.tuple(dimension, dimension, dimension).chain(([m, k, n]) =>
  fc.record({
    a: codes(m * k).map((data) => int8(data, m, k)),
    b: codes(k * n).map((data) => int8(data, k, n)),
    aZeroPoint: zeroPoint,
    bZeroPoint: zeroPoint,
  }),
);

test('the product is that of whole numbers without limits', () => {
  fc.assert(
    fc.property(product, ({ a, b, aZeroPoint, bZeroPoint }) => {
      const result = matmulInt8(a, b, { aZeroPoint, bZeroPoint });
      expect(Array.from(result.data, BigInt)).toEqual(oracle(a, b, aZeroPoint, bZeroPoint));
      expect(result).toMatchObject({ dtype: 'int32', shape: [a.shape[0], b.shape[1]] });
    }),
    { seed, numRuns: 1_000 },
  );
});

test('zero points are 0 unless given', () => {
  fc.assert(
    fc.property(product, ({ a, b, aZeroPoint }) => {
      const zero = { aZeroPoint: 0, bZeroPoint: 0 };
      expect(matmulInt8(a, b)).toEqual(matmulInt8(a, b, zero));
      expect(matmulInt8(a, b, { aZeroPoint })).toEqual(matmulInt8(a, b, { ...zero, aZeroPoint }));
    }),
    { seed, numRuns: 100 },
  );
});

test('sums that float32 cannot hold are exact, in every column', () => {
  // 2048 products of 127 * 127 and one of 1 * 1: 33032193 is odd and beyond 2^24.
  const [k, n] = [2049, 7];
  const a = new Int8Array(k).fill(127).with(k - 1, 1);
  const b = new Int8Array(k * n).fill(127).fill(1, (k - 1) * n);
  expect([...matmulInt8(int8(a, 1, k), int8(b, k, n)).data]).toEqual(Array(n).fill(33_032_193));
});

test.each([
  { aZeroPoint: 0, bZeroPoint: 0, limit: 131_071, a: -128, b: -128 },
  { aZeroPoint: -128, bZeroPoint: 127, limit: 33_025, a: 127, b: -128 },
  { aZeroPoint: -128, bZeroPoint: -128, limit: 33_025, a: 127, b: 127 },
  { aZeroPoint: 127, bZeroPoint: 0, limit: 65_793, a: -128, b: -128 },
])(
  'zero points $aZeroPoint and $bZeroPoint are exact to depth $limit and refused beyond',
  ({ a, b, limit, ...zero }) => {
    const operands = (k: number): [Tensor<'int8'>, Tensor<'int8'>] => [
      int8(new Int8Array(k).fill(a), 1, k),
      int8(new Int8Array(k).fill(b), k, 1),
    ];
    expect(maxExactDepth(zero.aZeroPoint, zero.bZeroPoint)).toBe(limit);
    const worst = BigInt(limit) * BigInt(a - zero.aZeroPoint) * BigInt(b - zero.bZeroPoint);
    const [product0] = matmulInt8(...operands(limit), zero).data;
    expect(BigInt(product0)).toBe(worst);
    // The worst that one more product could reach does not fit.
    const one = BigInt(a - zero.aZeroPoint) * BigInt(b - zero.bZeroPoint);
    expect((worst + one) ** 2n >= 2n ** 62n).toBe(true);
    const beyond = (): unknown => matmulInt8(...operands(limit + 1), zero);
    expect(beyond).toThrow(RangeError);
    expect(beyond).toThrow(`matmulInt8: depth ${limit + 1} could overflow int32`);
    expect(beyond).toThrow(`at most ${limit} products`);
  },
);

test('the refusal looks at the shape and the zero points, not at the codes', () => {
  const k = 131_072;
  const harmless = (): unknown =>
    matmulInt8(int8(new Int8Array(k), 1, k), int8(new Int8Array(k), k, 1));
  expect(harmless).toThrow(RangeError);
});

test('the operands are left as they were', () => {
  const a = int8(new Int8Array([1, 2, 3, 4]), 2, 2);
  const b = int8(new Int8Array([5, 6, 7, 8]), 2, 2);
  matmulInt8(a, b, { aZeroPoint: 3, bZeroPoint: -3 });
  expect([...a.data, ...b.data]).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

const matrix = (...shape: number[]): Tensor<'int8'> =>
  int8(new Int8Array(shape.reduce((a, b) => a * b, 1)), ...shape);

test.each([
  [
    'inner dimensions',
    [2, 3],
    [2, 3],
    {},
    'matmulInt8: a is [2, 3], b is [2, 3]: inner dimensions',
  ],
  ['a vector', [3], [3, 1], {}, 'two matrices are needed'],
  ['a stack', [1, 2, 3], [3, 1], {}, 'two matrices are needed'],
  ['zero point 128', [1, 1], [1, 1], { aZeroPoint: 128 }, 'matmulInt8: aZeroPoint is 128'],
  ['zero point -129', [1, 1], [1, 1], { bZeroPoint: -129 }, 'matmulInt8: bZeroPoint is -129'],
  ['zero point 0.5', [1, 1], [1, 1], { bZeroPoint: 0.5 }, 'matmulInt8: bZeroPoint is 0.5'],
])('%s that do not fit are named', (_, a, b, zero, message) => {
  expect(() => matmulInt8(matrix(...a), matrix(...b), zero)).toThrow(RangeError);
  expect(() => matmulInt8(matrix(...a), matrix(...b), zero)).toThrow(message);
});

test('other element types are refused', () => {
  const uint8 = fromData(new Uint8Array(1), [1, 1]);
  // What untyped code may pass.
  expect(() => matmulInt8(uint8 as unknown as Tensor<'int8'>, matrix(1, 1))).toThrow(
    'matmulInt8: a is uint8: int8 is needed',
  );
});
