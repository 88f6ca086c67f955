import { refuses, repeat, worst } from '@tito/check';
import type { Check01 } from '@tito/module-01-tensor/contract';
import { resultIs, SHAPE_ERRORS } from '@tito/module-01-tensor/judging';
import { drawShape } from './draw.ts';
import { product } from './oracle.ts';

const values: Check01 = {
  id: '01.2-values',
  task: '01.2',
  title: 'values in shapes of any rank',
  weight: 2,
  mustFail: ['tensor-ignores-shape', 'tensor-rounds-to-integers'],
  judge: ({ student, random }) =>
    repeat(5, async (rank) => {
      const shape = drawShape(random, rank);
      const numbers = Array.from({ length: product(shape) }, () => random.normal(0, 100));
      const rounded = Float32Array.from(numbers);
      const rule = 'the values are not those that were given, rounded to float32.';
      return worst([
        resultIs(
          {
            name: 'tensor',
            yours: await student.tensor(numbers, shape),
            shape,
            values: rounded,
            rule,
          },
          'kept',
        ),
        resultIs(
          {
            name: 'tensor without a shape',
            yours: await student.tensor(numbers),
            shape: [numbers.length],
            values: rounded,
            rule,
          },
          'kept',
        ),
      ]);
    }),
};

const constants: Check01 = {
  id: '01.2-constants',
  task: '01.2',
  title: 'one value everywhere, and counting',
  weight: 2,
  mustFail: ['full-of-zeros', 'full-one-value', 'arange-from-one', 'arange-one-more'],
  judge: ({ student, random }) =>
    repeat(4, async (rank) => {
      const shape = drawShape(random, rank);
      const value = random.normal();
      const n = rank === 0 ? 0 : 60 + random.integer(50);
      return worst([
        resultIs(
          {
            name: 'full',
            yours: await student.full(shape, value),
            shape,
            values: new Float32Array(product(shape)).fill(value),
            rule: 'the value is not everywhere.',
          },
          'kept',
        ),
        resultIs(
          {
            name: 'arange',
            yours: await student.arange(n),
            shape: [n],
            values: Array.from({ length: n }, (_, i) => i),
            rule: 'the numbers from 0 to n - 1.',
          },
          'kept',
        ),
      ]);
    }),
};

const own: Check01 = {
  id: '01.2-own-memory',
  task: '01.2',
  title: 'no more memory than the values need',
  weight: 1,
  mustFail: ['tensor-in-larger-buffer'],
  async judge({ student, random }) {
    const numbers = Array.from({ length: 10 + random.integer(90) }, () => random.normal());
    const { data } = await student.tensor(numbers);
    return resultIs(
      {
        name: 'the bytes of tensor(values).data',
        yours: { dtype: 'float32', shape: [], data: Float32Array.of(data.buffer.byteLength) },
        shape: [],
        values: [4 * numbers.length],
        rule: 'the data is a view on a larger buffer, which is kept as a whole.',
      },
      'kept',
    );
  },
};

const refused: Check01 = {
  id: '01.2-refuses',
  task: '01.2',
  title: 'values that do not fill their shape, and numbers that do not count',
  weight: 1,
  mustFail: ['tensor-any-shape', 'arange-negative', 'full-any-shape'],
  async judge({ student, random }) {
    const shape = drawShape(random, 2);
    const numbers = Array.from({ length: product(shape) }, () => random.normal());
    await student.tensor(numbers, shape);
    return worst([
      await refuses(
        'tensor',
        [
          ['one value too few', () => student.tensor(numbers.slice(1), shape)],
          ['one value too many', () => student.tensor([...numbers, 1], shape)],
        ],
        SHAPE_ERRORS,
      ),
      await refuses(
        'full',
        [['a negative dimension', () => student.full([2, -1 - random.integer(4)], 1)]],
        SHAPE_ERRORS,
      ),
      await refuses(
        'arange',
        [
          ['a negative number', () => student.arange(-1 - random.integer(9))],
          ['a fraction', () => student.arange(random.integer(9) + 0.5)],
          ['NaN', () => student.arange(NaN)],
        ],
        SHAPE_ERRORS,
      ),
    ]);
  },
};

export const create: readonly Check01[] = [values, constants, own, refused];
