import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  argmax,
  fromData,
  max,
  mean,
  min,
  minMax,
  reshape,
  stridesOf,
  sum,
  tensor,
  transpose,
} from '../src/index.ts';
import type { Tensor } from '../src/index.ts';
import { filledTensors, fixed, tensorOf } from './arbitraries.ts';

const total = (values: readonly number[]): number =>
  values.reduce((sofar, value) => sofar + value, 0);

const reductions = [
  { name: 'sum', run: sum, naive: total },
  { name: 'mean', run: mean, naive: (values: readonly number[]) => total(values) / values.length },
  { name: 'max', run: max, naive: (values: readonly number[]) => Math.max(...values) },
  { name: 'min', run: min, naive: (values: readonly number[]) => Math.min(...values) },
] as const;

/** The values along an axis, one list per position of the other axes, in row-major order. */
function lines(x: Tensor, axis: number): number[][] {
  const stride = stridesOf(x.shape)[axis];
  const starts = [...x.data.keys()].filter((i) => Math.floor(i / stride) % x.shape[axis] === 0);
  return starts.map((start) =>
    Array.from({ length: x.shape[axis] }, (_, i) => x.data[start + i * stride]),
  );
}

const withAxis = filledTensors
  .filter((x) => x.shape.length > 0)
  .chain((x) => fc.tuple(fc.constant(x), fc.nat(x.shape.length - 1)));

test.each(reductions)('$name over an axis is the naive $name of every line', ({ run, naive }) => {
  fc.assert(
    fc.property(withAxis, ([x, axis]) => {
      const expected = Float32Array.from(lines(x, axis), naive);
      const shape = x.shape.toSpliced(axis, 1);
      expect(run(x, axis)).toEqual({ dtype: 'float32', shape, data: expected });
      expect(run(x, axis - x.shape.length)).toEqual(run(x, axis));
    }),
    fixed,
  );
});

test.each(reductions)('$name without an axis reduces all values to shape []', ({ run, naive }) => {
  fc.assert(
    fc.property(filledTensors, (x) => {
      expect(run(x)).toEqual({
        dtype: 'float32',
        shape: [],
        data: Float32Array.of(naive([...x.data])),
      });
    }),
    fixed,
  );
});

test.each(reductions)('$name with keepDims has the same values and keeps the rank', ({ run }) => {
  fc.assert(
    fc.property(withAxis, ([x, axis]) => {
      const kept = run(x, axis, true);
      expect(kept.shape).toEqual(x.shape.with(axis, 1));
      expect(reshape(kept, x.shape.toSpliced(axis, 1))).toEqual(run(x, axis));
      expect(run(x, undefined, true).shape).toEqual(x.shape.map(() => 1));
    }),
    fixed,
  );
});

test('a sum over one axis is the sum over the other axis of the transpose', () => {
  fc.assert(
    fc.property(tensorOf([5, 7]), (x) => {
      expect(sum(x, 0)).toEqual(sum(transpose(x), 1));
    }),
    fixed,
  );
});

test('a sum of many values is rounded once, where float32 accumulation would stop growing', () => {
  const x = fromData(new Float32Array(2 ** 24 + 2).fill(1), [2 ** 24 + 2]);
  expect(sum(x).data[0]).toBe(2 ** 24 + 2);
});

test('the sum of nothing is 0', () => {
  expect(sum(tensor([])).data[0]).toBe(0);
  expect([...sum(tensor([], [0, 2]), 0).data]).toEqual([0, 0]);
});

test('max and min are NaN wherever a NaN takes part', () => {
  const x = tensor([1, NaN, 3, 4], [2, 2]);
  expect([...max(x, 1).data]).toEqual([NaN, 4]);
  expect([...min(x, 1).data]).toEqual([NaN, 3]);
});

test('argmax points at the maximum, the first of equals', () => {
  fc.assert(
    fc.property(withAxis, ([x, axis]) => {
      const expected = lines(x, axis).map((line) =>
        line.findIndex((value) => value === Math.max(...line)),
      );
      const found = argmax(x, axis);
      expect(found.dtype).toBe('int32');
      expect(found.shape).toEqual(x.shape.toSpliced(axis, 1));
      expect([...found.data]).toEqual(expected);
    }),
    fixed,
  );
  expect([...argmax(tensor([5, NaN, 9, NaN]), 0).data]).toEqual([1]);
});

test('minMax agrees with min and max', () => {
  fc.assert(
    fc.property(filledTensors, (x) => {
      expect(minMax(x)).toEqual([min(x).data[0], max(x).data[0]]);
    }),
    fixed,
  );
});

test.each([[[NaN, 1, 2]], [[1, NaN, 2]], [[1, 2, NaN]]])(
  'minMax of %j is NaN on both sides',
  (values) => {
    expect(minMax(tensor(values))).toEqual([NaN, NaN]);
  },
);
