import type { Tensor } from '@tito/tensor';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  crossEntropy,
  GELU,
  gradients,
  Linear,
  ops,
  ReLU,
  Sequential,
  Sigmoid,
  Softmax,
  Tanh,
} from '../src/index.ts';
import { expectGradients, oddEighths, quarters, smoothBound } from './central-difference.ts';

const seeded = { seed: 15, numRuns: 60 } as const;
const extent = fc.integer({ min: 1, max: 4 });

/** Two shapes that broadcast together: each misses some leading axes and has ones along others. */
const broadcastable = fc
  .array(extent, { maxLength: 3 })
  .chain((shape) => {
    const operand = fc
      .tuple(fc.nat({ max: shape.length }), fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }))
      .map(([missing, ones]) => shape.map((n, axis) => (ones[axis] ? 1 : n)).slice(missing));
    return fc.tuple(operand, operand);
  })
  .chain(([a, b]) => fc.tuple(quarters(a), quarters(b)));

/** Tensors that fit x [n, in], weight [out, in], bias [out]. */
const linearOperands = fc
  .tuple(extent, extent, extent)
  .chain(([n, m, k]) => fc.tuple(quarters([n, k]), quarters([m, k]), quarters([m])));

const withAxis = fc
  .array(extent, { minLength: 1, maxLength: 3 })
  .chain((shape) =>
    fc.tuple(quarters(shape), fc.integer({ min: -shape.length, max: shape.length - 1 })),
  );

const matrix = fc.tuple(extent, extent).chain(quarters);

/**
 * Multilinear and quadratic operations have no third derivative, so that a central difference has no
 * truncation error at any step; on quarters nothing is rounded either. The two sides are then equal.
 */
const exact = { step: 1 / 4, bound: 0 };

test.each([
  ['add', ops.add],
  ['sub', ops.sub],
  ['mul', ops.mul],
])('%s has exactly the gradient of a central difference, over all broadcasts', (_, op) => {
  fc.assert(
    fc.property(broadcastable, ([a, b]) => expectGradients(() => op(a, b), [a, b], exact)),
    seeded,
  );
});

test.each([
  ['add', ops.add],
  ['sub', ops.sub],
  ['mul', ops.mul],
])('%s with a plain number has exactly the gradient of a central difference', (_, op) => {
  fc.assert(
    fc.property(matrix, (x) => expectGradients(() => op(x, -1.5), [x], exact)),
    seeded,
  );
});

test('matmul has exactly the gradient of a central difference', () => {
  const operands = fc
    .tuple(extent, extent, extent)
    .chain(([m, k, n]) => fc.tuple(quarters([m, k]), quarters([k, n])));
  fc.assert(
    fc.property(operands, ([a, b]) => expectGradients(() => ops.matmul(a, b), [a, b], exact)),
    seeded,
  );
});

test('sum has exactly the gradient of a central difference, along every axis', () => {
  fc.assert(
    fc.property(withAxis, fc.boolean(), ([x, axis], keepDims) => {
      expectGradients(() => ops.sum(x, axis, keepDims), [x], exact);
      expectGradients(() => ops.sum(x), [x], exact);
    }),
    seeded,
  );
});

test('mean has the gradient of a central difference up to the rounding of 1/n, along every axis', () => {
  // Means are at most 2 + 1/4 in magnitude; the sum is exact, the division is one rounding.
  const rounded = {
    step: 1 / 4,
    bound: smoothBound({ step: 1 / 4, third: 0, magnitude: 2.25, roundings: 2 }),
  };
  fc.assert(
    fc.property(withAxis, fc.boolean(), ([x, axis], keepDims) => {
      expectGradients(() => ops.mean(x, axis, keepDims), [x], rounded);
      expectGradients(() => ops.mean(x), [x], rounded);
    }),
    seeded,
  );
});

test('relu and ReLU have exactly the gradient of a central difference away from zero', () => {
  const x = fc.tuple(extent, extent).chain(oddEighths);
  fc.assert(
    fc.property(x, (input) => {
      expectGradients(() => ops.relu(input), [input], { step: 1 / 16, bound: 0 });
      expectGradients(() => new ReLU().forward(input), [input], { step: 1 / 16, bound: 0 });
    }),
    seeded,
  );
});

test('linear and Linear have exactly the gradient of a central difference, with and without bias', () => {
  fc.assert(
    fc.property(linearOperands, ([x, weight, bias]) => {
      expectGradients(() => ops.linear(x, weight, bias), [x, weight, bias], exact);
      expectGradients(() => new Linear(weight).forward(x), [x, weight], exact);
    }),
    seeded,
  );
});

