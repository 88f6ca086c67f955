import fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { expect, test } from 'vitest';
import {
  arange,
  broadcastTo,
  concat,
  fromData,
  reshape,
  rows,
  sizeOf,
  stridesOf,
  take,
  tensor,
  transpose,
  zeros,
} from '../src/index.ts';
import type { Tensor } from '../src/index.ts';
import { broadcastable, filledTensors, fixed, tensorOf, tensors } from './arbitraries.ts';

/** The value at a position. */
function at(x: Tensor, position: readonly number[]): number {
  const strides = stridesOf(x.shape);
  return x.data[position.reduce((offset, i, axis) => offset + i * strides[axis], 0)];
}

/** The position of the i-th value in row-major order. */
function positionOf(shape: readonly number[], i: number): number[] {
  return stridesOf(shape).map((stride, axis) => Math.floor(i / stride) % shape[axis]);
}

const withOrder: Arbitrary<[Tensor, number[]]> = tensors.chain((x) => {
  const axes = x.shape.map((_, axis) => axis);
  return fc.tuple(
    fc.constant(x),
    fc.shuffledSubarray(axes, { minLength: axes.length, maxLength: axes.length }),
  );
});

test('a reshape there and back is the identity, on the same memory', () => {
  fc.assert(
    fc.property(tensors, (x) => {
      const flat = reshape(x, [x.data.length]);
      expect(flat.data).toBe(x.data);
      expect(reshape(flat, x.shape)).toEqual(x);
    }),
    fixed,
  );
});

test('-1 in a reshape stands for the dimension it replaces', () => {
  fc.assert(
    fc.property(filledTensors, fc.nat(3), (x, axis) => {
      fc.pre(axis < x.shape.length);
      expect(reshape(x, x.shape.with(axis, -1))).toEqual(x);
    }),
    fixed,
  );
});

test('a transpose moves each value to the permuted position', () => {
  fc.assert(
    fc.property(withOrder, ([x, axes]) => {
      const y = transpose(x, axes);
      expect(y.shape).toEqual(axes.map((axis) => x.shape[axis]));
      y.data.forEach((value, i) => {
        const position = positionOf(y.shape, i);
        expect(value).toBe(
          at(
            x,
            axes.map((_, axis) => position[axes.indexOf(axis)]),
          ),
        );
      });
    }),
    fixed,
  );
});

test('a transpose followed by its inverse is the identity', () => {
  fc.assert(
    fc.property(withOrder, ([x, axes]) => {
      const inverse = axes.map((_, axis) => axes.indexOf(axis));
      expect(transpose(transpose(x, axes), inverse)).toEqual(x);
      expect(transpose(transpose(x))).toEqual(x);
    }),
    fixed,
  );
});

test('broadcastTo reads position 0 on every stretched axis', () => {
  const cases = broadcastable(2).filter(([a, b]) => a.length <= b.length);
  fc.assert(
    fc.property(
      cases.chain(([a, b]) => fc.tuple(tensorOf(a), fc.constant(b))),
      ([x, other]) => {
        const offset = other.length - x.shape.length;
        const shape = other.map((n, axis) =>
          axis >= offset && n === 1 ? x.shape[axis - offset] : n,
        );
        const y = broadcastTo(x, shape);
        expect(y.shape).toEqual(shape);
        y.data.forEach((value, i) => {
          const position = positionOf(shape, i).slice(offset);
          expect(value).toBe(
            at(
              x,
              position.map((p, axis) => (x.shape[axis] === 1 ? 0 : p)),
            ),
          );
        });
      },
    ),
    fixed,
  );
});

test('rows are a view: writes go through to the whole', () => {
  const x = arange(12);
  const part = rows(reshape(x, [4, 3]), 1, 3);
  expect(part.shape).toEqual([2, 3]);
  part.data[0] = 99;
  expect(x.data[3]).toBe(99);
});

test('cutting into rows and putting them together again is the identity', () => {
  fc.assert(
    fc.property(filledTensors, fc.nat(4), (x, cut) => {
      fc.pre(x.shape.length > 0);
      const middle = Math.min(cut, x.shape[0]);
      expect(concat([rows(x, 0, middle), rows(x, middle, x.shape[0])])).toEqual(x);
    }),
    fixed,
  );
});

test('take of all indices in order is a copy, and in general each row is the one named', () => {
  fc.assert(
    fc.property(tensorOf([5, 3]), fc.array(fc.nat(4)), (x, indices) => {
      const y = take(x, Int32Array.from(indices));
      expect(y.shape).toEqual([indices.length, 3]);
      indices.forEach((row, i) => expect(rows(y, i, i + 1)).toEqual(rows(x, row, row + 1)));
      expect(take(x, [0, 1, 2, 3, 4])).toEqual(x);
      expect(take(x, [0]).data.buffer).not.toBe(x.data.buffer);
    }),
    fixed,
  );
});

test('concat on an axis is concat on the leading axis between transposes', () => {
  fc.assert(
    fc.property(tensorOf([2, 3, 4]), tensorOf([2, 1, 4]), tensorOf([2, 0, 4]), (a, b, c) => {
      const order = [1, 0, 2];
      const swapped = concat([a, b, c].map((x) => transpose(x, order)));
      expect(concat([a, b, c], 1)).toEqual(transpose(swapped, order));
      expect(concat([a, b, c], -2)).toEqual(concat([a, b, c], 1));
    }),
    fixed,
  );
});

test('every movement keeps the element type', () => {
  const x = fromData(Int8Array.of(1, 2, 3, 4, 5, 6), [2, 3]);
  const moved: Tensor<'int8'>[] = [
    reshape(x, [3, 2]),
    transpose(x),
    broadcastTo(x, [2, 2, 3]),
    rows(x, 0, 1),
    take(x, [1, 1]),
    concat([x, x]),
  ];
  for (const y of moved) {
    expect(y.dtype).toBe('int8');
    expect(Object.prototype.toString.call(y.data)).toBe('[object Int8Array]');
    expect(y.data.length).toBe(sizeOf(y.shape));
  }
});

test('movements of empty tensors are empty tensors of the right shape', () => {
  expect(transpose(zeros([0, 3])).shape).toEqual([3, 0]);
  expect(broadcastTo(zeros([1, 0]), [4, 0]).shape).toEqual([4, 0]);
  expect(rows(zeros([2, 3]), 1, 1).shape).toEqual([0, 3]);
  expect(concat([tensor([], [0, 2]), tensor([1, 2], [1, 2])]).shape).toEqual([1, 2]);
});
