import { refuses, repeat, worst } from '@tito/check';
import type { Check01 } from '@tito/module-01-tensor/contract';
import { listIs, numberIs, SHAPE_ERRORS } from '@tito/module-01-tensor/judging';
import { drawBroadcast, drawShape } from './draw.ts';
import { product, stretchedShape } from './oracle.ts';

const sizes: Check01 = {
  id: '01.1-sizes',
  task: '01.1',
  title: 'sizes of shapes of any rank',
  weight: 1,
  mustFail: ['size-is-sum', 'size-of-nothing', 'size-of-last-axis', 'size-skips-zero'],
  judge: ({ student, random }) =>
    repeat(5, async (rank) => {
      const shape = drawShape(random, rank);
      const empty = shape.toSpliced(random.integer(rank + 1), 0, 0);
      return worst([
        numberIs('sizeOf', await student.sizeOf(shape), product(shape), 'kept'),
        numberIs('sizeOf of a shape with a 0', await student.sizeOf(empty), 0, 'kept'),
      ]);
    }),
};

const strides: Check01 = {
  id: '01.1-strides',
  task: '01.1',
  title: 'strides of shapes of any rank',
  weight: 1,
  mustFail: ['strides-column-major', 'strides-one-too-far', 'strides-in-bytes', 'strides-of-one'],
  judge: ({ student, random }) =>
    repeat(5, async (rank) => {
      const shape = drawShape(random, rank);
      const expected = shape.map((_, axis) => product(shape.slice(axis + 1)));
      const rule = 'a stride is the product of all later dimensions.';
      return listIs('stridesOf', await student.stridesOf(shape), expected, rule, 'kept');
    }),
};

const refused: Check01 = {
  id: '01.1-refuses',
  task: '01.1',
  title: 'what is no dimension',
  weight: 1,
  mustFail: ['size-of-negative', 'size-of-fraction'],
  async judge({ student, random }) {
    const drawn = (size: number) => drawShape(random, 3).with(random.integer(3), size);
    await student.sizeOf(drawShape(random, 3));
    return refuses(
      'sizeOf',
      [
        ['a negative dimension', () => student.sizeOf(drawn(-1 - random.integer(5)))],
        ['a fraction', () => student.sizeOf(drawn(random.integer(4) + 0.5))],
        ['NaN', () => student.sizeOf(drawn(NaN))],
      ],
      SHAPE_ERRORS,
    );
  },
};

const rule: Check01 = {
  id: '01.3-rule',
  task: '01.3',
  title: 'stretched shapes of any rank',
  weight: 2,
  mustFail: [
    'broadcast-aligned-left',
    'broadcast-keeps-ones',
    'broadcast-rank-of-a',
    'broadcast-of-larger',
  ],
  judge: ({ student, random }) =>
    repeat(16, async (i) => {
      const [a, b] =
        i === 0
          ? [
              [3, 1],
              [1, 0],
            ]
          : drawBroadcast(random, 1 + (i % 4));
      const sentence = 'a dimension of the result is another one.';
      const yours = await student.broadcastShapes('check', a, b);
      return listIs('broadcastShapes', yours, stretchedShape(a, b), sentence, 'kept');
    }),
};

const misfits: Check01 = {
  id: '01.3-refuses',
  task: '01.3',
  title: 'shapes that do not fit',
  weight: 1,
  mustFail: ['broadcast-anything', 'broadcast-multiples'],
  async judge({ student, random }) {
    const shape = drawShape(random, 3);
    const axis = random.integer(3);
    const size = shape[axis] ?? 0;
    await student.broadcastShapes('check', shape, shape);
    const ask = (other: readonly number[]) => () => student.broadcastShapes('check', shape, other);
    return refuses(
      'broadcastShapes',
      [
        ['one dimension larger', ask(shape.with(axis, size + 1))],
        ['one dimension twice as large', ask(shape.with(axis, 2 * size))],
        ['a shape aligned on its first axis', ask(shape.slice(0, 2))],
        ['0 against another size', ask(shape.with(axis, 0))],
      ],
      SHAPE_ERRORS,
    );
  },
};

export const shapeChecks: readonly Check01[] = [sizes, strides, refused, rule, misfits];
