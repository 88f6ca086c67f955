import { cast, random, tensor, zeros } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isLinear, Linear, parameters, ReLU, Sequential, Softmax } from '../src/index.ts';
import type { Layer } from '../src/index.ts';
import { quarters, u } from './central-difference.ts';

const seeded = { seed: 15, numRuns: 100 } as const;
const extent = fc.integer({ min: 1, max: 6 });

test('Linear is x weight^T + bias: y[i, j] = sum_k x[i, k] weight[j, k] + bias[j]', () => {
  const operands = fc
    .tuple(extent, extent, extent)
    .chain(([n, m, k]) => fc.tuple(quarters([n, k]), quarters([m, k]), quarters([m])));
  fc.assert(
    fc.property(operands, ([x, weight, bias]) => {
      const y = new Linear(weight, bias).forward(x);
      const [[n, features], out] = [x.shape, weight.shape[0]];
      expect(y.shape).toEqual([n, out]);
      y.data.forEach((value, at) => {
        const [i, j] = [Math.floor(at / out), at % out];
        let expected = bias.data[j];
        for (let k = 0; k < features; k++) {
          expected += x.data[i * features + k] * weight.data[j * features + k];
        }
        expect(value).toBe(expected);
      });
    }),
    seeded,
  );
});

test('a Linear without bias is one with a bias of zeros', () => {
  fc.assert(
    fc.property(quarters([3, 4]), quarters([2, 4]), (x, weight) => {
      expect(new Linear(weight).forward(x)).toEqual(new Linear(weight, zeros([2])).forward(x));
    }),
    seeded,
  );
});

test('Linear keeps the very tensors it is given', () => {
  const [weight, bias] = [zeros([2, 3]), zeros([2])];
  const layer = new Linear(weight, bias);
  expect(layer.weight).toBe(weight);
  expect(layer.bias).toBe(bias);
});

test('Linear.init draws from ±1/sqrt(in), all of the range and evenly', () => {
  const { weight, bias } = Linear.init(64, 500, random('init'));
  const bound = 1 / 8;
  for (const { data } of [weight, bias ?? zeros([0])]) {
    expect(data.every((w) => Math.abs(w) <= bound)).toBe(true);
  }
  const n = weight.data.length;
  const mean = weight.data.reduce((a, b) => a + b, 0) / n;
  const variance = weight.data.reduce((a, b) => a + b * b, 0) / n;
  // U(-b, b) has deviation b/sqrt(3), and its square has deviation b^2 sqrt(4/45); five sigma of each.
  expect(Math.abs(mean)).toBeLessThan((5 * bound) / Math.sqrt(3 * n));
  expect(Math.abs(variance - bound ** 2 / 3)).toBeLessThan(
    (5 * bound ** 2 * Math.sqrt(4 / 45)) / Math.sqrt(n),
  );
  expect(Math.max(...weight.data)).toBeGreaterThan(0.999 * bound);
});

test('Linear.init is determined by its generator, and can leave out the bias', () => {
  expect(Linear.init(5, 3, random(1))).toEqual(Linear.init(5, 3, random(1)));
  expect(Linear.init(5, 3, random(1)).weight).not.toEqual(Linear.init(5, 3, random(2)).weight);
  expect(Linear.init(5, 3, random(1), { bias: false }).bias).toBeNull();
});

test('ReLU keeps what is positive, makes the rest zero, and is idempotent', () => {
  const values = fc.array(fc.float({ noNaN: true }), { minLength: 1 });
  fc.assert(
    fc.property(values, (array) => {
      const x = tensor(array);
      const y = new ReLU().forward(x);
      expect(Array.from(y.data)).toEqual(Array.from(x.data, (v) => (v > 0 ? v : 0)));
      expect(new ReLU().forward(y)).toEqual(y);
    }),
    seeded,
  );
});

test('ReLU lets NaN through, so that a fault is not hidden', () => {
  expect(new ReLU().forward(tensor([Number.NaN])).data[0]).toBeNaN();
});

