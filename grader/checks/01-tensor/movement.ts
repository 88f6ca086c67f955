import { refuses, repeat, worst } from '@tito/check';
import type { Check01 } from '@tito/module-01-tensor/contract';
import { resultIs, SHAPE_ERRORS, typeIs } from '@tito/module-01-tensor/judging';
import type { Random } from '@tito/tensor';
import type { AnyTensor } from '@tito/tensor/contract';
import { drawShape, drawTensor } from './draw.ts';
import { indicesOf, product, valueAt } from './oracle.ts';

/** Tensors of all four element types. */
function drawTyped(random: Random, i: number): AnyTensor {
  const shape = drawShape(random, 3);
  const values = Array.from({ length: product(shape) }, () => random.integer(100));
  const kinds: readonly AnyTensor[] = [
    { dtype: 'int8', shape, data: Int8Array.from(values) },
    { dtype: 'uint8', shape, data: Uint8Array.from(values) },
    { dtype: 'int32', shape, data: Int32Array.from(values) },
    { dtype: 'float32', shape, data: Float32Array.from(values) },
  ];
  return kinds[i % kinds.length] ?? drawTensor(random, shape);
}

const reshapes: Check01 = {
  id: '01.5-reshape',
  task: '01.5',
  title: 'reshape, with and without -1',
  weight: 2,
  mustFail: [
    'reshape-keeps-shape',
    'reshape-without-minus-one',
    'reshape-minus-one-is-one',
    'reshape-transposes',
  ],
  judge: ({ student, random }) =>
    repeat(5, async () => {
      const shape = drawShape(random, 3);
      const x = drawTensor(random, shape);
      const target = random.shuffle([...shape]);
      const unknown = random.integer(3);
      const [m = 0, n = 0, k = 0] = shape;
      const name = 'reshape';
      const rule = 'the values stay, in their order, in the shape that was asked for.';
      const is = (yours: AnyTensor, expected: readonly number[]) =>
        resultIs({ name, yours, shape: expected, values: x.data, rule }, 'kept');
      return worst([
        is(await student.reshape(x, target), target),
        is(await student.reshape(x, target.with(unknown, -1)), target),
        is(await student.reshape(x, [m * n, k]), [m * n, k]),
        is(await student.reshape(x, [-1]), [m * n * k]),
      ]);
    }),
};

const transposes: Check01 = {
  id: '01.5-transpose',
  task: '01.5',
  title: 'transpose to any order of axes',
  weight: 3,
  mustFail: [
    'transpose-shape-only',
    'transpose-swaps-first-two',
    'transpose-ignores-axes',
    'transpose-inverse-axes',
    'transpose-negative-axes',
  ],
  judge: ({ student, random }) =>
    repeat(10, async (i) => {
      const rank = 2 + (i % 3);
      const x = drawTensor(random, drawShape(random, rank));
      // A cycle of all axes is not its own inverse; other orders may be.
      const cycle = Array.from({ length: rank }, (_, axis) => (axis + 1) % rank);
      const axes = i % 2 === 0 ? cycle : random.shuffle([...cycle]);
      const shape = axes.map((axis) => x.shape[axis] ?? 0);
      const values = indicesOf(shape).map((index) => {
        const from = x.shape.map((_, axis) => index[axes.indexOf(axis)] ?? 0);
        return valueAt(x, from);
      });
      const given = axes.map((axis) => (random.integer(2) === 0 ? axis : axis - rank));
      const rule = 'axis i of the result is axis axes[i] of x.';
      const whole = indicesOf(x.shape.toReversed()).map((index) => valueAt(x, index.toReversed()));
      return worst([
        resultIs(
          {
            name: 'transpose with axes',
            yours: await student.transpose(x, axes),
            shape,
            values,
            rule,
          },
          'kept',
        ),
        resultIs(
          {
            name: 'transpose with negative axes',
            yours: await student.transpose(x, given),
            shape,
            values,
            rule,
          },
          'kept',
        ),
        resultIs(
          {
            name: 'transpose without axes',
            yours: await student.transpose(x),
            shape: x.shape.toReversed(),
            values: whole,
            rule: 'without axes their order is reversed.',
          },
          'kept',
        ),
      ]);
    }),
};

const types: Check01 = {
  id: '01.5-element-types',
  task: '01.5',
  title: 'the element type stays',
  weight: 1,
  mustFail: ['transpose-to-float32'],
  judge: ({ student, random }) =>
    repeat(4, async (i) => {
      const x = drawTyped(random, i);
      return worst([
        typeIs(`reshape of ${x.dtype}`, await student.reshape(x, [-1]), x.dtype),
        typeIs(`transpose of ${x.dtype}`, await student.transpose(x), x.dtype),
      ]);
    }),
};

const empty: Check01 = {
  id: '01.5-small-tensors',
  task: '01.5',
  title: 'tensors of rank 0 and 1, and without values',
  weight: 1,
  mustFail: ['reshape-minus-one-of-nothing', 'transpose-swaps-first-two'],
  async judge({ student, random }) {
    const single = drawTensor(random, []);
    const row = drawTensor(random, [4]);
    const none = drawTensor(random, [2, 0, 3]);
    const rule = 'a tensor of few values or none has another shape or other values.';
    const is = (
      name: string,
      yours: AnyTensor,
      shape: readonly number[],
      values: ArrayLike<number>,
    ) => resultIs({ name, yours, shape, values, rule }, 'kept');
    return worst([
      is('transpose', await student.transpose(single), [], single.data),
      is('transpose', await student.transpose(row), [4], row.data),
      is('transpose', await student.transpose(none), [3, 0, 2], []),
      is('reshape', await student.reshape(single, [1, -1]), [1, 1], single.data),
      is('reshape', await student.reshape(row, [4, 1]), [4, 1], row.data),
      is('reshape', await student.reshape(none, [0, 5]), [0, 5], []),
      is('reshape', await student.reshape(none, [3, -1]), [3, 0], []),
      await refuses('reshape', [['[0, -1]', () => student.reshape(none, [0, -1])]], SHAPE_ERRORS),
    ]);
  },
};

const refused: Check01 = {
  id: '01.5-refuses',
  task: '01.5',
  title: 'shapes and axes that are none',
  weight: 1,
  mustFail: ['reshape-any-size', 'reshape-two-unknowns', 'transpose-repeats', 'transpose-any-axis'],
  async judge({ student, random }) {
    const x = drawTensor(random, drawShape(random, 3));
    const size = x.data.length;
    await student.reshape(x, [size]);
    const reshape = (shape: readonly number[]) => () => student.reshape(x, shape);
    const transpose = (axes: readonly number[]) => () => student.transpose(x, axes);
    return worst([
      await refuses(
        'reshape',
        [
          ['one value more', reshape([size + 1])],
          ['a size that does not divide', reshape([size + 1, -1])],
          ['-1 twice', reshape([-1, -1, size])],
          ['another negative dimension', reshape([-2, -size / 2])],
        ],
        SHAPE_ERRORS,
      ),
      await refuses(
        'transpose',
        [
          ['an axis twice', transpose([1, 0, 1])],
          ['an axis twice, once from the end', transpose([0, 1, -3])],
          ['an axis too few', transpose([1, 0])],
          ['an axis too many', transpose([0, 1, 2, 0])],
          ['an axis that is not there', transpose([0, 1, 3])],
          ['an axis before the first', transpose([0, 1, -4])],
          ['half an axis', transpose([0, 1, 1.5])],
        ],
        SHAPE_ERRORS,
      ),
    ]);
  },
};

export const movement: readonly Check01[] = [reshapes, transposes, types, empty, refused];
