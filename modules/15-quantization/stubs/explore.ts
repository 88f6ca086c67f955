// A digit model, quantized with your own code and measured: npx node modules/15-quantization/src/explore.ts
import { random, rows } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import { accuracy, drawDigits, Linear, ReLU, Sequential, train } from '@tito/nn';
import type { Dataset } from '@tito/nn';
import { formatBytes, retainedBytes } from '@tito/profiling';
import { agreement, relativeL2, sqnrDb } from '@tito/quantization/metrics';
import { quantizeModel } from './quantize-model.ts';
import { dequantizeInt8, quantizeInt8 } from './quantize.ts';

/** What was measured, on images that neither training nor calibration has seen. */
export interface Figures {
  /** Bytes of the buffers that each model retains. Fields marked `#` are not seen by `retainedBytes`. */
  readonly float32Bytes: number;
  readonly int8Bytes: number;
  /** Of the first layer's weights, quantized with one scale and dequantized again, in dB. */
  readonly weightSqnrDb: number;
  /** |int8 logits - float logits| relative to |float logits|, over all test images. */
  readonly logitError: number;
  /** Fraction of the test images on which both models name the same digit. */
  readonly agreement: number;
  readonly float32Accuracy: number;
  readonly int8Accuracy: number;
}

const TEST_IMAGES = 2000;
const CALIBRATION_IMAGES = 100;

/** Trains a small model, quantizes it, and measures what changed. Takes about a second. */
export function explore(): Figures {
  const { source, first, calibration, test } = trainedModel();
  const restored = dequantizeInt8(quantizeInt8(first));
  const { model } = quantizeModel(source, [calibration]);
  const logits = source.forward(test.images);
  const quantizedLogits = model.forward(test.images);
  return {
    float32Bytes: retainedBytes(source).total,
    int8Bytes: retainedBytes(model).total,
    weightSqnrDb: sqnrDb(first, restored),
    logitError: relativeL2(logits, quantizedLogits),
    agreement: agreement(logits, quantizedLogits),
    float32Accuracy: accuracy(source, test),
    int8Accuracy: accuracy(model, test),
  };
}

/** A trained float32 model, with what is needed to quantize and to judge it. */
export interface Trained {
  /** 256-64-10 on images of 16 x 16. */
  readonly source: Sequential;
  /** The weights of its first layer. */
  readonly first: Tensor;
  /** The first training images, [n, 256]. */
  readonly calibration: Tensor;
  /** Digits of another seed. */
  readonly test: Dataset;
}

/** Trains the model: the same weights on every run. */
export function trainedModel(): Trained {
  const digits = drawDigits({ count: 1000, seed: 'train' });
  const seed = random('explore');
  const hidden = Linear.init(256, 64, seed);
  const source = new Sequential([hidden, new ReLU(), Linear.init(64, 10, seed)]);
  train(source, digits, { epochs: 5, batchSize: 20, learningRate: 0.1, random: seed });
  return {
    source,
    first: hidden.weight,
    calibration: rows(digits.images, 0, CALIBRATION_IMAGES),
    test: drawDigits({ count: TEST_IMAGES, seed: 'test' }),
  };
}

function percent(fraction: number): string {
  return `${(100 * fraction).toFixed(2)} %`;
}

/** The figures as lines of text. */
export function report(figures: Figures): string {
  const { float32Bytes, int8Bytes } = figures;
  return [
    `float32 model   ${formatBytes(float32Bytes)}`,
    `int8 model      ${formatBytes(int8Bytes)}, 1/${(float32Bytes / int8Bytes).toFixed(2)} of it`,
    `weights         ${figures.weightSqnrDb.toFixed(1)} dB signal to noise, one scale for all`,
    `logits          ${percent(figures.logitError)} off`,
    `same digit      ${percent(figures.agreement)} of ${TEST_IMAGES} test images`,
    `accuracy        ${percent(figures.float32Accuracy)} float32, ${percent(figures.int8Accuracy)} int8`,
  ].join('\n');
}

if (import.meta.main) {
  try {
    console.log(report(explore()));
  } catch (error) {
    // A task that is not written yet says so in its message; anything else is a fault to look into.
    if (!(error instanceof Error) || error.name !== 'NotImplementedError') throw error;
    console.log(error.message);
  }
}
