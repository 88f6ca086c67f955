export type { Activation, GELUForm, Layer, LinearLike } from './layer.ts';
export { isLinear, parameters } from './parameters.ts';
export { Linear } from './linear.ts';
export { GELU, ReLU, Sigmoid, Softmax, Tanh } from './activations.ts';
export { Dropout } from './dropout.ts';
export { Sequential } from './sequential.ts';
export { crossEntropy } from './losses.ts';

export { gradients } from './autograd/tape.ts';
export * as ops from './autograd/index.ts';

export { SGD } from './sgd.ts';
export { accuracy, countCorrect, predict, train } from './train.ts';
export type { Epoch, TrainOptions } from './train.ts';

export {
  arithmeticIntensity,
  droppedDeviation,
  elementwiseBytes,
  largestSafeLogit,
  reluZeroShare,
  tableBytes,
  vanishingDepth,
} from './systems/activations.ts';

export { batches, subset } from './dataset.ts';
export type { Dataset } from './dataset.ts';
export { drawDigits } from './digits/draw.ts';
