// What modules of the course ask for: types only.
import type { Random, Tensor } from '@tito/tensor';
import type { Activation, ConvLike, GELUForm, Layer, LinearLike } from './layer.ts';
import type { Fans, KaimingOptions, WindowOptions } from './options.ts';

export type { Activation, ConvLike, GELUForm, Layer, LinearLike } from './layer.ts';
export type { FanMode, Fans, KaimingOptions, WindowOptions } from './options.ts';

/** What module 02 exports. The contract of each name stands where this package exports it. */
export interface Module02 extends ActivationAnswers {
  readonly ReLU: new () => Activation;
  readonly Sigmoid: new () => Activation;
  readonly Tanh: new () => Activation;
  readonly GELU: new (approximate?: GELUForm) => Activation;
  readonly Softmax: new () => Layer;
  readonly Dropout: new (p: number, random: Pick<Random, 'uniform'>) => Layer;
}

/** The systems questions of module 02. */
export interface ActivationAnswers {
  elementwiseBytes(shape: readonly number[]): number;
  arithmeticIntensity(flopsPerValue: number): number;
  vanishingDepth(slope: number, threshold: number): number;
  largestSafeLogit(classes: number): number;
  reluZeroShare(mean: number, deviation: number): number;
  droppedDeviation(count: number, p: number): number;
  tableBytes(bits: number, bytesPerValue: number): number;
}

/** A layer that passes others one after the other. */
export interface Container extends Layer {
  readonly layers: readonly Layer[];
}

/** What module 03 exports. The contract of each name stands where this package exports it. */
export interface Module03 extends LayerAnswers {
  fans(shape: readonly number[]): Fans;
  kaimingUniform(
    shape: readonly number[],
    source: Pick<Random, 'uniform'>,
    options?: KaimingOptions,
  ): Tensor;
  kaimingNormal(
    shape: readonly number[],
    source: Pick<Random, 'normal'>,
    options?: KaimingOptions,
  ): Tensor;
  xavierUniform(shape: readonly number[], source: Pick<Random, 'uniform'>, gain?: number): Tensor;
  xavierNormal(shape: readonly number[], source: Pick<Random, 'normal'>, gain?: number): Tensor;
  readonly Linear: new (weight: Tensor, bias?: Tensor | null) => LinearLike;
  readonly Sequential: new (layers: readonly Layer[]) => Container;
  parameters(model: Layer): readonly Tensor[];
  readonly Conv2d: new (weight: Tensor, bias?: Tensor | null, options?: WindowOptions) => ConvLike;
  readonly Flatten: new () => Layer;
  meanSquaredError(predicted: Tensor, target: Tensor): Tensor;
  crossEntropy(logits: Tensor, labels: ArrayLike<number>): Tensor;
}

/** One convolution of a stack, for counting. */
export interface ConvStep {
  readonly kernel: number;
  readonly stride: number;
}

/** The systems questions of module 03. */
export interface LayerAnswers {
  mlpParameters(sizes: readonly number[]): number;
  convOutputSize(size: number, kernel: number, stride: number, padding: number): number;
  receptiveField(steps: readonly ConvStep[]): number;
  denseOverConv(height: number, width: number, kernel: number): number;
  signalDeviation(weightDeviation: number, fanIn: number, layers: number): number;
  untrainedLoss(classes: number): number;
  activationBytes(shapes: readonly (readonly number[])[], batch: number): number;
}
