export type { Activation, ConvLike, GELUForm, Layer, LinearLike } from './layer.ts';
export { isLinear } from './is-linear.ts';
export { parameters } from './parameters.ts';
export { fans, kaimingNormal, kaimingUniform, xavierNormal, xavierUniform } from './init.ts';
export type { FanMode, Fans, KaimingOptions, WindowOptions } from './options.ts';
export { Linear } from './linear.ts';
export { Conv2d } from './conv2d.ts';
export { Flatten } from './flatten.ts';
export { GELU, ReLU, Sigmoid, Softmax, Tanh } from './activations.ts';
export { Dropout } from './dropout.ts';
export { Sequential } from './sequential.ts';
export { crossEntropy, meanSquaredError } from './losses.ts';

export { gradients } from './autograd/tape.ts';
export * as ops from './autograd/index.ts';

export type { Optimizer } from './optimizer.ts';
export { SGD } from './sgd.ts';
export { Adam } from './adam.ts';
export type { AdamOptions } from './adam.ts';
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

export {
  activationBytes,
  convOutputSize,
  denseOverConv,
  mlpParameters,
  receptiveField,
  signalDeviation,
  untrainedLoss,
} from './systems/layers.ts';

export { batches, subset } from './dataset.ts';
export type { Dataset } from './dataset.ts';
export { drawDigits } from './digits/draw.ts';
