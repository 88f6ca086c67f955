import type { ConvSize } from '@tito/profiling/contract';

// Task 14.9. The systems questions.

export function conv2dMacs({ input, outChannels, kernel, stride, padding }: ConvSize): number {
  const [channels, height, width] = input;
  const places = (size: number, k: number) => 1 + Math.floor((size + 2 * padding - k) / stride);
  const outputs = outChannels * places(height, kernel[0]) * places(width, kernel[1]);
  return outputs * channels * kernel[0] * kernel[1];
}

/** From 2 n io / (4 (io + n (i + o))) >= ridge; the quotient may be off by its rounding. */
export function computeBoundBatch(inFeatures: number, outFeatures: number, ridge: number): number {
  const weights = inFeatures * outFeatures;
  const perSample = inFeatures + outFeatures;
  const gain = 2 * weights - 4 * ridge * perSample;
  if (!(gain > 0)) throw new RangeError(`computeBoundBatch: nothing reaches ${ridge}`);
  const reaches = (n: number) => 2 * n * weights >= ridge * 4 * (weights + n * perSample);
  let batch = Math.max(1, Math.floor((4 * ridge * weights) / gain) - 1);
  while (!reaches(batch)) batch++;
  return batch;
}

export function weightBoundRate(
  parameters: number,
  bytesPerParameter: number,
  gigabytesPerSecond: number,
): number {
  const seconds = (parameters * bytesPerParameter) / (gigabytesPerSecond * 1e9);
  return 1 / seconds;
}

/** What is left of a time of 1. */
export function amdahlSpeedup(share: number, factor: number): number {
  const rest = 1 - share;
  return 1 / (rest + share / factor);
}

export function samplesToSee(fraction: number, confidence: number): number {
  for (const value of [fraction, confidence]) {
    if (!(value > 0 && value < 1)) throw new RangeError(`samplesToSee: ${value}`);
  }
  return Math.ceil(Math.log(1 - confidence) / Math.log(1 - fraction));
}

export function runsPerSample(runMs: number, resolutionMs: number, errorPercent: number): number {
  const neededMs = (100 * resolutionMs) / errorPercent;
  return Math.max(1, Math.ceil(neededMs / runMs));
}

/** Parameter, gradient, and the states of each. */
export function trainingBytes(parameters: number, statesPerParameter: number): number {
  const numbers = 2 + statesPerParameter;
  return 4 * parameters * numbers;
}
