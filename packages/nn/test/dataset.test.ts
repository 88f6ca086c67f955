import { fromData, random, tensor } from '@tito/tensor';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { batches, subset } from '../src/index.ts';
import type { Dataset } from '../src/index.ts';

const seeded = { seed: 15, numRuns: 100 } as const;

/** n samples in which image i is [i, i + 1/2] and label i is i mod 10: each names its index. */
function numbered(n: number): Dataset {
  return {
    images: tensor(
      Array.from({ length: 2 * n }, (_, k) => k / 2),
      [n, 2],
    ),
    labels: fromData(
      Uint8Array.from({ length: n }, (_, i) => i % 10),
      [n],
    ),
    classes: 10,
  };
}

/** The indices of a numbered data set's samples, after a check that images and labels still agree. */
function indices({ images, labels, classes }: Dataset): number[] {
  expect(classes).toBe(10);
  expect(images.shape).toEqual([labels.shape[0], 2]);
  return Array.from(labels.data, (label, i) => {
    const index = images.data[2 * i];
    expect([images.data[2 * i + 1], label]).toEqual([index + 0.5, index % 10]);
    return index;
  });
}

const sizes = fc.tuple(fc.nat({ max: 40 }), fc.integer({ min: 1, max: 50 }));
const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

test('batches in order are the data set cut into pieces of the size, the last one shorter', () => {
  fc.assert(
    fc.property(sizes, ([n, size]) => {
      const pieces = Array.from(batches(numbered(n), size), indices);
      expect(pieces.flat()).toEqual(upTo(n));
      expect(pieces).toHaveLength(Math.ceil(n / size));
      for (const piece of pieces.slice(0, -1)) expect(piece).toHaveLength(size);
    }),
    seeded,
  );
});

test('shuffled batches hold every sample exactly once, with its own label', () => {
  fc.assert(
    fc.property(sizes, fc.integer(), ([n, size], seed) => {
      const pieces = Array.from(batches(numbered(n), size, random(seed)), indices);
      expect(pieces.flat().toSorted((a, b) => a - b)).toEqual(upTo(n));
      expect(pieces).toHaveLength(Math.ceil(n / size));
    }),
    seeded,
  );
});

test('shuffling depends on the generator alone, and goes on with it', () => {
  const data = numbered(100);
  const order = (source = random(1)): number[] => [...batches(data, 10, source)].flatMap(indices);
  expect(order()).toEqual(order());
  expect(order()).not.toEqual(upTo(100));
  const source = random(1);
  expect(order(source)).not.toEqual(order(source));
});

test('subset shares its data with the whole', () => {
  const data = numbered(10);
  const part = subset(data, 3, 7);
  expect(indices(part)).toEqual([3, 4, 5, 6]);
  part.images.data[0] = 99;
  expect(data.images.data[6]).toBe(99);
});

test.each([
  [-1, 2],
  [2, 1],
  [0, 11],
  [0.5, 2],
])('subset from %f to %f of ten samples is refused', (start, end) => {
  expect(() => subset(numbered(10), start, end)).toThrow(RangeError);
});

test.each([0, -1, 1.5, Number.NaN])('a batch size of %f is refused', (size) => {
  expect(() => batches(numbered(3), size).next()).toThrow(`batches: size is ${size}`);
});
