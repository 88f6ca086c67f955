import { copy, random, tensor, zeros } from '@tito/tensor';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  accuracy,
  Adam,
  type AdamOptions,
  drawDigits,
  Linear,
  Sequential,
  train,
} from '../src/index.ts';
import { quarters, u } from './central-difference.ts';

const seeded = { seed: 15, numRuns: 60 } as const;

/** Algorithm 1 of the paper for one number, in float64. */
function paper(
  start: number,
  gradients: readonly number[],
  options: Required<AdamOptions>,
): number {
  const { learningRate, betas, epsilon } = options;
  let [p, m, v] = [start, 0, 0];
  gradients.forEach((g, i) => {
    const t = i + 1;
    m = betas[0] * m + (1 - betas[0]) * g;
    v = betas[1] * v + (1 - betas[1]) * g ** 2;
    const [mHat, vHat] = [m / (1 - betas[0] ** t), v / (1 - betas[1] ** t)];
    p -= (learningRate * mHat) / (Math.sqrt(vHat) + epsilon);
  });
  return p;
}

const DEFAULTS = { learningRate: 0.001, betas: [0.9, 0.999], epsilon: 1e-8 } as const;

const settings = fc.record({
  learningRate: fc.constantFrom(0.001, 0.25),
  betas: fc.constantFrom([0.9, 0.999] as const, [0, 0.5] as const, [0.5, 0.75] as const),
  epsilon: fc.constantFrom(1e-8, 0.1),
});

test('a few steps are those of the paper, up to the rounding of its averages', () => {
  const steps = fc.array(quarters([3]), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(quarters([3]), steps, settings, (start, gs, options) => {
      const p = copy(start);
      const expected = Array.from(p.data, (value, i) =>
        paper(
          value,
          gs.map((g) => g.data[i]),
          options,
        ),
      );
      const adam = new Adam([p], options);
      for (const g of gs) adam.step([g]);
      // Per step m, v and p are rounded once each, and a ratio of averages is at most sqrt(steps) here.
      const allowed = 8 * gs.length * u * (2 + 3 * gs.length * options.learningRate);
      for (const [i, value] of p.data.entries()) {
        expect(Math.abs(value - expected[i])).toBeLessThanOrEqual(allowed);
      }
    }),
    seeded,
  );
});

test('the options by default are those of PyTorch', () => {
  const [a, b] = [tensor([1, -2]), tensor([1, -2])];
  const [plain, told] = [new Adam([a]), new Adam([b], DEFAULTS)];
  for (const g of [tensor([0.5, 3]), tensor([-1, 4])]) {
    plain.step([g]);
    told.step([g]);
  }
  expect(a).toEqual(b);
});

test('the first step is the learning rate, against the sign of the gradient, whatever its size', () => {
  const p = zeros([4]);
  new Adam([p], { learningRate: 0.125 }).step([tensor([1e-3, -1e-3, 1e6, -1e6])]);
  [-1, 1, -1, 1].forEach((sign, i) => expect(p.data[i]).toBeCloseTo(sign * 0.125, 5));
});

test('a parameter without gradient stays, and one that gets none again coasts', () => {
  const p = zeros([2]);
  const adam = new Adam([p]);
  adam.step([tensor([0, 1])]);
  const [, first] = p.data;
  adam.step([zeros([2])]);
  expect(p.data[0]).toBe(0);
  expect(p.data[1]).toBeLessThan(first);
});

test('each parameter has averages of its own, and the gradients stay as they are', () => {
  const [a, b] = [zeros([1]), zeros([1])];
  const [ga, gb] = [tensor([1]), tensor([-1])];
  new Adam([a, b], { learningRate: 1 }).step([ga, gb]);
  expect([a.data[0], b.data[0], ga.data[0], gb.data[0]]).toEqual([-1, 1, 1, -1]);
});

test('train takes another optimizer, and learns with it', () => {
  const digits = drawDigits({ count: 400, seed: 'train' });
  const source = random(1);
  const model = new Sequential([Linear.init(256, 10, source)]);
  train(model, digits, {
    epochs: 5,
    batchSize: 20,
    learningRate: 0.1,
    optimizer: (parameters) => new Adam(parameters, { learningRate: 0.01 }),
    random: source,
  });
  expect(accuracy(model, digits)).toBeGreaterThan(0.8);
});

const p = zeros([2]);
const refusals: readonly (readonly [string, () => unknown])[] = [
  ['Adam: learningRate is 0', () => new Adam([p], { learningRate: 0 })],
  ['Adam: learningRate is Infinity', () => new Adam([p], { learningRate: Infinity })],
  ['Adam: epsilon is NaN', () => new Adam([p], { epsilon: NaN })],
  ['Adam: a beta is 1', () => new Adam([p], { betas: [0.9, 1] })],
  ['Adam: a beta is -0.1', () => new Adam([p], { betas: [-0.1, 0.9] })],
  ['Adam: 0 gradients for 1 parameters', () => new Adam([p]).step([])],
  ['Adam: parameter 0 is [2], its gradient [1, 2]', () => new Adam([p]).step([zeros([1, 2])])],
];

test.each(refusals)('%s: it is refused', (message, attempt) => {
  expect(attempt).toThrow(message);
  expect(attempt).toThrow(RangeError);
});
