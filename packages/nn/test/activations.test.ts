import { fromData, random, tensor } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Activation } from '../src/index.ts';
import {
  Dropout,
  GELU,
  gradients,
  Linear,
  ops,
  ReLU,
  Sequential,
  Sigmoid,
  Tanh,
  train,
} from '../src/index.ts';
import { erfc } from '../src/erfc.ts';

const seeded = { seed: 2, numRuns: 100 } as const;

test.each([
  [-1, 1.842700792949715],
  [0, 1],
  [0.5, 0.4795001221869535],
  [1, 0.15729920705028513],
  [2, 0.004677734981047266],
  [3, 2.209049699858544e-5],
  [5, 1.5374597944280347e-12],
  [10, 2.088487583762545e-45],
])('erfc(%d) is %d to 1e-13', (x, expected) => {
  expect(Math.abs(erfc(x) / expected - 1)).toBeLessThan(1e-13);
});

test('the two forms of erfc meet where they change, and erfc(x) + erfc(-x) is 2', () => {
  const step = 2 ** -40;
  const slope = (-2 / Math.sqrt(Math.PI)) * Math.exp(-4);
  expect(Math.abs(erfc(2) - erfc(2 - step) - slope * step)).toBeLessThan(1e-15);
  for (const x of [0.1, 1.9, 2.1, 7]) expect(erfc(x) + erfc(-x)).toBeCloseTo(2, 14);
});

const finite = fc.float({ noNaN: true, noDefaultInfinity: true });
const activations: readonly (readonly [string, Activation])[] = [
  ['ReLU', new ReLU()],
  ['Sigmoid', new Sigmoid()],
  ['Tanh', new Tanh()],
  ['GELU', new GELU()],
  ['GELU, tanh', new GELU('tanh')],
];

test.each(activations)('%s has finite values and derivatives for all finite inputs', (_, layer) => {
  fc.assert(
    fc.property(fc.array(finite, { minLength: 1 }), (values) => {
      const x = tensor(values);
      for (const y of [layer.forward(x), layer.derivative(x)]) {
        expect(y.shape).toEqual(x.shape);
        expect(y.data.every(Number.isFinite)).toBe(true);
      }
    }),
    seeded,
  );
});

test.each(activations)('%s.derivative is the gradient of the sum of its values', (_, layer) => {
  fc.assert(
    fc.property(fc.array(finite, { minLength: 1 }), (values) => {
      const x = tensor(values);
      const {
        gradients: [dx],
      } = gradients(() => ops.sum(layer.forward(x)), [x]);
      expect(layer.derivative(x)).toEqual(dx);
    }),
    seeded,
  );
});

/** Values of x, and the largest distance from a formula in float64. */
function furthest(layer: Activation, formula: (x: number) => number): number {
  const x = tensor(Array.from({ length: 4001 }, (_, i) => (i - 2000) / 100));
  const y = layer.forward(x).data;
  return Math.max(...y.map((value, i) => Math.abs(value - formula(x.data[i]))));
}

function valueAt(layer: Activation, x: number): number {
  return layer.forward(tensor([x])).data[0];
}

test('sigmoid and tanh are the same curve: tanh(x) = 2 sigmoid(2x) - 1', () => {
  // Two roundings of values up to 1.
  const apart = furthest(new Tanh(), (x) => 2 * valueAt(new Sigmoid(), 2 * x) - 1);
  expect(apart).toBeLessThan(3 * 2 ** -24);
});

test("GELU's two forms are at most 4.8e-4 apart, and further than 4.7e-4", () => {
  const apart = furthest(new GELU(), (x) => valueAt(new GELU('tanh'), x));
  expect(apart).toBeLessThan(4.8e-4);
  expect(apart).toBeGreaterThan(4.7e-4);
});

test('another form of GELU is refused by name', () => {
  expect(() => Reflect.construct(GELU, ['exact'])).toThrow(
    "GELU: approximate is exact: it must be 'none' or 'tanh'",
  );
});

test('Dropout draws one number per value in order, and scales what is left', () => {
  fc.assert(
    fc.property(fc.integer(), fc.constantFrom(0, 0.1, 0.5, 0.9), (seed, p) => {
      const x = fromData(
        Float32Array.from({ length: 60 }, (_, i) => i + 1),
        [4, 15],
      );
      const y = new Dropout(p, random(seed)).forward(x, true);
      const stream = random(seed);
      const factor = Math.fround(1 / (1 - p));
      expect(Array.from(y.data)).toEqual(
        Array.from(x.data, (value) => (stream.uniform() < p ? 0 : Math.fround(value * factor))),
      );
    }),
    seeded,
  );
});

test('Dropout without training is the identity and draws nothing', () => {
  const source = random('dropout');
  const x = tensor([1, 2, 3]);
  expect(new Dropout(0.5, source).forward(x)).toEqual(x);
  expect(source.uniform()).toBe(random('dropout').uniform());
});

test.each([-0.1, 1, NaN])('Dropout refuses p = %d', (p) => {
  expect(() => new Dropout(p, random(1))).toThrow(
    `Dropout: p is ${p}: it must be at least 0 and less than 1`,
  );
});

test('the gradient of Dropout goes through what was kept', () => {
  const x = tensor([1, 2, 3, 4]);
  const {
    value,
    gradients: [dx],
  } = gradients(() => ops.sum(new Dropout(0.5, random(1)).forward(x, true)), [x]);
  const kept = dx.data.reduce((total, slope, i) => total + slope * x.data[i], 0);
  expect(value.data[0]).toBe(kept);
  expect(new Set(dx.data)).toEqual(new Set([0, 2]));
});

test('a Sequential and the training loop tell their layers that they are trained', () => {
  const told: (boolean | undefined)[] = [];
  const listener = {
    forward(x: Tensor, training?: boolean): Tensor {
      told.push(training);
      return x;
    },
  };
  const model = new Sequential([Linear.init(4, 2, random(1)), new Sequential([listener])]);
  const images = fromData(new Float32Array(8), [2, 4]);
  model.forward(images);
  const data = { images, labels: tensorOfLabels([0, 1]), classes: 2 };
  train(model, data, { epochs: 1, batchSize: 2, learningRate: 0.1, random: random(1) });
  expect(told).toEqual([false, true]);
});

function tensorOfLabels(labels: readonly number[]): Tensor<'uint8'> {
  return fromData(Uint8Array.from(labels), [labels.length]);
}
