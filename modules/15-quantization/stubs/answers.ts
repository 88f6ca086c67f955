// Task 15.9. The systems questions, answered in code: the checks put figures of their own in. All in
// closed form or a short loop; 1 GB is 10^9 bytes, 1 byte is one int8 code, 4 bytes one float32.
import { NotImplementedError } from '@tito/tensor';
import type { LinearSize, PairedDrop } from '@tito/quantization/contract';

/**
 * Bytes of the weights and biases of float32 Linear layers.
 *
 * @example
 * float32Bytes([{ inFeatures: 784, outFeatures: 128 }, { inFeatures: 128, outFeatures: 10 }]); // => 407080
 */
export function float32Bytes(layers: readonly LinearSize[]): number {
  // TODO(15.9): what does each figure count, and in which unit?   tito hint 15.9
  throw new NotImplementedError('15.9');
}

/**
 * Bytes of the same layers as int8 codes, with a float32 scale and a 4-byte bias per output.
 *
 * @example
 * int8Bytes([{ inFeatures: 784, outFeatures: 128 }, { inFeatures: 128, outFeatures: 10 }]); // => 102736
 */
export function int8Bytes(layers: readonly LinearSize[]): number {
  throw new NotImplementedError('15.9');
}

/**
 * The smallest inFeatures at which float32 weights are at least `ratio` times as large as int8 codes
 * with one float32 scale per output. Biases are left out.
 *
 * @throws {RangeError} unless 0 < ratio < 4.
 * @example
 * minInFeatures(3.9); // => 156
 * minInFeatures(2); // => 4
 */
export function minInFeatures(ratio: number): number {
  throw new NotImplementedError('15.9');
}

/**
 * Bytes of float32 scales, one per output, in percent of the bytes of the codes, for weights
 * [out, ...rest].
 *
 * @example
 * scaleOverheadPercent([64, 3, 3, 4]); // => 400 / 36
 */
export function scaleOverheadPercent(shape: readonly number[]): number {
  throw new NotImplementedError('15.9');
}

/**
 * The largest depth k that `matmulInt8` accepts for these zero points:
 * k * max|a - aZeroPoint| * max|b - bZeroPoint| < 2^31 over all int8 codes.
 *
 * @example
 * maxExactDepth(0, 0); // => 131071
 * maxExactDepth(-128, 127); // => 33025
 */
export function maxExactDepth(aZeroPoint: number, bZeroPoint: number): number {
  throw new NotImplementedError('15.9');
}

/**
 * The fraction of outliers at which it makes no difference to the mean squared error whether they are
 * clipped, for symmetric codes of `bits` bits, whose largest code is Q = 2^(bits - 1) - 1.
 *
 * An outlier A, far above the rest, that is clipped costs about A^2. Kept, it makes the step A / Q, and
 * every value then costs step^2 / 12.
 *
 * @example
 * clippingBreakEven(4); // => 1 / 588
 */
export function clippingBreakEven(bits: number): number {
  throw new NotImplementedError('15.9');
}

/**
 * Signal to noise ratio, in dB, of data that is uniform on the whole range ±A of symmetric codes of
 * `bits` bits: 10 log10 of the mean square of the data over step^2 / 12.
 *
 * @example
 * Math.round(100 * uniformSqnrDb(8)) / 100; // => 48.1
 */
export function uniformSqnrDb(bits: number): number {
  throw new NotImplementedError('15.9');
}

/**
 * Milliseconds to read a weight matrix [n, n] once from memory that delivers `gigabytesPerSecond`.
 *
 * @example
 * weightReadMs(1000, 4, 20); // => 0.2
 */
export function weightReadMs(
  n: number,
  bytesPerWeight: number,
  gigabytesPerSecond: number,
): number {
  throw new NotImplementedError('15.9');
}

/**
 * What quantization cost in accuracy, on the same `total` images: float minus int8 accuracy, in
 * percentage points, and its standard error, sqrt(newlyWrong + newlyRight) / total, in the same unit.
 *
 * @example
 * pairedDrop(30, 6, 1000); // => { drop: 2.4, standardError: 0.6 }
 */
export function pairedDrop(newlyWrong: number, newlyRight: number, total: number): PairedDrop {
  throw new NotImplementedError('15.9');
}