/*
 * As a function of one logit, a softmax probability is a logistic function times a constant of at
 * most 1, whose third derivative is at most 1/8; log-sum-exp's is that of the logistic's second
 * derivative, below 0.1. Logits within 2.25 of zero and at most 4 of them: 1 + log 4 + 4.5 < 7.
 */
const step = 2 ** -5;
const softmaxBound = smoothBound({ step, third: 1 / 8, magnitude: 1, roundings: 8 });
const curveBound = (third: number, magnitude: number): number =>
  smoothBound({ step, third, magnitude, roundings: 4 });
const logSoftmaxBound = smoothBound({ step, third: 0.1, magnitude: 7, roundings: 8 });

test.each([
  ['softmax', ops.softmax, softmaxBound],
  ['Softmax', (x: Tensor) => new Softmax().forward(x), softmaxBound],
  ['logSoftmax', ops.logSoftmax, logSoftmaxBound],
  // Third derivatives: of the logistic function at most 1/8, of tanh 2, of GELU x^3 - 4x times the
  // normal density, at most 0.78; so is that of its other form.
  ['sigmoid', ops.sigmoid, curveBound(1 / 8, 1)],
  ['Sigmoid', (x: Tensor) => new Sigmoid().forward(x), curveBound(1 / 8, 1)],
  ['tanh', ops.tanh, curveBound(2, 1)],
  ['Tanh', (x: Tensor) => new Tanh().forward(x), curveBound(2, 1)],
  ['gelu', ops.gelu, curveBound(0.78, 2.25)],
  ['GELU', (x: Tensor) => new GELU('tanh').forward(x), curveBound(0.78, 2.25)],
])('%s has the gradient of a central difference within truncation and rounding', (_, op, bound) => {
  fc.assert(
    fc.property(withAxis, ([x]) => expectGradients(() => op(x), [x], { step, bound })),
    seeded,
  );
});

test('crossEntropy has the gradient of a central difference within truncation and rounding', () => {
  const logitsAndLabels = matrix.chain((logits) => {
    const [n, classes] = logits.shape;
    const label = fc.integer({ min: 0, max: classes - 1 });
    return fc.tuple(fc.constant(logits), fc.array(label, { minLength: n, maxLength: n }));
  });
  fc.assert(
    fc.property(logitsAndLabels, ([logits, labels]) =>
      expectGradients(() => crossEntropy(logits, labels), [logits], {
        step,
        bound: logSoftmaxBound,
      }),
    ),
    seeded,
  );
});

/*
 * Inputs and weights are within 1/2, the first biases within 15/8, so hidden units are below 3 and
 * logits below 6.5, all exact; log-softmax is then below 14 in magnitude. A step in one element moves
 * the logits along a direction whose entries differ by at most 3; the third derivative of log-sum-exp
 * along it, a third central moment, is at most 27 / (6 sqrt 3) < 2.6.
 */
const networkBound = smoothBound({ step, third: 2.6, magnitude: 14, roundings: 4 });

test('a whole network has the gradient of a central difference in inputs, weights and biases', () => {
  const network = fc
    .tuple(extent, extent, extent)
    .chain(([n, k, m]) =>
      fc.tuple(
        quarters([n, k], 2),
        quarters([m, k], 2),
        oddEighths([m]),
        quarters([3, m], 2),
        quarters([3], 2),
      ),
    );
  fc.assert(
    fc.property(network, ([x, w1, b1, w2, b2]) => {
      const first = new Linear(w1, b1);
      // A step moves a hidden unit by at most 1/32: none crosses ReLU's kink.
      fc.pre(first.forward(x).data.every((z) => Math.abs(z) >= 1 / 16));
      const model = new Sequential([first, new ReLU(), new Linear(w2, b2)]);
      const labels = Array.from({ length: x.shape[0] }, (_, i) => i % 3);
      const loss = (): Tensor => crossEntropy(model.forward(x), labels);
      expectGradients(loss, [x, w1, b1, w2, b2], { step, bound: networkBound });
    }),
    seeded,
  );
});

test('relu has derivative 0 at 0, as in PyTorch', () => {
  const x: Tensor = { dtype: 'float32', shape: [3], data: Float32Array.of(-1, 0, 1) };
  const {
    gradients: [dx],
  } = gradients(() => ops.sum(ops.relu(x)), [x]);
  expect(Array.from(dx.data)).toEqual([0, 0, 1]);
});

test('gradients of float32 logits as large as 1e30 are finite', () => {
  const logits: Tensor = { dtype: 'float32', shape: [1, 3], data: Float32Array.of(1e30, -1e30, 0) };
  const {
    value,
    gradients: [dx],
  } = gradients(() => crossEntropy(logits, [1]), [logits]);
  expect(value.data[0]).toBe(Math.fround(2e30));
  expect(Array.from(dx.data)).toEqual([1, -1, 0]);
});
