// Task 02.7. The systems questions, answered in code: the checks put figures of their own in. A float32
// value has 4 bytes.
import { NotImplementedError } from '@tito/tensor';

/**
 * Bytes that an element-by-element function of a float32 tensor of this shape moves: it reads each value
 * once and writes each value once.
 *
 * @example
 * elementwiseBytes([64, 1024]); // => 524288
 */
export function elementwiseBytes(shape: readonly number[]): number {
  // TODO(02.7): what is counted here, and in which unit?   tito hint 02.7
  throw new NotImplementedError('02.7');
}

/**
 * Floating-point operations per byte moved, for a function that takes `flopsPerValue` of them for each
 * float32 value that it reads and writes.
 *
 * @example
 * arithmeticIntensity(1); // => 0.125
 */
export function arithmeticIntensity(flopsPerValue: number): number {
  throw new NotImplementedError('02.7');
}

/**
 * A gradient starts as 1 and is multiplied by `slope` in every layer. The smallest number of layers
 * after which it is below `threshold`.
 *
 * @throws {RangeError} unless 0 < slope < 1 and 0 < threshold <= 1.
 * @example
 * vanishingDepth(0.25, 1e-6); // => 10
 * vanishingDepth(0.5, 0.25); // => 3
 */
export function vanishingDepth(slope: number, threshold: number): number {
  throw new NotImplementedError('02.7');
}

/**
 * The largest logit z at which a softmax in float32 that does not subtract the maximum still works, if
 * all `classes` logits are z: the exponentials add up to classes * exp(z), which must not exceed
 * the largest float32, (2 - 2^-23) * 2^127.
 *
 * @throws {RangeError} if `classes` is not a positive integer.
 * @example
 * Math.round(100 * largestSafeLogit(10)) / 100; // => 86.42
 */
export function largestSafeLogit(classes: number): number {
  throw new NotImplementedError('02.7');
}

/**
 * The share of zeros after a ReLU, 0 to 1, for inputs that are normally distributed: to 1e-6.
 *
 * @throws {RangeError} unless the deviation is above 0.
 * @example
 * Math.round(1e4 * reluZeroShare(0, 1)) / 1e4; // => 0.5
 * Math.round(1e4 * reluZeroShare(1, 1)) / 1e4; // => 0.1587
 */
export function reluZeroShare(mean: number, deviation: number): number {
  throw new NotImplementedError('02.7');
}

/**
 * The standard deviation of the number of values that dropout drops, out of `count` that are each
 * dropped with probability p.
 *
 * @example
 * droppedDeviation(10000, 0.5); // => 50
 */
export function droppedDeviation(count: number, p: number): number {
  throw new NotImplementedError('02.7');
}

/**
 * Bytes of a table with one entry for each of the codes that `bits` bits can hold: what it costs to look
 * a function of a quantized value up in place of computing it.
 *
 * @throws {RangeError} unless `bits` is an integer from 1 to 32.
 * @example
 * tableBytes(8, 1); // => 256
 * tableBytes(16, 4); // => 262144
 */
export function tableBytes(bits: number, bytesPerValue: number): number {
  throw new NotImplementedError('02.7');
}
