import { expect, test, vi } from 'vitest';
import {
  accuracy,
  crossEntropy,
  drawDigits,
  gradients,
  Linear,
  ops,
  ReLU,
  Sequential,
  Softmax,
  train,
} from '../src/index.ts';
import { Grid, random, tensor } from './foreign-tensor.ts';

vi.mock('@tito/tensor', () => import('./foreign-tensor.ts'));

/*
 * A learner's own tensor package may be laid under nn. Here every function of @tito/tensor is
 * replaced by that of `foreign-tensor.ts`; a function which nn uses and which is missing there fails.
 */

test('layers compute with the tensors of another package and return them', () => {
  const x = tensor([1, -2, 3, -4], [2, 2]);
  const model = new Sequential([
    new Linear(tensor([1, 0, 0, 1], [2, 2]), tensor([1, 1])),
    new ReLU(),
  ]);
  const y = model.forward(x);
  expect(y).toBeInstanceOf(Grid);
  expect(Array.from(y.data)).toEqual([2, 0, 4, 0]);
  expect(Array.from(new Softmax().forward(tensor([5, 5])).data)).toEqual([0.5, 0.5]);
});

test('gradients flow through the operations of another package', () => {
  const [x, w] = [tensor([1, 2, 3, 4], [2, 2]), tensor([1, -1])];
  const result = gradients(() => ops.mean(ops.mul(ops.matmul(x, x), ops.sub(w, 1))), [x, w]);
  // With y = x x, f = sum_ij y_ij (w_j - 1) / 4 = -(y_01 + y_11) / 2: 10 and 22.
  expect(result.value.data[0]).toBe(-16);
  expect(Array.from(result.gradients[1].data)).toEqual([5.5, 8]);
  // df/dx = (g x^T + x^T g), g = [[0, -1/2], [0, -1/2]].
  expect(Array.from(result.gradients[0].data)).toEqual([-1, -4, -1, -5]);
  expect(crossEntropy(tensor([0, 0], [1, 2]), [0]).data[0]).toBe(Math.fround(Math.LN2));
});

test('a model learns digits on another package', () => {
  const digits = drawDigits({ count: 200, seed: 7, size: 8 });
  const source = random(3);
  const model = new Sequential([Linear.init(64, 10, source)]);
  expect(accuracy(model, digits)).toBeLessThan(0.4);
  train(model, digits, {
    epochs: 6,
    batchSize: 10,
    learningRate: 0.2,
    momentum: 0.5,
    random: source,
  });
  expect(accuracy(model, digits)).toBeGreaterThan(0.7);
});
