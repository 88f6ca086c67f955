import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainKernels } from '../src/index.ts';
import type { Kernels } from '../src/index.ts';
import { columns, depth, floats, rows } from './support/arbitraries.ts';
import { allTiers, fastTiers, seed } from './support/tiers.ts';

const shape = fc.tuple(rows, depth, columns, fc.integer(), fc.boolean(), fc.boolean());

function transpose(x: Float32Array, rowCount: number, columnCount: number): Float32Array {
  return x.map((_, i) => x[(i % rowCount) * columnCount + Math.floor(i / rowCount)]);
}

/** A [m, k] by B [k, n], handed over in any orientation. */
function multiply(
  kernels: Kernels,
  [m, k, n]: readonly [number, number, number],
  a: Float32Array,
  b: Float32Array,
  turnA = false,
  turnB = false,
): Float32Array {
  const out = new Float32Array(m * n).fill(7);
  const left = turnA ? transpose(a, m, k) : a;
  const right = turnB ? transpose(b, k, n) : b;
  kernels.gemm(m, n, k, left, turnA, right, turnB, out);
  return out;
}

test.each(fastTiers)(
  '%s: every result lies within k · 2^-24 · sum |a||b| of the exact one',
  (_, kernels) => {
    fc.assert(
      fc.property(shape, ([m, k, n, start, turnA, turnB]) => {
        const [a, b] = [floats(m * k, start), floats(k * n, start + 1)];
        const exact = multiply(plainKernels, [m, k, n], a, b);
        const actual = multiply(kernels, [m, k, n], a, b, turnA, turnB);
        const magnitude = multiply(plainKernels, [m, k, n], a.map(Math.abs), b.map(Math.abs));
        actual.forEach((value, i) => {
          // One rounding more: the "exact" one is a float32 too.
          const bound = (k + 1) * 2 ** -24 * magnitude[i] * (1 + 2 ** -22);
          expect(Math.abs(value - exact[i])).toBeLessThanOrEqual(bound);
        });
      }),
      { seed, numRuns: 200 },
    );
  },
);

const whole = (length: number, start: number): Float32Array =>
  floats(length, start).map((x) => Math.round(Math.fround(x * 100)) % 100);

test.each(allTiers)('%s: products of small whole numbers are exact', (_, kernels) => {
  fc.assert(
    fc.property(shape, ([m, k, n, start, turnA, turnB]) => {
      const [a, b] = [whole(m * k, start), whole(k * n, start + 1)];
      const sums = Array.from({ length: m * n }, (_unused, out) => {
        let sum = 0;
        for (let p = 0; p < k; p++) sum += a[Math.floor(out / n) * k + p] * b[p * n + (out % n)];
        return sum + 0;
      });
      expect(Array.from(multiply(kernels, [m, k, n], a, b, turnA, turnB), (x) => x + 0)).toEqual(
        sums,
      );
    }),
    { seed, numRuns: 200 },
  );
});

test.each(fastTiers)('%s: orientation and batching change no bit', (_, kernels) => {
  fc.assert(
    fc.property(shape, ([m, k, n, start, turnA, turnB]) => {
      const [a, b] = [floats(m * k, start), floats(k * n, start + 1)];
      const product = multiply(kernels, [m, k, n], a, b);
      expect(multiply(kernels, [m, k, n], a, b, turnA, turnB)).toEqual(product);
      for (let i = 0; i < m; i++) {
        const row = multiply(kernels, [1, k, n], a.subarray(i * k, (i + 1) * k), b);
        expect(row).toEqual(product.subarray(i * n, (i + 1) * n));
      }
      const packed = kernels.packFloat32(n, k, transpose(b, k, n));
      const out = new Float32Array(m * n).fill(7);
      packed.multiply(m, a, out);
      packed.dispose();
      expect(out).toEqual(product);
    }),
    { seed, numRuns: 100 },
  );
});

test('deterministic products are those of every engine: multiplied, rounded, added, rounded', () => {
  const { fround } = Math;
  const [m, k, n] = [5, 1500, 9];
  const [a, b] = [floats(m * k, 1), floats(k * n, 2)];
  const expected = Float32Array.from({ length: m * n }, (_, out) => {
    let sum = 0;
    for (let p = 0; p < k; p++) {
      sum = fround(sum + fround(a[Math.floor(out / n) * k + p] * b[p * n + (out % n)]));
    }
    return sum;
  });
  const deterministic = fastTiers.filter(([, kernels]) => kernels.deterministic);
  expect(deterministic.length).toBeGreaterThan(0);
  for (const [, kernels] of deterministic) {
    expect(multiply(kernels, [m, k, n], a, b)).toEqual(expected);
    expect(multiply(kernels, [m, k, n], a, b, true, true)).toEqual(expected);
  }
});

test.each(fastTiers)('%s: sizes beyond one block of rows, steps and weights', (_, kernels) => {
  for (const [m, k, n] of [
    [2_100, 130, 21],
    [3, 2500, 70],
    [13, 1025, 200],
  ] as const) {
    const [a, b] = [floats(m * k, m), floats(k * n, n)];
    const product = multiply(kernels, [m, k, n], a, b);
    expect(multiply(kernels, [m, k, n], a, b, true, true)).toEqual(product);
    const exact = multiply(plainKernels, [m, k, n], a, b);
    const worst = product.reduce((most, value, i) => Math.max(most, Math.abs(value - exact[i])), 0);
    expect(worst).toBeLessThan(k * 2 ** -24 * k * 9e8);
    expect(worst / Math.max(...exact.map(Math.abs))).toBeLessThan(1e-5);
  }
});

test.each(allTiers)(
  '%s: infinities and NaN reach their row and column, no others',
  (_, kernels) => {
    const [m, k, n] = [7, 9, 11];
    const a = new Float32Array(m * k).fill(1).with(2 * k + 3, NaN);
    const b = new Float32Array(k * n).fill(1).with(4 * n + 10, Infinity);
    const product = multiply(kernels, [m, k, n], a, b);
    const expected = Array.from({ length: m * n }, (_unused, i) =>
      Math.floor(i / n) === 2 ? NaN : i % n === 10 ? Infinity : k,
    );
    expect(Array.from(product)).toEqual(expected);
  },
);
