// What modules of the course ask for: types only.
import type { Random } from '@tito/tensor';
import type { Activation, GELUForm, Layer } from './layer.ts';

export type { Activation, GELUForm, Layer, LinearLike } from './layer.ts';

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
