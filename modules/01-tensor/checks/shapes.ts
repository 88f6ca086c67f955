import { refuses, worst } from '@tito/check';
import type { Check01 } from './contract.ts';
import { listIs, numberIs, SHAPE_ERRORS } from './judging.ts';

const sizes: Check01 = {
  id: '01.1-public-sizes',
  task: '01.1',
  title: 'how many values a shape has',
  weight: 1,
  mustFail: ['size-is-sum', 'size-of-nothing', 'size-of-last-axis', 'size-skips-zero'],
  async judge({ student }) {
    return worst([
      numberIs('sizeOf([2, 3, 4])', await student.sizeOf([2, 3, 4]), 24, 'told'),
      numberIs('sizeOf([])', await student.sizeOf([]), 1, 'told'),
      numberIs('sizeOf([4, 0])', await student.sizeOf([4, 0]), 0, 'told'),
    ]);
  },
};

const strides: Check01 = {
  id: '01.1-public-strides',
  task: '01.1',
  title: 'how far neighbours are apart',
  weight: 1,
  mustFail: ['strides-column-major', 'strides-one-too-far', 'strides-in-bytes', 'strides-of-one'],
  async judge({ student }) {
    const rule = 'the product of all later dimensions, and 1 on the last axis.';
    return worst([
      listIs('stridesOf([2, 3, 4])', await student.stridesOf([2, 3, 4]), [12, 4, 1], rule, 'told'),
      listIs('stridesOf([5])', await student.stridesOf([5]), [1], rule, 'told'),
    ]);
  },
};

const refused: Check01 = {
  id: '01.1-public-refuses',
  task: '01.1',
  title: 'what is no dimension',
  weight: 1,
  mustFail: ['size-of-negative', 'size-of-fraction'],
  async judge({ student }) {
    return refuses(
      'sizeOf',
      [
        ['[2, -1]', () => student.sizeOf([2, -1])],
        ['[2.5]', () => student.sizeOf([2.5])],
      ],
      SHAPE_ERRORS,
    );
  },
};

const shapes: Check01 = {
  id: '01.3-public-rule',
  task: '01.3',
  title: 'stretched shapes',
  weight: 2,
  mustFail: [
    'broadcast-aligned-left',
    'broadcast-keeps-ones',
    'broadcast-rank-of-a',
    'broadcast-of-larger',
  ],
  async judge({ student }) {
    const rule = 'aligned on the last axes, 1 becomes the other dimension.';
    const ask = async (a: readonly number[], b: readonly number[], expected: readonly number[]) =>
      listIs(
        `broadcastShapes('add', [${a.join(', ')}], [${b.join(', ')}])`,
        await student.broadcastShapes('add', a, b),
        expected,
        rule,
        'told',
      );
    return worst([
      await ask([4, 3], [3], [4, 3]),
      await ask([3], [4, 3], [4, 3]),
      await ask([4, 1], [1, 3], [4, 3]),
      await ask([2, 1, 5], [4, 1], [2, 4, 5]),
      await ask([3, 1], [1, 0], [3, 0]),
      await ask([], [2], [2]),
    ]);
  },
};

const misfits: Check01 = {
  id: '01.3-public-refuses',
  task: '01.3',
  title: 'shapes that do not fit',
  weight: 1,
  mustFail: ['broadcast-anything', 'broadcast-multiples'],
  async judge({ student }) {
    return refuses(
      'broadcastShapes',
      [
        ['[2, 3] and [2]', () => student.broadcastShapes('add', [2, 3], [2])],
        ['[4] and [2]', () => student.broadcastShapes('add', [4], [2])],
      ],
      SHAPE_ERRORS,
    );
  },
};

export const shapeChecks: readonly Check01[] = [sizes, strides, refused];

export const broadcastChecks: readonly Check01[] = [shapes, misfits];
