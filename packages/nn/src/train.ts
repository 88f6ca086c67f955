import { argmax } from '@tito/tensor';
import type { Random, Tensor } from '@tito/tensor';
import { gradients } from './autograd/tape.ts';
import { batches } from './dataset.ts';
import type { Dataset } from './dataset.ts';
import type { Layer } from './layer.ts';
import { parameters } from './parameters.ts';
import { crossEntropy } from './losses.ts';
import type { Optimizer } from './optimizer.ts';
import { SGD } from './sgd.ts';

/** What `train` reports after each pass over the data. */
export interface Epoch {
  /** 1 for the first pass. */
  readonly epoch: number;
  /** The mean cross entropy of the samples, each measured before the step of its batch. */
  readonly loss: number;
  /** The fraction of samples classified correctly, measured at the same moment as the loss. */
  readonly accuracy: number;
}

/** How to train. `random` shuffles the samples of each epoch. */
export interface TrainOptions {
  readonly epochs: number;
  readonly batchSize: number;
  readonly learningRate: number;
  readonly momentum?: number;
  /** What learns the parameters; `SGD` with the learning rate and the momentum by default. */
  readonly optimizer?: (parameters: readonly Tensor[]) => Optimizer;
  readonly random: Random;
  readonly onEpoch?: (epoch: Epoch) => void;
}

/**
 * Fits a classifier to labelled images, in place: gradient descent on the cross entropy of its logits,
 * over shuffled batches. The same options and the same start give the same weights.
 * Layers are told that they are trained, so `Dropout` drops; `predict` and `accuracy` do not tell them.
 *
 * Cost: about three forward passes per sample and epoch.
 *
 * @throws {RangeError} if the model has no parameters, the data no samples, or an option is out of range.
 * @example
 * const source = random(1);
 * const digits = drawDigits({ count: 400, seed: 'train' });
 * const model = new Sequential([Linear.init(256, 10, source)]);
 * train(model, digits, { epochs: 5, batchSize: 20, learningRate: 0.1, random: source });
 * accuracy(model, digits) > 0.8; // => true
 */
export function train(model: Layer, data: Dataset, options: TrainOptions): void {
  const { epochs, batchSize, random, onEpoch } = options;
  const learned = parameters(model);
  requireTrainable(learned, data, epochs);
  const optimizer = options.optimizer?.(learned) ?? new SGD(learned, options);
  for (let epoch = 1; epoch <= epochs; epoch++) {
    let loss = 0;
    let correct = 0;
    for (const batch of batches(data, batchSize, random)) {
      const step = learn(model, learned, optimizer, batch);
      loss += step.loss * batch.labels.data.length;
      correct += countEqual(argmax(step.logits, 1), batch.labels);
    }
    const n = data.labels.data.length;
    onEpoch?.({ epoch, loss: loss / n, accuracy: correct / n });
  }
}

/** One forward pass, one backward pass and one step of the optimizer. */
function learn(
  model: Layer,
  learned: readonly Tensor[],
  optimizer: Optimizer,
  { images, labels }: Dataset,
): { logits: Tensor; loss: number } {
  let logits = images;
  const result = gradients(() => {
    logits = model.forward(images, true);
    return crossEntropy(logits, labels.data);
  }, learned);
  optimizer.step(result.gradients);
  return { logits, loss: result.value.data[0] };
}

function requireTrainable(learned: readonly Tensor[], data: Dataset, epochs: number): void {
  if (learned.length === 0) throw new RangeError('train: the model has no float32 parameters');
  if (data.labels.data.length === 0) throw new RangeError('train: the data set is empty');
  if (Number.isInteger(epochs) && epochs > 0) return;
  throw new RangeError(`train: epochs is ${epochs}: it must be a positive integer`);
}

/**
 * The most likely class of each image: the index of its largest logit, the first one at a tie.
 *
 * Shapes: images [n, features] give [n].
 *
 * @example
 * const model = new Linear(tensor([1, 0, 0, 1], [2, 2]));
 * Array.from(predict(model, tensor([3, 4, 6, 5], [2, 2])).data); // => [1, 0]
 */
export function predict(model: Layer, images: Tensor): Tensor<'int32'> {
  return argmax(model.forward(images), 1);
}

/** How many samples the model classifies correctly. */
export function countCorrect(model: Layer, data: Dataset): number {
  return countEqual(predict(model, data.images), data.labels);
}

/**
 * The fraction of samples that the model classifies correctly, 0 to 1.
 *
 * @throws {RangeError} if the data set is empty.
 */
export function accuracy(model: Layer, data: Dataset): number {
  const n = data.labels.data.length;
  if (n === 0) throw new RangeError('accuracy: the data set is empty');
  return countCorrect(model, data) / n;
}

function countEqual(classes: Tensor<'int32'>, labels: Tensor<'uint8'>): number {
  let equal = 0;
  for (let i = 0; i < labels.data.length; i++) {
    if (classes.data[i] === labels.data[i]) equal++;
  }
  return equal;
}
