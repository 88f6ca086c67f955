import type { LinearSize, PairedDrop } from './contract.ts';
import { exactDepth, widestCode } from '@tito/kernels/int8';
import { int8Codes } from './grid.ts';
import { requireCode } from './qparams.ts';

/**
 * Bytes of the weights and biases of float32 Linear layers: 4 (in * out + out) each.
 *
 * @throws {RangeError} if a size is not a positive integer.
 * @example
 * const hidden = { inFeatures: 784, outFeatures: 128 };
 * const output = { inFeatures: 128, outFeatures: 10 };
 * float32Bytes([hidden, output]); // => 407080
 */
export function float32Bytes(layers: readonly LinearSize[]): number {
  return sumOver(layers, 'float32Bytes', (inputs, outputs) => 4 * (inputs * outputs + outputs));
}

/**
 * Bytes of the same layers in int8: in * out codes, and a float32 scale and a 4-byte bias per
 * output.
 *
 * @throws {RangeError} if a size is not a positive integer.
 * @example
 * const hidden = { inFeatures: 784, outFeatures: 128 };
 * const output = { inFeatures: 128, outFeatures: 10 };
 * int8Bytes([hidden, output]); // => 102736
 */
export function int8Bytes(layers: readonly LinearSize[]): number {
  return sumOver(layers, 'int8Bytes', (inputs, outputs) => inputs * outputs + 8 * outputs);
}

/**
 * Smallest inFeatures K at which float32 weights are at least `ratio` times as large as int8 codes
 * with one float32 scale per output: 4 K / (K + 4) >= ratio.
 *
 * @throws {RangeError} unless 0 < ratio < 4.
 * @example
 * minInFeatures(3.9); // => 156
 */
export function minInFeatures(ratio: number): number {
  requireThat(ratio > 0 && ratio < 4, 'minInFeatures', 'ratio', ratio, 'a number in (0, 4)');
  // The quotient may be off by its rounding; the comparison decides.
  let features = Math.max(1, Math.floor((4 * ratio) / (4 - ratio)) - 1);
  while ((4 * features) / (features + 4) < ratio) features++;
  return features;
}

/**
 * Bytes of float32 scales, one per output, in percent of the codes, for weights [out, ...rest].
 *
 * @throws {RangeError} if the shape is empty or a dimension is not a positive integer.
 * @example
 * scaleOverheadPercent([64, 3, 3, 4]); // => 400 / 36
 */
export function scaleOverheadPercent(shape: readonly number[]): number {
  if (shape.length === 0) throw new RangeError('scaleOverheadPercent: shape [] has no outputs');
  shape.forEach((dimension) => requireCount('scaleOverheadPercent', 'a dimension', dimension));
  const perOutput = shape.slice(1).reduce((product, dimension) => product * dimension, 1);
  return 400 / perOutput;
}

/**
 * Largest k at which k * max|a - aZeroPoint| * max|b - bZeroPoint| < 2^31, over all int8 codes.
 *
 * @throws {RangeError} if a zero point is no int8 code.
 * @example
 * maxExactDepth(0, 0); // => 131071
 * maxExactDepth(-128, 127); // => 33025
 */
export function maxExactDepth(aZeroPoint: number, bZeroPoint: number): number {
  requireCode('maxExactDepth', 'aZeroPoint', aZeroPoint, int8Codes);
  requireCode('maxExactDepth', 'bZeroPoint', bZeroPoint, int8Codes);
  return exactDepth(widestCode(aZeroPoint), widestCode(bZeroPoint));
}

/**
 * Fraction of outliers below which clipping them lowers the mean squared error of symmetric codes
 * of `bits` bits: 1 / (12 Q^2), Q = 2^(bits - 1) - 1.
 *
 * An outlier A that is kept makes the step A / Q and the error (A / Q)^2 / 12 for every value;
 * clipped, it costs A^2 itself.
 *
 * @throws {RangeError} unless bits is an integer in [2, 32].
 * @example
 * clippingBreakEven(8); // => 1 / (12 * 127 ** 2)
 */
