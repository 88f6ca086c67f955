import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fromData, random, tensor, zeros } from '@tito/tensor';
import { describe, expect, test } from 'vitest';
import {
  accuracy,
  countCorrect,
  crossEntropy,
  drawDigits,
  Linear,
  parameters,
  predict,
  ReLU,
  Sequential,
  subset,
  train,
} from '../src/index.ts';
import type { Dataset, Epoch } from '../src/index.ts';
import { loadMnist } from '../src/node/index.ts';

function perceptron(features: number, hidden: number, seed: string): Sequential {
  const source = random(seed);
  return new Sequential([
    Linear.init(features, hidden, source),
    new ReLU(),
    Linear.init(hidden, 10, source),
  ]);
}

test('256-64-10 learns drawn digits: at least 97 % of 2000 unseen ones, yet not all of them', () => {
  const digits = drawDigits({ count: 6000, seed: 'train' });
  const unseen = drawDigits({ count: 2000, seed: 'test' });
  const model = perceptron(256, 64, 'weights');
  const epochs: Epoch[] = [];
  train(model, digits, {
    epochs: 8,
    batchSize: 32,
    learningRate: 0.1,
    momentum: 0.9,
    random: random('order'),
    onEpoch: (epoch) => epochs.push(epoch),
  });
  expect(epochs.map(({ epoch }) => epoch)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(epochs[7].loss).toBeLessThan(epochs[0].loss / 4);
  expect(epochs[7].accuracy).toBeGreaterThan(0.99);
  expect(countCorrect(model, unseen)).toBeGreaterThanOrEqual(1940);
  // A data set without errors could not show that a change of the model costs accuracy.
  expect(countCorrect(model, unseen)).toBeLessThan(2000);
});

const mnist = join(import.meta.dirname, '../../../../shared/data/mnist');
const absent = !existsSync(mnist);
if (absent) console.warn(`SKIPPED: training on MNIST, because ${mnist} is not there`);

// All 10 000 test images: the first 2000 are, by about 3 %, harder than the rest.
test.skipIf(absent)(
  '784-64-10 learns MNIST: 2 epochs of 6000 images give at least 90 % of the test set',
  () => {
    const data = loadMnist(mnist);
    const model = perceptron(784, 64, 'weights');
    train(model, subset(data.train, 0, 6000), {
      epochs: 2,
      batchSize: 16,
      learningRate: 0.2,
      random: random('order'),
    });
    expect(countCorrect(model, data.test)).toBeGreaterThanOrEqual(9000);
  },
);

describe('on a small set of digits', () => {
  const digits = drawDigits({ count: 100, seed: 'small' });
  const options = { epochs: 2, batchSize: 16, learningRate: 0.05, momentum: 0.5 };
  const trained = (order: string): Sequential => {
    const model = perceptron(256, 8, 'weights');
    train(model, digits, { ...options, random: random(order) });
    return model;
  };

  test('the same start and the same order give the same weights to the bit; another order does not', () => {
    expect(parameters(trained('a'))).toEqual(parameters(trained('a')));
    expect(parameters(trained('a'))).not.toEqual(parameters(trained('b')));
  });

  test('the data are not changed by training', () => {
    trained('a');
    expect(digits).toEqual(drawDigits({ count: 100, seed: 'small' }));
  });

  test('the reported loss and accuracy are the mean over samples, each before the step of its batch', () => {
    // So small a step changes no weight beyond rounding, so that every batch sees the first weights.
    for (const batchSize of [100, 16]) {
      const model = perceptron(256, 8, 'weights');
      const loss = crossEntropy(model.forward(digits.images), digits.labels.data).data[0];
      const before = accuracy(model, digits);
      const epochs: Epoch[] = [];
      const onEpoch = (epoch: Epoch): unknown => epochs.push(epoch);
      const still = { epochs: 1, batchSize, learningRate: 1e-12, random: random('a'), onEpoch };
      train(model, digits, still);
      expect(epochs).toHaveLength(1);
      expect(epochs[0].accuracy).toBe(before);
      expect(epochs[0].loss).toBeCloseTo(loss, 5);
    }
  });

  test('accuracy is the count of correct predictions over the count of samples', () => {
    const model = trained('a');
    const predicted = predict(model, digits.images);
    expect([predicted.dtype, predicted.shape]).toEqual(['int32', [100]]);
    const correct = predicted.data.filter((label, i) => label === digits.labels.data[i]).length;
    expect([countCorrect(model, digits), accuracy(model, digits)]).toEqual([
      correct,
      correct / 100,
    ]);
  });
});

test('predict takes the first of several equal logits', () => {
  const logits = tensor([1, 3, 3, 2, 2, 2], [2, 3]);
  expect(Array.from(predict({ forward: (x) => x }, logits).data)).toEqual([1, 0]);
});

const empty: Dataset = {
  images: zeros([0, 4]),
  labels: fromData(new Uint8Array(0), [0]),
  classes: 10,
};
const one: Dataset = {
  images: zeros([1, 4]),
  labels: fromData(Uint8Array.of(3), [1]),
  classes: 10,
};
const options = { epochs: 1, batchSize: 4, learningRate: 0.1, random: random(1) };
const layer = new Linear(zeros([10, 4]));
const blocked = new Sequential([layer, { forward: (x) => tensor(x.data, x.shape) }]);
const refusals: readonly (readonly [string, () => unknown, string])[] = [
  ['a model without parameters', () => train(new ReLU(), one, options), 'train: the model has no'],
  ['no epochs', () => train(layer, one, { ...options, epochs: 0 }), 'train: epochs is 0'],
  ['an empty data set', () => train(layer, empty, options), 'train: the data set is empty'],
  ['the accuracy of nothing', () => accuracy(layer, empty), 'accuracy: the data set is empty'],
  [
    'a batch size of 0',
    () => train(layer, one, { ...options, batchSize: 0 }),
    'batches: size is 0',
  ],
  [
    'a layer that gradients cannot pass',
    () => train(blocked, one, options),
    'gradients: the value does not depend on tensor 0 [10, 4] through recorded operations',
  ],
];

test.each(refusals)('%s is refused', (_, attempt, message) => {
  expect(attempt).toThrow(message);
  expect(attempt).toThrow(RangeError);
});
