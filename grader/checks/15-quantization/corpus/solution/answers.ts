import type { LinearSize, PairedDrop } from '@tito/quantization/contract';
import { widest } from './matmul-int8.ts';

// Task 15.9. The systems questions.

export function float32Bytes(layers: readonly LinearSize[]): number {
  return layers.reduce((sum, layer) => sum + 4 * (weightsOf(layer) + layer.outFeatures), 0);
}

/** A code is 1 byte, a scale 4, a bias value 4. */
export function int8Bytes(layers: readonly LinearSize[]): number {
  return layers.reduce((sum, layer) => sum + weightsOf(layer) + 8 * layer.outFeatures, 0);
}

function weightsOf({ inFeatures, outFeatures }: LinearSize): number {
  return inFeatures * outFeatures;
}

/** From 4 K / (K + 4) >= ratio. The quotient may be off by its rounding, so the inequality decides. */
export function minInFeatures(ratio: number): number {
  if (!(ratio > 0 && ratio < 4)) throw new RangeError(`minInFeatures: no K reaches ${ratio}`);
  let features = Math.max(1, Math.floor((4 * ratio) / (4 - ratio)) - 1);
  while ((4 * features) / (features + 4) < ratio) features++;
  return features;
}

/** One scale of 4 bytes for every output; a code is 1 byte. */
export function scaleOverheadPercent(shape: readonly number[]): number {
  const codesPerOutput = shape.slice(1).reduce((product, size) => product * size, 1);
  return (100 * 4) / codesPerOutput;
}

export function maxExactDepth(aZeroPoint: number, bZeroPoint: number): number {
  return Math.floor((2 ** 31 - 1) / (widest(aZeroPoint) * widest(bZeroPoint)));
}

/** Clipping an outlier A costs A^2 once; keeping it costs (A / Q)^2 / 12 for every value. */
export function clippingBreakEven(bits: number): number {
  return 1 / (12 * largestCode(bits) ** 2);
}

/** Signal A^2 / 3, noise (A / Q)^2 / 12: a ratio of (2 Q)^2. */
export function uniformSqnrDb(bits: number): number {
  return 20 * Math.log10(2 * largestCode(bits));
}

function largestCode(bits: number): number {
  return 2 ** (bits - 1) - 1;
}

export function weightReadMs(
  n: number,
  bytesPerWeight: number,
  gigabytesPerSecond: number,
): number {
  const seconds = (n * n * bytesPerWeight) / (gigabytesPerSecond * 1e9);
  return seconds * 1000;
}

export function pairedDrop(newlyWrong: number, newlyRight: number, total: number): PairedDrop {
  return {
    drop: (100 * (newlyWrong - newlyRight)) / total,
    standardError: (100 * Math.sqrt(newlyWrong + newlyRight)) / total,
  };
}
