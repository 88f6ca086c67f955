import type { LinearSize, PairedDrop } from '@tito/quantization/contract';
import { deepest } from './matmul-int8.ts';

export function float32Bytes(layers: readonly LinearSize[]): number {
  let values = 0;
  for (const { inFeatures, outFeatures } of layers) values += (inFeatures + 1) * outFeatures;
  return values * 4;
}

export function int8Bytes(layers: readonly LinearSize[]): number {
  let bytes = 0;
  for (const { inFeatures, outFeatures } of layers) bytes += outFeatures * (inFeatures + 4 + 4);
  return bytes;
}

export function minInFeatures(ratio: number): number {
  if (ratio >= 4 || !(ratio > 0)) throw new RangeError('out of reach');
  for (let k = 1; ; k++) if ((4 * k) / (k + 4) >= ratio) return k;
}

export function scaleOverheadPercent(shape: readonly number[]): number {
  const codes = shape.reduce((a, b) => a * b, 1);
  return ((shape[0] * 4) / codes) * 100;
}

export function maxExactDepth(aZeroPoint: number, bZeroPoint: number): number {
  return deepest(aZeroPoint, bZeroPoint);
}

const topCode = (bits: number) => Math.pow(2, bits - 1) - 1;

export function clippingBreakEven(bits: number): number {
  const q = topCode(bits);
  return 1 / q / q / 12;
}

export function uniformSqnrDb(bits: number): number {
  const ratio = 4 * topCode(bits) ** 2;
  return 10 * Math.log10(ratio);
}

export function weightReadMs(
  n: number,
  bytesPerWeight: number,
  gigabytesPerSecond: number,
): number {
  const bytes = n ** 2 * bytesPerWeight;
  return bytes / gigabytesPerSecond / 1e6;
}

export function pairedDrop(newlyWrong: number, newlyRight: number, total: number): PairedDrop {
  const drop = ((newlyWrong - newlyRight) / total) * 100;
  const standardError = (Math.sqrt(newlyWrong + newlyRight) / total) * 100;
  return { drop, standardError };
}
