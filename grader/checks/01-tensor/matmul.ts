import { type Finding, refuses, repeat, worst } from '@tito/check';
import type { Check01 } from '@tito/module-01-tensor/contract';
import { resultIs, SHAPE_ERRORS } from '@tito/module-01-tensor/judging';
import type { MatmulOptions, Tensor } from '@tito/tensor/contract';
import { drawTensor } from './draw.ts';
import { total, valueAt } from './oracle.ts';

type Student = Parameters<Check01['judge']>[0]['student'];

async function agrees(
  student: Student,
  a: Tensor,
  b: Tensor,
  options: MatmulOptions = {},
): Promise<Finding> {
  const { transposeA = false, transposeB = false } = options;
  const left = (i: number, p: number) => valueAt(a, transposeA ? [p, i] : [i, p]);
  const right = (p: number, j: number) => valueAt(b, transposeB ? [j, p] : [p, j]);
  const [m = 0, k = 0] = transposeA ? a.shape.toReversed() : a.shape;
  const n = b.shape[transposeB ? 0 : 1] ?? 0;
  const terms = Array.from({ length: m * n }, (_, at) =>
    total(Array.from({ length: k }, (__, p) => left(Math.floor(at / n), p) * right(p, at % n))),
  );
  return resultIs(
    {
      name: 'matmul',
      yours: await student.matmul(a, b, options),
      shape: [m, n],
      values: terms.map(({ sum }) => sum),
      allowed: terms.map(({ size }) => 1e-6 * size),
      rule: 'a result differs from the sum of products.',
    },
    'kept',
  );
}

const products: Check01 = {
  id: '01.7-products',
  task: '01.7',
  title: 'products of any size',
  weight: 3,
  mustFail: [
    'matmul-rows-times-rows',
    'matmul-elementwise',
    'matmul-result-transposed',
    'matmul-overwrites',
    'matmul-stops-early',
    'matmul-accumulates',
  ],
  judge: ({ student, random }) =>
    repeat(6, () => {
      const [m, k, n] = [2 + random.integer(4), 6 + random.integer(9), 2 + random.integer(4)];
      const other = n === m ? n + 1 : n;
      return agrees(student, drawTensor(random, [m, k]), drawTensor(random, [k, other]));
    }),
};

const transposed: Check01 = {
  id: '01.7-transposed',
  task: '01.7',
  title: 'operands that are read as their transpose',
  weight: 2,
  mustFail: ['matmul-ignores-transpose-a', 'matmul-ignores-transpose-b', 'matmul-transposes-both'],
  judge: ({ student, random }) =>
    repeat(6, (i) => {
      const [m, k, n] = [3 + random.integer(3), 6 + random.integer(3), 9 + random.integer(3)];
      const options = { transposeA: i % 3 !== 0, transposeB: i % 3 !== 1 };
      const a = drawTensor(random, options.transposeA ? [k, m] : [m, k]);
      const b = drawTensor(random, options.transposeB ? [n, k] : [k, n]);
      return agrees(student, a, b, options);
    }),
};

const precise: Check01 = {
  id: '01.7-many-terms',
  task: '01.7',
  title: 'sums of many products do not lose the small ones',
  weight: 1,
  mustFail: ['matmul-in-float32'],
  judge: ({ student, random }) =>
    repeat(2, () => {
      const k = 4_000 + random.integer(2_000);
      const a = drawTensor(random, [1, k]);
      a.data.forEach((_, p) => {
        a.data[p] = p === 0 ? 2 ** 24 : random.uniform(0.5, 1);
      });
      const b: Tensor = { dtype: 'float32', shape: [k, 1], data: new Float32Array(k).fill(1) };
      return agrees(student, a, b);
    }),
};

const small: Check01 = {
  id: '01.7-small',
  task: '01.7',
  title: 'single values, rows, columns, and nothing to add up',
  weight: 1,
  mustFail: ['matmul-refuses-nothing', 'matmul-stops-early'],
  judge: ({ student, random }) => {
    const sizes = [
      [1, 1, 1],
      [1, 5, 1],
      [4, 1, 3],
      [2, 0, 3],
      [0, 2, 3],
    ] as const;
    return repeat(sizes.length, (i) => {
      const [m, k, n] = sizes[i] ?? [1, 1, 1];
      return agrees(student, drawTensor(random, [m, k]), drawTensor(random, [k, n]));
    });
  },
};

const refused: Check01 = {
  id: '01.7-refuses',
  task: '01.7',
  title: 'operands that do not fit',
  weight: 1,
  mustFail: ['matmul-any-inner', 'matmul-any-rank'],
  async judge({ student, random }) {
    const [m, k, n] = [2 + random.integer(2), 5 + random.integer(2), 8 + random.integer(2)];
    const drawn = (...shape: readonly number[]) => drawTensor(random, shape);
    await student.matmul(drawn(m, k), drawn(k, n));
    const ask = (a: Tensor, b: Tensor, options?: MatmulOptions) => () =>
      student.matmul(a, b, options);
    return worst([
      await refuses(
        'matmul',
        [
          ['other inner dimensions', ask(drawn(m, k), drawn(k + 1, n))],
          [
            'inner dimensions that fit without transposeA only',
            ask(drawn(m, k), drawn(k, n), { transposeA: true }),
          ],
          [
            'inner dimensions that fit without transposeB only',
            ask(drawn(m, k), drawn(k, n), { transposeB: true }),
          ],
          ['a vector', ask(drawn(m, k), drawn(k))],
          ['three axes', ask(drawn(2, m, k), drawn(k, n))],
          ['a third axis of 1', ask(drawn(m, k, 1), drawn(k, n))],
          ['a single number', ask(drawn(), drawn(k, n))],
        ],
        SHAPE_ERRORS,
      ),
    ]);
  },
};

export const matmul: readonly Check01[] = [products, transposed, precise, small, refused];
