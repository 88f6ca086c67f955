import { tensor, zeros } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { crossEntropy, meanSquaredError } from '../src/index.ts';
import { expectGradients, quarters, smoothBound, u } from './central-difference.ts';

const seeded = { seed: 15, numRuns: 200 } as const;

const labelled = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 6 }))
  .chain(([n, classes]) => {
    const label = fc.integer({ min: 0, max: classes - 1 });
    return fc.tuple(quarters([n, classes]), fc.array(label, { minLength: n, maxLength: n }));
  });

/** The definition, in float64 and without subtraction of the maximum. */
function defined({ shape: [n, classes], data }: Tensor, labels: readonly number[]): number {
  let total = 0;
  for (const [i, label] of labels.entries()) {
    const row = Array.from(data.subarray(i * classes, (i + 1) * classes));
    total -= row[label] - Math.log(row.reduce((sum, z) => sum + Math.exp(z), 0));
  }
  return total / n;
}

test('crossEntropy is the mean of -log softmax at the labels, as a scalar', () => {
  fc.assert(
    fc.property(labelled, ([logits, labels]) => {
      const loss = crossEntropy(logits, labels);
      expect(loss.shape).toEqual([]);
      // Terms are at most 4 + log 6 < 6; exp, sum, log and difference round about eight times.
      expect(Math.abs(loss.data[0] - defined(logits, labels))).toBeLessThanOrEqual(8 * u * 6);
    }),
    seeded,
  );
});

test('crossEntropy is never negative, and log(classes) where nothing is known', () => {
  fc.assert(
    fc.property(labelled, ([logits, labels]) => {
      expect(crossEntropy(logits, labels).data[0]).toBeGreaterThanOrEqual(0);
      const unknown = crossEntropy(zeros(logits.shape), labels).data[0];
      expect(unknown).toBeCloseTo(Math.log(logits.shape[1]), 6);
    }),
    seeded,
  );
});

test('crossEntropy is exact to the last bit where the answer is known', () => {
  expect(crossEntropy(tensor([1e38, -1e38], [1, 2]), [0]).data[0]).toBe(0);
  expect(crossEntropy(tensor([1e38, -1e38], [1, 2]), [1]).data[0]).toBe(Math.fround(2e38));
  expect(crossEntropy(tensor([0, 0, 0, 0], [2, 2]), [0, 1]).data[0]).toBe(Math.fround(Math.LN2));
});

test('crossEntropy takes labels from any array', () => {
  const logits = tensor([1, 2, 3, 4], [2, 2]);
  expect(crossEntropy(logits, Uint8Array.of(0, 1))).toEqual(crossEntropy(logits, [0, 1]));
});

const refusals: readonly (readonly [string, () => unknown, string])[] = [
  [
    'a label beyond the classes',
    () => crossEntropy(zeros([2, 3]), [0, 3]),
    'crossEntropy: label 1 is 3: it must be an integer from 0 to 2',
  ],
  [
    'a label between two classes',
    () => crossEntropy(zeros([1, 3]), [0.5]),
    'crossEntropy: label 0 is 0.5: it must be an integer from 0 to 2',
  ],
  [
    'another number of labels',
    () => crossEntropy(zeros([2, 3]), [0]),
    'crossEntropy: logits are [2, 3], with 1 labels: logits must be [n, classes], n at least 1, with n labels',
  ],
  [
    'logits of rank 1',
    () => crossEntropy(zeros([3]), [0]),
    'crossEntropy: logits are [3], with 1 labels',
  ],
  [
    'an empty batch',
    () => crossEntropy(zeros([0, 3]), []),
    'crossEntropy: logits are [0, 3], with 0 labels',
  ],
];

test.each(refusals)('%s is refused', (_, attempt, message) => {
  expect(attempt).toThrow(message);
  expect(attempt).toThrow(RangeError);
});

const pair = fc
  .array(fc.integer({ min: 1, max: 4 }), { maxLength: 3 })
  .chain((shape) => fc.tuple(quarters(shape), quarters(shape)));

test('meanSquaredError is the mean of the squares, as a scalar, and symmetric', () => {
  fc.assert(
    fc.property(pair, ([a, b]) => {
      const loss = meanSquaredError(a, b);
      expect(loss.shape).toEqual([]);
      const total = a.data.reduce((sum, value, i) => sum + (value - b.data[i]) ** 2, 0);
      // Differences and squares of quarters are exact, their sum is; the division rounds once.
      expect(loss.data[0]).toBe(Math.fround(total / a.data.length));
      expect(meanSquaredError(b, a)).toEqual(loss);
      expect(meanSquaredError(a, a).data[0]).toBe(0);
    }),
    seeded,
  );
});

test('meanSquaredError has the gradient of a central difference, in both, up to the rounding of 1/n', () => {
  // A square has no third derivative; values are at most (4 + 1/4)^2 < 19.
  const bound = smoothBound({ step: 1 / 4, third: 0, magnitude: 19, roundings: 3 });
  fc.assert(
    fc.property(pair, ([a, b]) =>
      expectGradients(() => meanSquaredError(a, b), [a, b], { step: 1 / 4, bound }),
    ),
    seeded,
  );
});

test.each([
  [[2, 1], [2]],
  [[3], [1, 3]],
  [[0], [0]],
])('meanSquaredError of %j and %j is refused: nothing is broadcast', (a, b) => {
  expect(() => meanSquaredError(zeros(a), zeros(b))).toThrow('meanSquaredError: predicted is [');
  expect(() => meanSquaredError(zeros(a), zeros(b))).toThrow(RangeError);
});