const logits = fc
  .array(fc.float({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 20 })
  .map((values) => tensor(values, [1, values.length]));

test('Softmax is finite, between 0 and 1, and sums to 1, for all finite inputs up to the largest', () => {
  fc.assert(
    fc.property(logits, (x) => {
      const y = new Softmax().forward(x);
      expect(y.data.every((p) => p >= 0 && p <= 1)).toBe(true);
      const total = y.data.reduce((a, b) => a + b, 0);
      // n quotients with one rounding each, over a sum of n terms with one rounding each.
      expect(Math.abs(total - 1)).toBeLessThanOrEqual(2 * x.data.length * u);
    }),
    seeded,
  );
});

test('Softmax does not change when a constant is added', () => {
  fc.assert(
    fc.property(quarters([2, 5]), fc.integer({ min: -1000, max: 1000 }), (x, shift) => {
      const shifted = tensor(
        Array.from(x.data, (v) => v + shift),
        x.shape,
      );
      expect(new Softmax().forward(shifted)).toEqual(new Softmax().forward(x));
    }),
    seeded,
  );
});

test('Softmax works over the last axis: each row alone gives the same as all rows together', () => {
  fc.assert(
    fc.property(quarters([4, 3]), (x) => {
      const together = new Softmax().forward(x).data;
      for (let i = 0; i < 4; i++) {
        const row = tensor(x.data.subarray(3 * i, 3 * i + 3));
        expect(new Softmax().forward(row).data).toEqual(together.slice(3 * i, 3 * i + 3));
      }
    }),
    seeded,
  );
});

test('Sequential is composition: nesting changes nothing, no layers are the identity', () => {
  fc.assert(
    fc.property(quarters([2, 3]), quarters([4, 3]), quarters([2, 4]), (x, w1, w2) => {
      const [a, b, c] = [new Linear(w1), new ReLU(), new Linear(w2)];
      const flat = new Sequential([a, b, c]).forward(x);
      expect(flat).toEqual(c.forward(b.forward(a.forward(x))));
      expect(new Sequential([new Sequential([a, b]), c]).forward(x)).toEqual(flat);
      expect(new Sequential([]).forward(x)).toBe(x);
    }),
    seeded,
  );
});

test('Sequential is not changed by later changes of the array it was made from', () => {
  const layers: Layer[] = [new ReLU()];
  const model = new Sequential(layers);
  layers.push(new Softmax());
  expect(model.layers).toHaveLength(1);
});

const forward = (x: Tensor): Tensor => x;
const layerKinds: readonly (readonly [string, Layer, boolean])[] = [
  ['a Linear', new Linear(zeros([2, 3]), zeros([2])), true],
  ['a Linear without bias', new Linear(zeros([2, 3])), true],
  ['an object of the same form', { forward, weight: zeros([2, 3]), bias: null } as Layer, true],
  ['an activation', new ReLU(), false],
  ['a container', new Sequential([new Linear(zeros([2, 3]))]), false],
  ['a weight without bias entry', { forward, weight: zeros([2, 3]) } as Layer, false],
  ['a weight of rank 4', { forward, weight: zeros([2, 3, 3, 3]), bias: null } as Layer, false],
  ['an int8 weight', { forward, weight: zeros([2, 3], 'int8'), bias: null } as Layer, false],
  ['a bias of rank 2', { forward, weight: zeros([2, 3]), bias: zeros([1, 2]) } as Layer, false],
];

test.each(layerKinds)('isLinear judges the form: %s', (_, layer, expected) => {
  expect(isLinear(layer)).toBe(expected);
});

test('parameters are the float32 weights and biases, in order, through nested containers', () => {
  const [w1, b1, w2, w3, b3] = [
    zeros([2, 3]),
    zeros([2]),
    zeros([2, 2]),
    zeros([4, 2]),
    zeros([4]),
  ];
  const model = new Sequential([
    new Linear(w1, b1),
    new ReLU(),
    new Sequential([new Linear(w2), new Sequential([new Linear(w3, b3)])]),
  ]);
  const found = parameters(model);
  expect(found).toHaveLength(5);
  for (const [i, expected] of [w1, b1, w2, w3, b3].entries()) expect(found[i]).toBe(expected);
});

test('parameters leave out integer tensors', () => {
  const quantized = { forward, weight: zeros([2, 3], 'int8'), bias: null } as Layer;
  expect(parameters(new Sequential([quantized, new ReLU()]))).toEqual([]);
});

/** An int8 tensor where the types ask for float32, as untyped code could pass it. */
const int8 = cast(zeros([2, 3]), 'int8') as unknown as Tensor;
const refusals: readonly (readonly [string, () => unknown, string, string])[] = [
  [
    'a weight of rank 1',
    () => new Linear(zeros([3])),
    'ShapeError',
    'weight is [3]: it must be [out, in]',
  ],
  [
    'a bias of another length',
    () => new Linear(zeros([2, 3]), zeros([3])),
    'ShapeError',
    'weight is [2, 3], bias is [3]: bias must be [2]',
  ],
  ['an int8 weight', () => new Linear(int8), 'DTypeError', 'weight is int8: it must be float32'],
  [
    'an input of another width',
    () => new Linear(zeros([2, 3])).forward(zeros([5, 2])),
    'ShapeError',
    'x is [5, 2], weight is [2, 3]: x must be [n, 3]',
  ],
  [
    'an input of rank 1',
    () => new Linear(zeros([2, 3])).forward(zeros([3])),
    'ShapeError',
    'x is [3], weight is [2, 3]: x must be [n, 3]',
  ],
  [
    'no features',
    () => Linear.init(0, 3, random(1)),
    'RangeError',
    'inFeatures is 0: it must be a positive integer',
  ],
  [
    'a softmax over nothing',
    () => new Softmax().forward(zeros([2, 0])),
    'ShapeError',
    'softmax: x is [2, 0]: its last axis must not be empty',
  ],
  [
    'a softmax of a scalar',
    () => new Softmax().forward(zeros([])),
    'ShapeError',
    'softmax: x is []: its last axis must not be empty',
  ],
];

test.each(refusals)('%s is refused with what was expected and found', (_, attempt, name, text) => {
  expect(attempt).toThrow(
    expect.objectContaining({ name, message: expect.stringContaining(text) }),
  );
});
