import { type Finding, refuses, repeat, worst } from '@tito/check';
import type { Check01 } from '@tito/module-01-tensor/contract';
import { resultIs, SHAPE_ERRORS } from '@tito/module-01-tensor/judging';
import type { Tensor } from '@tito/tensor/contract';
import { drawBroadcast, drawShape, drawTensor } from './draw.ts';
import { combine } from './oracle.ts';

type Student = Parameters<Check01['judge']>[0]['student'];

const OPERATIONS = {
  add: (x: number, y: number) => x + y,
  sub: (x: number, y: number) => x - y,
  mul: (x: number, y: number) => x * y,
  div: (x: number, y: number) => x / y,
  maximum: (x: number, y: number) => Math.max(x, y),
} as const;

type Operation = keyof typeof OPERATIONS;

async function agrees(
  student: Student,
  name: Operation,
  a: Tensor,
  b: Tensor | number,
): Promise<Finding> {
  const other: Tensor =
    typeof b === 'number' ? { dtype: 'float32', shape: [], data: Float32Array.of(b) } : b;
  const { shape, values } = combine(a, other, OPERATIONS[name]);
  return resultIs(
    { name, yours: await student[name](a, b), shape, values, rule: 'a value is off.' },
    'kept',
  );
}

/** The check of one operation, over operands of all kinds. */
function operation(name: Operation, mustFail: readonly string[]): Check01 {
  return {
    id: `01.4-${name}`,
    task: '01.4',
    title: `${name}: equal shapes, stretched ones, and plain numbers`,
    weight: 1,
    mustFail,
    judge: ({ student, random }) =>
      repeat(8, async (i) => {
        const shape = drawShape(random, i % 5);
        const equal = [drawTensor(random, shape), drawTensor(random, shape)] as const;
        const [a, b] = drawBroadcast(random, 1 + (i % 4));
        return worst([
          await agrees(student, name, ...equal),
          await agrees(student, name, drawTensor(random, a), drawTensor(random, b)),
          await agrees(student, name, equal[0], Math.fround(random.normal())),
        ]);
      }),
  };
}

const stretched: Check01 = {
  id: '01.4-stretched',
  task: '01.4',
  title: 'an operand may be stretched on any side and any axis',
  weight: 2,
  mustFail: [
    'elementwise-without-broadcast',
    'elementwise-stretches-b-only',
    'elementwise-modulo',
    'elementwise-columns-as-rows',
  ],
  async judge({ student, random }) {
    const [m, n, k] = [2 + random.integer(3), 3 + random.integer(3), 2 + random.integer(4)];
    const pairs = [
      [
        [m, n, k],
        [n, 1],
      ],
      [
        [m, 1, k],
        [n, k],
      ],
      [
        [1, n],
        [m, 1],
      ],
      [[k], [m, n, 1]],
      [
        [m, 1, 1],
        [1, n, k],
      ],
      [
        [m, 1, k, 1],
        [1, n, 1, k],
      ],
      [[m, 0], [1]],
    ] as const;
    return repeat(pairs.length, async (i) => {
      const [a, b] = pairs[i] ?? [[], []];
      return agrees(student, 'sub', drawTensor(random, a), drawTensor(random, b));
    });
  },
};

const special: Check01 = {
  id: '01.4-special-values',
  task: '01.4',
  title: 'NaN, infinities and division by 0',
  weight: 1,
  mustFail: ['maximum-hides-nan', 'div-by-zero-is-zero'],
  async judge({ student, random }) {
    const specials = [NaN, Infinity, -Infinity, 0, random.normal(), -random.normal()];
    const all = specials.flatMap((x) => specials.map((y) => [x, y] as const));
    const of = (side: 0 | 1): Tensor => ({
      dtype: 'float32',
      shape: [all.length],
      data: Float32Array.from(all, (pair) => pair[side]),
    });
    return repeat(3, (i) =>
      agrees(student, (['maximum', 'div', 'add'] as const)[i] ?? 'add', of(0), of(1)),
    );
  },
};

const exponential: Check01 = {
  id: '01.4-exp',
  task: '01.4',
  title: 'exp of any shape',
  weight: 1,
  mustFail: ['exp-of-2', 'exp-flattened'],
  judge: ({ student, random }) =>
    repeat(4, async (rank) => {
      const x = drawTensor(random, drawShape(random, rank));
      const values = Array.from(x.data, (value) => Math.exp(value));
      const allowed = values.map((value) => 1e-6 * value);
      return resultIs(
        {
          name: 'exp',
          yours: await student.exp(x),
          shape: x.shape,
          values,
          allowed,
          rule: 'a value is off.',
        },
        'kept',
      );
    }),
};

const refused: Check01 = {
  id: '01.4-refuses',
  task: '01.4',
  title: 'operands that do not broadcast',
  weight: 1,
  mustFail: ['elementwise-fits-anything'],
  async judge({ student, random }) {
    const shape = drawShape(random, 2);
    const [m = 0, n = 0] = shape;
    const x = drawTensor(random, shape);
    const drawn = (other: readonly number[]) => drawTensor(random, other);
    await student.add(x, x);
    return refuses(
      'A function of two operands',
      [
        ['a row that is too short', () => student.add(x, drawn([n - 1 === 1 ? n + 1 : n - 1]))],
        ['a column without its second axis', () => student.sub(x, drawn([m]))],
        ['two rows more', () => student.mul(x, drawn([m + 2, n]))],
        ['twice the columns', () => student.maximum(x, drawn([m, 2 * n]))],
      ],
      SHAPE_ERRORS,
    );
  },
};

export const elementwise: readonly Check01[] = [
  operation('add', ['add-is-sub', 'elementwise-flattened']),
  operation('sub', ['sub-mirrored', 'elementwise-ignores-numbers']),
  operation('mul', ['mul-is-matmul-like', 'elementwise-flattened']),
  operation('div', ['div-mirrored', 'div-whole-numbers']),
  operation('maximum', ['maximum-is-minimum']),
  stretched,
  special,
  exponential,
  refused,
];
