import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { accuracy, Linear, parameters, ReLU, Sequential, train } from '@tito/nn';
import { loadMnist } from '@tito/nn/node';
import * as reference from '@tito/quantization';
import { random, type Tensor, zeros } from '@tito/tensor';
import { expect, test } from 'vitest';
import { accuracyChecks } from '../checks/15-quantization/accuracy.ts';
import type { LabelledTask } from '../checks/15-quantization/labelled-task.ts';
import { floatModel } from '../checks/15-quantization/layers.ts';
import { digits, testAccuracy } from '../checks/15-quantization/model/digits.ts';
import { testSet, trainModel } from '../checks/15-quantization/model/train.ts';
import { failures, judge } from './module15-judging.ts';

/** A model that answers a second call with a class too few. */
const shapeShifting: typeof reference.quantizeModel = (...args) => {
  const { model, stats } = reference.quantizeModel(...args);
  let calls = 0;
  const forward = (x: Tensor) => (calls++ === 0 ? model.forward(x) : zeros([x.shape[0] ?? 0, 9]));
  return { model: { forward }, stats };
};

test('outputs whose shape changes from call to call fail, and break nothing', async () => {
  const exports = { ...reference, quantizeModel: shapeShifting };
  for (const check of accuracyChecks(digits).slice(0, 2)) {
    expect(await judge(check, exports, 'seed')).toMatchObject({ finding: { ok: false } });
  }
});

test('the committed weights have the accuracy that is stated beside them', () => {
  expect(accuracy(floatModel(digits.layers), testSet())).toBeCloseTo(testAccuracy, 4);
});

test('training again reaches the same accuracy within 0.3 points', { timeout: 60_000 }, () => {
  expect(Math.abs(accuracy(trainModel(), testSet()) - testAccuracy)).toBeLessThan(0.003);
});

const mnist = join(import.meta.dirname, '../../../shared/data/mnist');
const hasMnist = existsSync(mnist);
if (!hasMnist)
  console.warn(`\n*** ${mnist} is not there: the accuracy checks do not run on MNIST.\n`);

/** 784-128-10, trained for a few seconds on real handwriting. */
function mnistTask(): LabelledTask {
  const data = loadMnist(mnist, { limit: 6000 });
  const source = random('mnist');
  const model = new Sequential([
    Linear.init(784, 128, source),
    new ReLU(),
    Linear.init(128, 10, source),
  ]);
  const options = { epochs: 2, batchSize: 32, learningRate: 0.05, momentum: 0.9, random: source };
  train(model, data.train, options);
  const [w1, b1, w2, b2] = parameters(model);
  if (w1 === undefined || b1 === undefined || w2 === undefined || b2 === undefined) {
    throw new Error('the model has two layers with bias');
  }
  const layers = [
    { weight: w1, bias: b1 },
    { weight: w2, bias: b2 },
  ];
  const logits = model.forward(data.test.images);
  return { layers, calibration: data.train.images, test: data.test, logits };
}

test.skipIf(!hasMnist)(
  'on MNIST the reference passes the accuracy checks',
  { timeout: 120_000 },
  async () => {
    const task = mnistTask();
    expect(accuracy(floatModel(task.layers), task.test)).toBeGreaterThan(0.88);
    expect(await failures(accuracyChecks(task), reference, 'mnist')).toEqual([]);
  },
);
