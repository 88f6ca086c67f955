import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  broadcastShapes,
  formatShape,
  normalizeAxis,
  sameShape,
  sizeOf,
  stridesOf,
} from '../src/index.ts';
import { broadcastable, fixed, shapes } from './arbitraries.ts';

/** What broadcasting gives, or the word `refused` where it is undefined. */
function broadcast(a: readonly number[], b: readonly number[]): readonly number[] | 'refused' {
  try {
    return broadcastShapes('test', a, b);
  } catch {
    return 'refused';
  }
}

test('broadcasting is commutative, also where it is undefined', () => {
  fc.assert(
    fc.property(shapes, shapes, (a, b) => {
      expect(broadcast(a, b)).toEqual(broadcast(b, a));
    }),
    fixed,
  );
});

test('broadcasting is associative where it is defined', () => {
  fc.assert(
    fc.property(broadcastable(3), ([a, b, c]) => {
      const left = broadcastShapes('test', broadcastShapes('test', a, b), c);
      expect(broadcastShapes('test', a, broadcastShapes('test', b, c))).toEqual(left);
    }),
    fixed,
  );
});

test('a shape broadcasts with itself, with [] and with ones to itself', () => {
  fc.assert(
    fc.property(shapes, (shape) => {
      expect(broadcast(shape, shape)).toEqual(shape);
      expect(broadcast(shape, [])).toEqual(shape);
      expect(
        broadcast(
          shape,
          shape.map(() => 1),
        ),
      ).toEqual(shape);
    }),
    fixed,
  );
});

test('the outermost stride times its dimension is the size', () => {
  fc.assert(
    fc.property(
      shapes.filter((shape) => shape.length > 0),
      (shape) => {
        expect(stridesOf(shape)[0] * shape[0]).toBe(sizeOf(shape));
      },
    ),
    fixed,
  );
});

test('strides number the positions of a shape 0, 1, 2, ... in row-major order', () => {
  fc.assert(
    fc.property(shapes, (shape) => {
      const strides = stridesOf(shape);
      const offsets = positions(shape).map((position) =>
        position.reduce((offset, i, axis) => offset + i * strides[axis], 0),
      );
      expect(offsets).toEqual(Array.from({ length: sizeOf(shape) }, (_, i) => i));
    }),
    fixed,
  );
});

function positions(shape: readonly number[]): number[][] {
  return shape.reduce<number[][]>(
    (prefixes, n) =>
      prefixes.flatMap((prefix) => Array.from({ length: n }, (_, i) => [...prefix, i])),
    [[]],
  );
}

test('a negative axis names the same axis as the one counted from the front', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.nat(5), (rank, pick) => {
      const axis = pick % rank;
      expect(normalizeAxis('test', axis, rank)).toBe(axis);
      expect(normalizeAxis('test', axis - rank, rank)).toBe(axis);
    }),
    fixed,
  );
});

test('shapes are the same exactly when they print the same', () => {
  fc.assert(
    fc.property(shapes, shapes, (a, b) => {
      expect(sameShape(a, b)).toBe(formatShape(a) === formatShape(b));
      expect(sameShape(a, [...a])).toBe(true);
    }),
    fixed,
  );
});
