import fc from 'fast-check';
import { fromData, tensor } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import { expect, test } from 'vitest';
import {
  agreement,
  maxAbsoluteError,
  meanAbsoluteError,
  relativeL2,
  roundTripError,
  sqnrDb,
} from '../src/metrics.ts';
import { seed, values } from './support/arbitraries.ts';

const all = { meanAbsoluteError, maxAbsoluteError, sqnrDb, relativeL2, roundTripError };

test('equal tensors have no error, whatever they hold', () => {
  fc.assert(
    fc.property(values, (data) => {
      const x = fromData(data, [data.length]);
      expect([
        meanAbsoluteError(x, x),
        maxAbsoluteError(x, x),
        sqnrDb(x, x),
        relativeL2(x, x),
        roundTripError(x, x),
      ]).toEqual([0, 0, Infinity, 0, 0]);
    }),
    { seed },
  );
});

test('the figures of a small example are those of the formulas', () => {
  const x = tensor([-2, 0, 4]);
  const y = tensor([-2, 1, 2]);
  expect(meanAbsoluteError(x, y)).toBe(1);
  expect(maxAbsoluteError(x, y)).toBe(2);
  expect(relativeL2(x, y)).toBe(0.5);
  expect(sqnrDb(x, y)).toBeCloseTo(10 * Math.log10(4), 12);
  expect(roundTripError(x, y)).toBe(1 / 6);
});

test('signal to noise and relative error say the same', () => {
  fc.assert(
    fc.property(values, fc.double({ min: -0.5, max: 0.5, noNaN: true }), (data, share) => {
      const x = fromData(data, [data.length]);
      const y = fromData(
        data.map((value) => value * (1 + share)),
        [data.length],
      );
      fc.pre(relativeL2(x, y) > 0);
      expect(sqnrDb(x, y)).toBeCloseTo(-20 * Math.log10(relativeL2(x, y)), 6);
    }),
    { seed },
  );
});

test('the range of a round trip includes 0', () => {
  expect(roundTripError(tensor([8, 10]), tensor([8, 9]))).toBe(0.05);
  expect(roundTripError(tensor([-8, -10]), tensor([-8, -9]))).toBe(0.05);
});

test('an error on nothing but zeros is infinite', () => {
  const [x, y] = [tensor([0, 0]), tensor([0, 1])];
  expect(relativeL2(x, y)).toBe(Infinity);
  expect(sqnrDb(x, y)).toBe(-Infinity);
  expect(roundTripError(x, y)).toBe(Infinity);
});

test('NaN never looks like a small error', () => {
  const [x, bad] = [tensor([1, 2]), tensor([1, NaN])];
  for (const metric of Object.values(all)) {
    expect(metric(x, bad)).toBeNaN();
    expect(metric(bad, x)).toBeNaN();
    expect(metric(bad, bad)).toBeNaN();
  }
});

test('agreement counts the rows with the largest value in the same place', () => {
  const a = tensor([1, 2, 3, 3, 2, 1, 0, 0, 0, -1, -2, -3], [4, 3]);
  const b = tensor([0, 0, 9, 0, 9, 0, 0, 0, 0, 5, 4, 3], [4, 3]);
  expect(agreement(a, b)).toBe(0.75);
  expect(agreement(a, a)).toBe(1);
});

test('a row with NaN agrees with nothing, not even itself', () => {
  const x = tensor([1, NaN, 3, 4], [2, 2]);
  expect(agreement(x, x)).toBe(0.5);
});

test.each<[why: string, a: Tensor, b: Tensor]>([
  ['lengths', tensor([1, 2]), tensor([1])],
  ['shapes', tensor([1, 2], [1, 2]), tensor([1, 2], [2, 1])],
  ['ranks', tensor([1, 2]), tensor([1, 2], [1, 2])],
])('different %s are refused', (_, a, b) => {
  for (const [name, metric] of Object.entries({ ...all, agreement })) {
    expect(() => metric(a, b)).toThrow(RangeError);
    expect(() => metric(a, b)).toThrow(`${name}:`);
  }
});

test('empty tensors and logits of another rank are refused', () => {
  for (const metric of Object.values(all)) {
    expect(() => metric(tensor([]), tensor([]))).toThrow('empty');
  }
  expect(() => agreement(tensor([1]), tensor([1]))).toThrow('agreement: logits are [1]');
  expect(() => agreement(tensor([], [0, 3]), tensor([], [0, 3]))).toThrow('empty');
});
