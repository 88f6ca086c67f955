import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  abs,
  add,
  broadcastShapes,
  broadcastTo,
  clip,
  div,
  exp,
  log,
  map,
  maximum,
  minimum,
  mul,
  neg,
  sqrt,
  square,
  sub,
  tensor,
} from '../src/index.ts';
import type { Tensor } from '../src/index.ts';
import { broadcastable, fixed, tensorOf, tensors } from './arbitraries.ts';

const binary = [
  { name: 'add', run: add, formula: (x: number, y: number) => x + y },
  { name: 'sub', run: sub, formula: (x: number, y: number) => x - y },
  { name: 'mul', run: mul, formula: (x: number, y: number) => x * y },
  { name: 'div', run: div, formula: (x: number, y: number) => x / y },
  { name: 'maximum', run: maximum, formula: Math.max },
  { name: 'minimum', run: minimum, formula: Math.min },
] as const;

const pairs = broadcastable(2).chain(([a, b]) => fc.tuple(tensorOf(a), tensorOf(b)));

test.each(binary)('$name of equal shapes is the correctly rounded formula', ({ run, formula }) => {
  fc.assert(
    fc.property(
      tensors.chain((a) => fc.tuple(fc.constant(a), tensorOf(a.shape))),
      ([a, b]) => {
        const expected = a.data.map((value, i) => formula(value, b.data[i]));
        expect(run(a, b)).toEqual({ dtype: 'float32', shape: a.shape, data: expected });
      },
    ),
    fixed,
  );
});

test.each(binary)('$name broadcasts as if both operands were written out', ({ run }) => {
  fc.assert(
    fc.property(pairs, ([a, b]) => {
      const shape = broadcastShapes('test', a.shape, b.shape);
      expect(run(a, b)).toEqual(run(broadcastTo(a, shape), broadcastTo(b, shape)));
    }),
    fixed,
  );
});

test.each(binary)('$name of a number is $name of the number rounded to float32', ({ run }) => {
  fc.assert(
    fc.property(tensors, fc.double({ noNaN: true, min: -1e6, max: 1e6 }), (a, value) => {
      expect(run(a, value)).toEqual(run(a, tensor([value], [])));
    }),
    fixed,
  );
});

test.each([
  ['add', add],
  ['mul', mul],
  ['maximum', maximum],
  ['minimum', minimum],
] as const)('%s is commutative', (_, run) => {
  fc.assert(
    fc.property(pairs, ([a, b]) => {
      expect(run(a, b)).toEqual(run(b, a));
    }),
    fixed,
  );
});

test.each([
  ['maximum', maximum],
  ['minimum', minimum],
] as const)('%s lets NaN through from either side', (_, run) => {
  expect([...run(tensor([NaN, 1]), tensor([1, NaN])).data]).toEqual([NaN, NaN]);
});

test('division follows IEEE at zero', () => {
  expect([...div(tensor([1, -1, 0]), 0).data]).toEqual([Infinity, -Infinity, NaN]);
});

const unary = [
  { name: 'neg', run: neg, formula: (x: number) => -x },
  { name: 'abs', run: abs, formula: Math.abs },
  { name: 'exp', run: exp, formula: Math.exp },
  { name: 'log', run: log, formula: Math.log },
  { name: 'sqrt', run: sqrt, formula: Math.sqrt },
  { name: 'square', run: square, formula: (x: number) => x * x },
  {
    name: 'clip',
    run: (x: Tensor) => clip(x, -1, 2),
    formula: (x: number) => Math.min(Math.max(x, -1), 2),
  },
  { name: 'map', run: (x: Tensor) => map(x, (v) => v / 3), formula: (x: number) => x / 3 },
] as const;

test.each(unary)(
  '$name is the rounded formula on every value, on new memory',
  ({ run, formula }) => {
    fc.assert(
      fc.property(tensors, (x) => {
        const before = x.data.slice();
        const y = run(x);
        expect(y).toEqual({
          dtype: 'float32',
          shape: x.shape,
          data: x.data.map((v) => formula(v)),
        });
        expect(x.data).toEqual(before);
      }),
      fixed,
    );
  },
);

test('a clipped value lies in the bounds, and NaN stays NaN', () => {
  fc.assert(
    fc.property(tensors, (x) => {
      expect(clip(x, -2, 3).data.every((value) => value >= -2 && value <= 3)).toBe(true);
    }),
    fixed,
  );
  expect([...clip(tensor([NaN]), 0, 1).data]).toEqual([NaN]);
});

test('log undoes exp within the rounding of one float32', () => {
  const values = fc.float({ min: Math.fround(-5), max: 5, noNaN: true });
  fc.assert(
    fc.property(tensorOf([8], values), (x) => {
      // exp rounds to u = 2^-24 relative, which log turns to u absolute; log itself adds u relative.
      const back = log(exp(x));
      x.data.forEach((value, i) =>
        expect(Math.abs(back.data[i] - value)).toBeLessThan(2 ** -23 * (1 + Math.abs(value))),
      );
    }),
    fixed,
  );
});
