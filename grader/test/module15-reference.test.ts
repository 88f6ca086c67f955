import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pack as publicPack } from '@tito/module-15-quantization/checks';
import { accuracy, Linear, parameters, ReLU, Sequential, train } from '@tito/nn';
import { loadMnist } from '@tito/nn/node';
import * as reference from '@tito/quantization';
import { random, type Random, take } from '@tito/tensor';
import { expect, test } from 'vitest';
import {
  accuracyChecks,
  floatModel,
  type LabelledTask,
} from '../checks/15-quantization/accuracy.ts';
import { pack as hiddenPack } from '../checks/15-quantization/index.ts';
import { digits, testAccuracy } from '../checks/15-quantization/model/digits.ts';
import { testSet, trainModel } from '../checks/15-quantization/model/train.ts';
import { failures, judge } from './module15-judging.ts';

const all = [...publicPack.checks, ...hiddenPack.checks];

test('ids are unique, and every check belongs to a task and has a weight', () => {
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  for (const { id, task, weight } of all) {
    expect(id).toMatch(new RegExp(`^${task}-`));
    expect(weight).toBeGreaterThan(0);
  }
});

test('the stubs do not pass a single check, and nothing of them counts as run', async () => {
  const folder = join(import.meta.dirname, '../../modules/15-quantization/stubs');
  const modules = await Promise.all(
    readdirSync(folder)
      .filter((name) => name.endsWith('.ts') && name !== 'explore.ts')
      .map((name) => import(pathToFileURL(join(folder, name)).href)),
  );
  const stubs = Object.assign({}, ...modules);
  for (const check of all) {
    const ended = await judge(check, stubs, 'seed');
    expect([check.id, 'fault' in ended && ended.fault.outcome]).toEqual([check.id, 'not-run']);
  }
});

test('the committed weights have the accuracy that is stated beside them', () => {
  expect(accuracy(floatModel(digits), testSet())).toBeCloseTo(testAccuracy, 4);
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
  return {
    layers: [
      { weight: w1, bias: b1 },
      { weight: w2, bias: b2 },
    ],
    calibration: (draw, count) => take(data.train.images, drawRows(draw, count, 6000)),
    test: (draw, count) => {
      const chosen = drawRows(draw, count, 6000);
      const { images, labels, classes } = data.test;
      return { images: take(images, chosen), labels: take(labels, chosen), classes };
    },
  };
}

/** Different rows. */
function drawRows(draw: Random, count: number, of: number): readonly number[] {
  return draw.shuffle(Array.from({ length: of }, (_, i) => i)).slice(0, count);
}

test.skipIf(!hasMnist)(
  'on MNIST the reference passes the accuracy checks',
  { timeout: 120_000 },
  async () => {
    const task = mnistTask();
    expect(accuracy(floatModel(task), task.test(random('rows'), 2000))).toBeGreaterThan(0.88);
    expect(await failures(accuracyChecks(task), reference, 'mnist')).toEqual([]);
  },
);
