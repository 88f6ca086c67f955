import fc from 'fast-check';
import { expect, test } from 'vitest';
import { roundHalfToEven } from '../src/index.ts';
import { seed } from './support/arbitraries.ts';

test.each([
  [0.5, 0],
  [1.5, 2],
  [2.5, 2],
  [-0.5, 0],
  [-1.5, -2],
  [-2.5, -2],
  [126.5, 126],
  [127.5, 128],
  [-127.5, -128],
  [-128.5, -128],
  [0.49999999999999994, 0],
  [-0.49999999999999994, 0],
  [0.5000000000000001, 1],
  [2 ** 51 + 0.5, 2 ** 51],
  [2 ** 51 + 1.5, 2 ** 51 + 2],
  [-(2 ** 51) - 1.5, -(2 ** 51) - 2],
  [2 ** 53 + 2, 2 ** 53 + 2],
  [1e300, 1e300],
  [Infinity, Infinity],
  [-Infinity, -Infinity],
  [NaN, NaN],
])('%d rounds to %d', (value, rounded) => {
  expect(roundHalfToEven(value) + 0).toBe(rounded);
});

test('the result is a nearest integer, and the even one of two', () => {
  const halves = fc.integer().map((n) => n / 2);
  fc.assert(
    fc.property(fc.oneof(halves, fc.double({ min: -1e9, max: 1e9, noNaN: true })), (value) => {
      const rounded = roundHalfToEven(value);
      const distance = Math.abs(value - rounded);
      expect(Number.isInteger(rounded)).toBe(true);
      expect(distance).toBeLessThanOrEqual(0.5);
      if (distance === 0.5) expect(Math.abs(rounded % 2)).toBe(0);
    }),
    { seed, numRuns: 2_000 },
  );
});
