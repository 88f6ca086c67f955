import { tensor } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { record } from '../src/autograd/tape.ts';
import { crossEntropy, gradients, Linear, ops, ReLU, Sequential } from '../src/index.ts';
import { quarters } from './central-difference.ts';

const seeded = { seed: 15, numRuns: 100 } as const;
const numbers = (x: Tensor): number[] => Array.from(x.data);
const vectors = fc.tuple(quarters([3]), quarters([3]));

test('the value is what f returns without gradients', () => {
  fc.assert(
    fc.property(vectors, ([x, y]) => {
      const f = (): Tensor => ops.mean(ops.softmax(ops.add(x, ops.mul(x, y))));
      expect(gradients(f, [x, y]).value).toEqual(f());
    }),
    seeded,
  );
});

test('f runs exactly once', () => {
  const x = tensor([1]);
  let runs = 0;
  const f = (): Tensor => {
    runs++;
    return ops.mul(x, x);
  };
  gradients(f, [x]);
  expect(runs).toBe(1);
});

test('a tensor that is used k times has k times the gradient of one use', () => {
  const uses = fc.integer({ min: 1, max: 9 });
  fc.assert(
    fc.property(quarters([4]), uses, (x, k) => {
      const f = (): Tensor => {
        let total = ops.sum(x);
        for (let i = 1; i < k; i++) total = ops.add(total, ops.sum(x));
        return total;
      };
      expect(numbers(gradients(f, [x]).gradients[0])).toEqual([k, k, k, k]);
    }),
    seeded,
  );
});

test('gradients are linear: those of 2 f - 3 g are 2 times those of f less 3 times those of g', () => {
  fc.assert(
    fc.property(vectors, ([x, y]) => {
      const f = (): Tensor => ops.sum(ops.mul(x, y));
      const g = (): Tensor => ops.sum(ops.mul(x, x));
      const both = gradients(() => ops.sub(ops.mul(f(), 2), ops.mul(g(), 3)), [x]).gradients[0];
      const [df, dg] = [f, g].map((h) => gradients(h, [x]).gradients[0].data);
      both.data.forEach((value, i) => expect(value).toBeCloseTo(2 * df[i] - 3 * dg[i], 12));
    }),
    seeded,
  );
});

test('a chain of 10 000 operations is pulled back without a stack overflow', () => {
  const x = tensor([1]);
  const f = (): Tensor => {
    let y = x;
    for (let i = 0; i < 10_000; i++) y = ops.add(y, 1);
    return y;
  };
  expect(numbers(gradients(f, [x]).gradients[0])).toEqual([1]);
});

test('a diamond of 60 doublings is pulled back once per operation, not once per path', () => {
  const x = tensor([1]);
  const f = (): Tensor => {
    let y = x;
    for (let i = 0; i < 60; i++) y = ops.add(y, y);
    return y;
  };
  expect(numbers(gradients(f, [x]).gradients[0])).toEqual([2 ** 60]);
});

test('the gradient of a tensor with respect to itself is one, and its data is its own', () => {
  const x = tensor([5], []);
  const {
    value,
    gradients: [dx],
  } = gradients(() => x, [x]);
  expect(value).toBe(x);
  expect(numbers(dx)).toEqual([1]);
  expect(dx.data).not.toBe(x.data);
});

test('gradients of different tensors never share their data', () => {
  const [a, b] = [tensor([1], []), tensor([2], [])];
  const { gradients: found } = gradients(() => ops.add(a, b), [a, b, a]);
  found[0].data[0] = 7;
  expect(found.slice(1).map(numbers)).toEqual([[1], [1]]);
});

test('only what the asked tensors influence is pulled back', () => {
  const [x, constant] = [tensor([1]), tensor([2])];
  const pulled: string[] = [];
  const watch = (name: string, input: Tensor): Tensor =>
    record(tensor(input.data), [
      [
        input,
        (g) => {
          pulled.push(name);
          return g;
        },
      ],
    ]);
  gradients(() => {
    watch('unused', x);
    return ops.add(watch('used', x), watch('constant', constant));
  }, [x]);
  expect(pulled).toEqual(['used']);
});

test('the forward pass of a model is the same inside and outside of gradients', () => {
  fc.assert(
    fc.property(quarters([2, 3]), quarters([4, 3]), quarters([4]), (x, weight, bias) => {
      const model = new Sequential([new Linear(weight, bias), new ReLU()]);
      const outside = model.forward(x);
      let inside = x;
      gradients(() => {
        inside = model.forward(x);
        return crossEntropy(inside, [0, 1]);
      }, [weight]);
      expect(inside).toEqual(outside);
    }),
    seeded,
  );
});

const x = tensor([1, 2]);
const refusals: readonly (readonly [string, () => unknown, string])[] = [
  [
    'a value of more than one element',
    () => gradients(() => ops.add(x, 1), [x]),
    'gradients: the value is [2]: only a tensor of one element has a gradient',
  ],
  [
    'a tensor that the value does not depend on',
    () => gradients(() => ops.sum(x), [x, tensor([1, 2, 3])]),
    'gradients: the value does not depend on tensor 1 [3] through recorded operations',
  ],
  [
    'a value computed past the recorded operations',
    () => gradients(() => tensor([x.data[0]]), [x]),
    'gradients: the value does not depend on tensor 0 [2] through recorded operations',
  ],
  [
    'gradients inside gradients',
    () => gradients(() => gradients(() => ops.sum(x), [x]).value, [x]),
    'gradients: called inside gradients: second derivatives are not offered',
  ],
  [
    'an operation that returns its input',
    () => gradients(() => record(x, [[x, (g) => g]]), [x]),
    'record: the output [2] is already on the tape: an operation must return a new tensor',
  ],
];

test.each(refusals)('%s is refused by name', (_, attempt, message) => {
  expect(attempt).toThrow(message);
  expect(attempt).toThrow(RangeError);
});

test('after f has thrown, the next gradients are right', () => {
  const fault = new Error('f failed');
  expect(() =>
    gradients(() => {
      throw fault;
    }, [x]),
  ).toThrow(fault);
  expect(numbers(gradients(() => ops.sum(x), [x]).gradients[0])).toEqual([1, 1]);
});

test('an asynchronous f is refused', () => {
  // A caller without types can pass one; its promise stands in for a tensor here.
  const f = (async () => ops.sum(x)) as unknown as () => Tensor;
  expect(() => gradients(f, [x])).toThrow(
    'gradients: f did not return a float32 tensor; it must not be asynchronous',
  );
});
