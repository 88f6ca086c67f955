// Trains the digit model of the accuracy checks and writes its weights: node train.ts
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  accuracy,
  type Dataset,
  drawDigits,
  Linear,
  parameters,
  ReLU,
  Sequential,
  train,
} from '@tito/nn';
import { concat, random, reshape } from '@tito/tensor';

/** How the model is trained. Training images are drawn from a seed that no check uses. */
export const settings = {
  /** Side of an image in pixels. */
  size: 10,
  hidden: 32,
  classes: 10,
  trainImages: 24_000,
  testImages: 10_000,
  epochs: 5,
  batchSize: 32,
  learningRate: 0.05,
  momentum: 0.9,
  seed: 'module 15, digit model',
} as const;

/** Images that the model is not trained on, always the same ones. */
export function testSet(): Dataset {
  const { testImages: count, size } = settings;
  return drawDigits({ count, size, seed: `${settings.seed}, test` });
}

/** Trains the model; takes a few seconds. */
export function trainModel(): Sequential {
  const { size, hidden, classes, trainImages: count } = settings;
  const source = random(settings.seed);
  const model = new Sequential([
    Linear.init(size * size, hidden, source),
    new ReLU(),
    Linear.init(hidden, classes, source),
  ]);
  const images = drawDigits({ count, size, seed: `${settings.seed}, train` });
  train(model, images, { ...settings, random: source });
  return model;
}

/** Writes the settings, the accuracy that was reached, and the parameters as base64 of float32. */
function write(model: Sequential): void {
  const values = concat(parameters(model).map((parameter) => reshape(parameter, [-1])));
  const bytes = Buffer.from(values.data.buffer);
  const file = {
    settings,
    testAccuracy: accuracy(model, testSet()),
    parameters: bytes.toString('base64'),
  };
  writeFileSync(join(import.meta.dirname, 'digits.json'), `${JSON.stringify(file, null, 2)}\n`);
  console.log(`accuracy ${file.testAccuracy} on ${settings.testImages} images`);
}

if (import.meta.main) write(trainModel());