export function clippingBreakEven(bits: number): number {
  return 1 / (12 * largestCode('clippingBreakEven', bits) ** 2);
}

/**
 * Signal to noise ratio, in dB, of uniform data that fills a symmetric grid of `bits` bits:
 * 20 log10(2 Q), Q = 2^(bits - 1) - 1.
 *
 * Data on ±A has power A^2 / 3; a step of A / Q leaves noise of power (A / Q)^2 / 12.
 *
 * @throws {RangeError} unless bits is an integer in [2, 32].
 * @example
 * Math.round(100 * uniformSqnrDb(8)) / 100; // => 48.1
 */
export function uniformSqnrDb(bits: number): number {
  return 20 * Math.log10(2 * largestCode('uniformSqnrDb', bits));
}

/**
 * Milliseconds to read weights [n, n] once, at `gigabytesPerSecond` (10^9 bytes): the least time of
 * a product with one vector.
 *
 * @throws {RangeError} if n is not a positive integer, or another argument not finite and above 0.
 * @example
 * weightReadMs(1000, 4, 20); // => 0.2
 */
export function weightReadMs(
  n: number,
  bytesPerWeight: number,
  gigabytesPerSecond: number,
): number {
  requireCount('weightReadMs', 'n', n);
  requirePositive('weightReadMs', 'bytesPerWeight', bytesPerWeight);
  requirePositive('weightReadMs', 'gigabytesPerSecond', gigabytesPerSecond);
  return (n * n * bytesPerWeight) / (gigabytesPerSecond * 1e6);
}

/**
 * Float accuracy minus int8 accuracy over the same `total` images, in percentage points, with its
 * standard error sqrt(newlyWrong + newlyRight) / total.
 *
 * @throws {RangeError} if total is not a positive integer, or the counts are not integers >= 0 that
 * together are at most total.
 * @example
 * pairedDrop(30, 6, 1000); // => { drop: 2.4, standardError: 0.6 }
 */
export function pairedDrop(newlyWrong: number, newlyRight: number, total: number): PairedDrop {
  requireCount('pairedDrop', 'total', total);
  const counted = `an integer in [0, ${total}]`;
  for (const [name, count] of Object.entries({ newlyWrong, newlyRight })) {
    const fits = Number.isInteger(count) && count >= 0 && count <= total;
    requireThat(fits, 'pairedDrop', name, count, counted);
  }
  const changed = newlyWrong + newlyRight;
  requireThat(changed <= total, 'pairedDrop', 'newlyWrong + newlyRight', changed, counted);
  return {
    drop: (100 * (newlyWrong - newlyRight)) / total,
    standardError: (100 * Math.sqrt(changed)) / total,
  };
}

function sumOver(
  layers: readonly LinearSize[],
  operation: string,
  bytesOf: (inputs: number, outputs: number) => number,
): number {
  return layers.reduce((sum, { inFeatures, outFeatures }) => {
    requireCount(operation, 'inFeatures', inFeatures);
    requireCount(operation, 'outFeatures', outFeatures);
    return sum + bytesOf(inFeatures, outFeatures);
  }, 0);
}

function largestCode(operation: string, bits: number): number {
  const fits = Number.isInteger(bits) && bits >= 2 && bits <= 32;
  requireThat(fits, operation, 'bits', bits, 'an integer in [2, 32]');
  return 2 ** (bits - 1) - 1;
}

function requireCount(operation: string, name: string, value: number): void {
  const counts = Number.isSafeInteger(value) && value > 0;
  requireThat(counts, operation, name, value, 'a positive integer');
}

function requirePositive(operation: string, name: string, value: number): void {
  const positive = Number.isFinite(value) && value > 0;
  requireThat(positive, operation, name, value, 'a finite number above 0');
}

function requireThat(
  holds: boolean,
  operation: string,
  name: string,
  value: number,
  needed: string,
): void {
  if (!holds) throw new RangeError(`${operation}: ${name} is ${value}: ${needed} is needed`);
}
