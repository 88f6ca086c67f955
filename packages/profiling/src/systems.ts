import type { ConvSize } from './contract.ts';

/**
 * Multiply-accumulates of a convolution for one sample: output values times the elements of one
 * filter. An output dimension is floor((size + 2 padding - kernel) / stride) + 1.
 *
 * @example
 * conv2dMacs({ input: [1, 8, 8], outChannels: 2, kernel: [3, 3], stride: 1, padding: 0 }); // => 648
 */
export function conv2dMacs({ input, outChannels, kernel, stride, padding }: ConvSize): number {
  const [channels, height, width] = input;
  const out = (size: number, k: number) => Math.floor((size + 2 * padding - k) / stride) + 1;
  const values = outChannels * out(height, kernel[0]) * out(width, kernel[1]);
  return values * channels * kernel[0] * kernel[1];
}

/**
 * The smallest batch at which a float32 Linear layer without bias is no longer bound by memory:
 * 2 n in out FLOPs on 4 (in out + n (in + out)) bytes reach `ridge` FLOPs per byte.
 *
 * @throws {RangeError} if no batch is large enough: in out / (2 (in + out)) <= ridge.
 * @example
 * computeBoundBatch(1024, 1024, 5); // => 11
 */
export function computeBoundBatch(inFeatures: number, outFeatures: number, ridge: number): number {
  const weights = inFeatures * outFeatures;
  const activations = inFeatures + outFeatures;
  if (!(weights > 2 * ridge * activations)) {
    throw new RangeError(
      `computeBoundBatch: no batch reaches ${ridge} FLOPs per byte with ${inFeatures} x ${outFeatures} weights`,
    );
  }
  return Math.ceil((2 * ridge * weights) / (weights - 2 * ridge * activations));
}

/**
 * The most samples per second that a model answers one at a time, if all its weights are read from
 * memory for each.
 *
 * @example
 * weightBoundRate(7e9, 2, 100); // => 100 / 14
 */
export function weightBoundRate(
  parameters: number,
  bytesPerParameter: number,
  gigabytesPerSecond: number,
): number {
  return (gigabytesPerSecond * 1e9) / (parameters * bytesPerParameter);
}

/**
 * How many times faster the whole becomes if a part that takes `share` of its time becomes `factor`
 * times faster.
 *
 * Source: Amdahl, AFIPS 1967.
 *
 * @example
 * amdahlSpeedup(0.8, 4); // => 2.5
 */
export function amdahlSpeedup(share: number, factor: number): number {
  return 1 / (1 - share + share / factor);
}

/**
 * The fewest samples among which at least one is an event of probability `fraction`, with probability
 * `confidence` at least: 1 - (1 - fraction)^n >= confidence.
 *
 * @throws {RangeError} unless 0 < fraction < 1 and 0 < confidence < 1.
 * @example
 * samplesToSee(0.01, 0.95); // => 299
 */
export function samplesToSee(fraction: number, confidence: number): number {
  requireInside('fraction', fraction);
  requireInside('confidence', confidence);
  return Math.ceil(Math.log(1 - confidence) / Math.log(1 - fraction));
}

function requireInside(name: string, value: number): void {
  if (value > 0 && value < 1) return;
  throw new RangeError(`samplesToSee: ${name} is ${value}: a number in (0, 1) is needed`);
}

/**
 * The fewest runs that one sample has to take in, so that a clock that advances in steps of
 * `resolutionMs` is wrong by at most `errorPercent` percent of the sample's time.
 *
 * @example
 * runsPerSample(0.02, 0.1, 1); // => 500
 */
export function runsPerSample(runMs: number, resolutionMs: number, errorPercent: number): number {
  return Math.ceil((100 * resolutionMs) / (errorPercent * runMs));
}

/**
 * Bytes that training keeps for the parameters, all float32: themselves, their gradients, and what the
 * optimizer remembers of each, such as 1 number for momentum or 2 for Adam.
 *
 * @example
 * trainingBytes(1000, 2); // => 16000
 */
export function trainingBytes(parameters: number, statesPerParameter: number): number {
  return 4 * parameters * (2 + statesPerParameter);
}
