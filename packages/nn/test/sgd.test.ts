import { tensor, zeros } from '@tito/tensor';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SGD } from '../src/index.ts';
import { quarters } from './central-difference.ts';

const seeded = { seed: 15, numRuns: 100 } as const;

test('without momentum a step subtracts learningRate times the gradient, in place', () => {
  fc.assert(
    fc.property(quarters([2, 3]), quarters([2, 3]), (p, g) => {
      const expected = Array.from(p.data, (value, i) => value - 0.5 * g.data[i]);
      const data = p.data;
      new SGD([p], { learningRate: 0.5 }).step([g]);
      expect(p.data).toBe(data);
      expect(Array.from(p.data)).toEqual(expected);
    }),
    seeded,
  );
});

test('under a constant gradient, n steps with momentum m move by lr g sum_k (1 - m^k) / (1 - m)', () => {
  const steps = fc.integer({ min: 1, max: 8 });
  fc.assert(
    fc.property(quarters([3]), steps, (g, n) => {
      const p = zeros([3]);
      const sgd = new SGD([p], { learningRate: 0.25, momentum: 0.5 });
      for (let k = 0; k < n; k++) sgd.step([g]);
      let moved = 0;
      for (let k = 1; k <= n; k++) moved += (1 - 0.5 ** k) / (1 - 0.5);
      // All numbers are short binary fractions, so nothing is rounded.
      g.data.forEach((value, i) => expect(p.data[i]).toBeCloseTo(-0.25 * value * moved, 12));
    }),
    seeded,
  );
});

test('a change of scale splits as in PyTorch: the velocity holds gradients, not steps', () => {
  const [small, large] = [tensor([0]), tensor([0])];
  const slow = new SGD([small], { learningRate: 0.125, momentum: 0.5 });
  const fast = new SGD([large], { learningRate: 0.5, momentum: 0.5 });
  for (const g of [1, -2, 4]) {
    slow.step([tensor([g])]);
    fast.step([tensor([g])]);
  }
  // Velocities 1, -1.5, 3.25 by v <- v/2 + g; their sum is 2.75.
  expect([small.data[0], large.data[0]]).toEqual([-0.125 * 2.75, -0.5 * 2.75]);
});

test('each parameter has a velocity of its own, and the gradients stay as they are', () => {
  const [a, b] = [tensor([1]), tensor([1])];
  const [ga, gb] = [tensor([1]), tensor([0])];
  const sgd = new SGD([a, b], { learningRate: 1, momentum: 0.5 });
  sgd.step([ga, gb]);
  sgd.step([gb, gb]);
  expect([a.data[0], b.data[0], ga.data[0]]).toEqual([-0.5, 1, 1]);
});

const p = zeros([2]);
const refusals: readonly (readonly [string, () => unknown, string])[] = [
  ['a learning rate of 0', () => new SGD([p], { learningRate: 0 }), 'SGD: learningRate is 0'],
  [
    'a learning rate of NaN',
    () => new SGD([p], { learningRate: Number.NaN }),
    'SGD: learningRate is NaN',
  ],
  ['a momentum of 1', () => new SGD([p], { learningRate: 1, momentum: 1 }), 'SGD: momentum is 1'],
  [
    'too few gradients',
    () => new SGD([p], { learningRate: 1 }).step([]),
    'SGD: 0 gradients for 1 parameters: there must be one for each',
  ],
  [
    'a gradient of another shape',
    () => new SGD([p], { learningRate: 1 }).step([zeros([1, 2])]),
    'SGD: parameter 0 is [2], its gradient [1, 2]: they must agree',
  ],
];

test.each(refusals)('%s is refused', (_, attempt, message) => {
  expect(attempt).toThrow(message);
  expect(attempt).toThrow(RangeError);
});

test('a refused step changes no parameter', () => {
  const [a, b] = [tensor([1]), tensor([1])];
  const sgd = new SGD([a, b], { learningRate: 1 });
  expect(() => sgd.step([tensor([1]), tensor([1, 1])])).toThrow(RangeError);
  expect(a.data[0]).toBe(1);
});
