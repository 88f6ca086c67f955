import { type Finding, refuses, repeat, worst } from '@tito/check';
import type { Check01 } from '@tito/module-01-tensor/contract';
import { resultIs, SHAPE_ERRORS } from '@tito/module-01-tensor/judging';
import type { Tensor } from '@tito/tensor/contract';
import { drawShape, drawTensor } from './draw.ts';
import { linesOf, total } from './oracle.ts';

type Student = Parameters<Check01['judge']>[0]['student'];
type Operation = 'sum' | 'mean' | 'max';

const OF_LINE: Readonly<Record<Operation, (line: readonly number[]) => readonly [number, number]>> =
  {
    sum: (line) => [total(line).sum, 1e-6 * total(line).size],
    mean: (line) => [total(line).sum / line.length, (1e-6 * total(line).size) / line.length],
    max: (line) => [line.reduce((a, b) => Math.max(a, b), -Infinity), 0],
  };

/** Everything that one function answers about a tensor along one axis, and as a whole. */
async function agrees(
  student: Student,
  name: Operation,
  x: Tensor,
  axis: number,
): Promise<Finding> {
  const rank = x.shape.length;
  const lines = linesOf(x, axis).map(OF_LINE[name]);
  const [whole, wholeAllowed] = OF_LINE[name]([...x.data]);
  const along = { values: lines.map(([value]) => value), allowed: lines.map(([, off]) => off) };
  const all = { values: [whole], allowed: [wholeAllowed] };
  const gone = x.shape.toSpliced(axis, 1);
  const kept = x.shape.with(axis, 1);
  const ones = x.shape.map(() => 1);
  const rule = 'a shape or a value is off.';
  const call = student[name];
  return worst([
    resultIs(
      { name: `${name} along an axis`, yours: await call(x, axis), shape: gone, ...along, rule },
      'kept',
    ),
    resultIs(
      {
        name: `${name} along a negative axis`,
        yours: await call(x, axis - rank),
        shape: gone,
        ...along,
        rule,
      },
      'kept',
    ),
    resultIs(
      {
        name: `${name} with keepDims`,
        yours: await call(x, axis, true),
        shape: kept,
        ...along,
        rule,
      },
      'kept',
    ),
    resultIs(
      { name: `${name} of all values`, yours: await call(x), shape: [], ...all, rule },
      'kept',
    ),
    resultIs(
      {
        name: `${name} of all values with keepDims`,
        yours: await call(x, undefined, true),
        shape: ones,
        ...all,
        rule,
      },
      'kept',
    ),
  ]);
}

function operation(name: Operation, mustFail: readonly string[]): Check01 {
  return {
    id: `01.6-${name}`,
    task: '01.6',
    title: `${name} along every axis`,
    weight: 2,
    mustFail: [
      ...mustFail,
      'reduce-other-axis',
      'reduce-ignores-axis',
      'reduce-negative-axis',
      'reduce-neighbours',
    ],
    judge: ({ student, random }) =>
      repeat(6, async (i) => {
        const rank = 1 + (i % 4);
        const x = drawTensor(random, drawShape(random, Math.max(2, rank)));
        return agrees(student, name, x, random.integer(x.shape.length));
      }),
  };
}

const precise: Check01 = {
  id: '01.6-many-values',
  task: '01.6',
  title: 'sums of many values do not lose the small ones',
  weight: 1,
  mustFail: ['sum-in-float32'],
  async judge({ student, random }) {
    const count = 20_000 + random.integer(20_000);
    const data = Float32Array.from({ length: count }, () => random.uniform(0.5, 1));
    data[0] = 2 ** 24; // from here on float32 counts in steps of 2
    const x: Tensor = { dtype: 'float32', shape: [count], data };
    const { sum, size } = total([...data]);
    const rule = 'of many values, more is lost than 1e-6 of their sum.';
    return worst([
      resultIs(
        {
          name: 'sum',
          yours: await student.sum(x),
          shape: [],
          values: [sum],
          allowed: [1e-6 * size],
          rule,
        },
        'kept',
      ),
      resultIs(
        {
          name: 'mean',
          yours: await student.mean(x, 0),
          shape: [],
          values: [sum / count],
          allowed: [(1e-6 * size) / count],
          rule,
        },
        'kept',
      ),
    ]);
  },
};

const special: Check01 = {
  id: '01.6-special-values',
  task: '01.6',
  title: 'NaN, and numbers below 0',
  weight: 1,
  mustFail: ['max-hides-nan', 'max-from-zero'],
  judge: ({ student, random }) =>
    repeat(3, async (i) => {
      const x = drawTensor(random, [3, 5]);
      x.data.forEach((value, at) => {
        x.data[at] = -1 - Math.abs(value);
      });
      x.data[[0, 7, 14][i] ?? 0] = NaN;
      return agrees(student, 'max', x, 1);
    }),
};

const refused: Check01 = {
  id: '01.6-refuses',
  task: '01.6',
  title: 'axes that are not there, and nothing to reduce',
  weight: 1,
  mustFail: ['reduce-any-axis', 'mean-of-nothing', 'max-of-nothing', 'sum-of-nothing-refused'],
  async judge({ student, random }) {
    const x = drawTensor(random, drawShape(random, 2));
    const none = drawTensor(random, [0, 3]);
    const zeros = resultIs(
      {
        name: 'sum of nothing',
        yours: await student.sum(none, 0),
        shape: [3],
        values: [0, 0, 0],
        rule: 'no values add up to 0.',
      },
      'kept',
    );
    const without = resultIs(
      {
        name: 'max of no lines',
        yours: await student.max(none, 1),
        shape: [0],
        values: [],
        rule: 'there are no lines, so there is nothing to refuse.',
      },
      'kept',
    );
    return worst([
      zeros,
      without,
      await refuses(
        'A reduction',
        [
          ['an axis that is not there', () => student.sum(x, 2)],
          ['an axis before the first', () => student.max(x, -3)],
          ['half an axis', () => student.mean(x, 0.5)],
          ['the mean of nothing', () => student.mean(none)],
          ['the mean of empty lines', () => student.mean(none, 0)],
          ['the largest of nothing', () => student.max(none)],
          ['the largest of empty lines', () => student.max(none, 0)],
        ],
        SHAPE_ERRORS,
      ),
    ]);
  },
};

export const reduce: readonly Check01[] = [
  operation('sum', ['reduce-ignores-keep-dims', 'reduce-always-keeps', 'sum-skips-first']),
  operation('mean', ['mean-is-sum', 'mean-over-all']),
  operation('max', ['max-is-min']),
  precise,
  special,
  refused,
];
