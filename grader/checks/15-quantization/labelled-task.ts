// Labelled images for the accuracy checks: what a check draws from them, and how a model is asked.
import type { RemoteObject } from '@tito/check';
import type { Dataset, Layer } from '@tito/nn';
import { concat, type Random, rows, take, type Tensor } from '@tito/tensor';
import type { Parameters } from './layers.ts';

/** Labelled images, and a trained multilayer perceptron for them. A check draws from the images. */
export interface LabelledTask {
  /** The weights and biases of its layers; ReLU in between. */
  readonly layers: readonly Parameters[];
  /** Images that a calibration may see, [count, features]. */
  readonly calibration: Tensor;
  /** Images that neither training nor calibration has seen. */
  readonly test: Dataset;
  /** What the float model makes of the test images, [count, classes]. */
  readonly logits: Tensor;
}

/** Images that a check draws, [count, features], with their labels and the float model's logits. */
export interface Drawn {
  readonly images: Tensor;
  readonly labels: Tensor<'uint8'>;
  readonly logits: Tensor;
}

/** Different test images. */
export function drawTest({ test, logits }: LabelledTask, random: Random, count: number): Drawn {
  const chosen = drawRows(random, count, test.images);
  return {
    images: take(test.images, chosen),
    labels: take(test.labels, chosen),
    logits: take(logits, chosen),
  };
}

/** The first of the images. */
export function firstOf({ images, labels, logits }: Drawn, count: number): Drawn {
  return {
    images: rows(images, 0, count),
    labels: rows(labels, 0, count),
    logits: rows(logits, 0, count),
  };
}

/** Different images to calibrate on; a copy, which a check may spoil. */
export function drawCalibration(
  { calibration }: LabelledTask,
  random: Random,
  count: number,
): Tensor {
  return take(calibration, drawRows(random, count, calibration));
}

function drawRows(random: Random, count: number, { shape: [of = 0] }: Tensor): Uint16Array {
  const all = Array.from({ length: of }, (_, i) => i);
  return Uint16Array.from(random.shuffle(all).slice(0, count));
}

const BATCH = 500;

/**
 * The outputs for all images, a part of them at a time, as a server would; or, if a part has another
 * shape than it should, that part.
 */
export async function forwardInBatches(
  model: RemoteObject<Layer>,
  { images, logits }: Pick<Drawn, 'images' | 'logits'>,
): Promise<Tensor> {
  const outputs: Tensor[] = [];
  const [count = 0, classes = 0] = logits.shape;
  for (let start = 0; start < count; start += BATCH) {
    const end = Math.min(count, start + BATCH);
    const output = await model.forward(rows(images, start, end));
    if (output.shape.join() !== [end - start, classes].join()) return output;
    outputs.push(output);
  }
  return concat(outputs);
}
