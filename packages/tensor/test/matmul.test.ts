import fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { expect, test } from 'vitest';
import {
  concat,
  matmul,
  random,
  randomNormal,
  rows,
  tensor,
  transpose,
  zeros,
} from '../src/index.ts';
import type { Tensor } from '../src/index.ts';
import { fixed, tensorOf } from './arbitraries.ts';

/** Sizes around the 4 × 4 block and the hand-over to the few-rows kernel. */
const size = fc.integer({ min: 1, max: 13 });

/** Float32 values that are whole multiples of 2^-20, so that BigInt sums of products are exact. */
const dyadic: Arbitrary<number> = fc
  .integer({ min: -(2 ** 24), max: 2 ** 24 })
  .map((value) => value * 2 ** -20);

function factors(values: Arbitrary<number>): Arbitrary<[Tensor, Tensor]> {
  return fc
    .tuple(size, size, size)
    .chain(([m, k, n]) => fc.tuple(tensorOf([m, k], values), tensorOf([k, n], values)));
}

interface Exact {
  /** The float64 nearest to the exact result. */
  readonly value: number;
  /** sum |a||b| of the same terms. */
  readonly magnitude: number;
}

function whole(value: number): bigint {
  return BigInt(value * 2 ** 20);
}

function exactProduct(a: Tensor, b: Tensor): Exact[] {
  const [m, k] = a.shape;
  const n = b.shape[1];
  return Array.from({ length: m * n }, (_, position) => {
    const i = Math.floor(position / n);
    const j = position % n;
    let value = 0n;
    let magnitude = 0n;
    for (let p = 0; p < k; p++) {
      const term = whole(a.data[i * k + p]) * whole(b.data[p * n + j]);
      value += term;
      magnitude += term < 0n ? -term : term;
    }
    return { value: Number(value) * 2 ** -40, magnitude: Number(magnitude) * 2 ** -40 };
  });
}

test('every result lies within k · 2^-24 · sum |a||b| of the exact one, and within one rounding', () => {
  fc.assert(
    fc.property(factors(dyadic), ([a, b]) => {
      const k = a.shape[1];
      const product = matmul(a, b);
      exactProduct(a, b).forEach(({ value, magnitude }, i) => {
        const error = Math.abs(product.data[i] - value);
        expect(error).toBeLessThanOrEqual(k * 2 ** -24 * magnitude);
        // The promise of the float64 accumulator: one float32 rounding, and k float64 ones.
        expect(error).toBeLessThanOrEqual(
          2 ** -24 * Math.abs(value) + (k + 1) * 2 ** -52 * magnitude,
        );
      });
    }),
    fixed,
  );
});

test('products of small whole numbers are exact', () => {
  fc.assert(
    fc.property(factors(fc.integer({ min: -100, max: 100 })), ([a, b]) => {
      expect([...matmul(a, b).data]).toEqual(exactProduct(a, b).map(({ value }) => value + 0));
    }),
    fixed,
  );
});

test('the transpose options agree to the bit with explicit transposes', () => {
  fc.assert(
    fc.property(factors(dyadic), ([a, b]) => {
      const expected = matmul(a, b);
      const [aT, bT] = [transpose(a), transpose(b)];
      expect(matmul(a, bT, { transposeB: true })).toEqual(expected);
      expect(matmul(aT, b, { transposeA: true })).toEqual(expected);
      expect(matmul(aT, bT, { transposeA: true, transposeB: true })).toEqual(expected);
    }),
    fixed,
  );
});

test('(A · B)ᵀ is Bᵀ · Aᵀ, to the bit', () => {
  fc.assert(
    fc.property(factors(dyadic), ([a, b]) => {
      expect(transpose(matmul(a, b))).toEqual(matmul(transpose(b), transpose(a)));
    }),
    fixed,
  );
});

test('a row of the product depends on that row of A only: batching changes no bit', () => {
  fc.assert(
    fc.property(factors(dyadic), ([a, b]) => {
      const [m] = a.shape;
      const single = Array.from({ length: m }, (_, i) => matmul(rows(a, i, i + 1), b));
      expect(concat(single)).toEqual(matmul(a, b));
    }),
    fixed,
  );
});

test('the identity matrix changes nothing', () => {
  const identity = tensor(
    Array.from({ length: 81 }, (_, i) => (i % 10 === 0 ? 1 : 0)),
    [9, 9],
  );
  const x = randomNormal([9, 9], random('identity'));
  expect(matmul(x, identity)).toEqual(x);
  expect(matmul(identity, x)).toEqual(x);
});

test('infinities and NaN reach the results of their row and column, and no others', () => {
  const a = tensor(new Float32Array(25).fill(1), [5, 5]);
  const b = tensor(new Float32Array(25).fill(1), [5, 5]);
  a.data[0] = NaN;
  b.data[24] = Infinity;
  const product = matmul(a, b);
  const expected = Array.from({ length: 25 }, (_, i) => (i < 5 ? NaN : i % 5 === 4 ? Infinity : 5));
  expect([...product.data]).toEqual(expected);
});

test.each([
  { m: 0, k: 3, n: 2 },
  { m: 2, k: 0, n: 3 },
  { m: 5, k: 0, n: 5 },
  { m: 2, k: 3, n: 0 },
])('a product of [$m, $k] and [$k, $n] is zeros', ({ m, k, n }) => {
  expect(matmul(zeros([m, k]), zeros([k, n]))).toEqual(zeros([m, n]));
});
