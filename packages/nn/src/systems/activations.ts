import { normalBelow } from '../curves.ts';

/**
 * Bytes that an element-by-element function of a float32 tensor moves: each value is read and written
 * once, 8 bytes.
 *
 * @example
 * elementwiseBytes([64, 1024]); // => 524288
 */
export function elementwiseBytes(shape: readonly number[]): number {
  return 8 * shape.reduce((product, size) => product * size, 1);
}

/**
 * Floating-point operations per byte of such a function: little, so memory decides how fast it is.
 *
 * @example
 * arithmeticIntensity(1); // => 0.125
 */
export function arithmeticIntensity(flopsPerValue: number): number {
  return flopsPerValue / 8;
}

/**
 * The smallest number of layers after which a gradient, multiplied by `slope` in each of them, is below
 * `threshold`.
 *
 * @throws {RangeError} unless 0 < slope < 1 and 0 < threshold <= 1.
 * @example
 * vanishingDepth(0.25, 1e-6); // => 10
 */
export function vanishingDepth(slope: number, threshold: number): number {
  requireThat(slope > 0 && slope < 1, 'vanishingDepth: slope', slope, 'in (0, 1)');
  requireThat(threshold > 0 && threshold <= 1, 'vanishingDepth: threshold', threshold, 'in (0, 1]');
  let depth = 0;
  for (let gradient = 1; gradient >= threshold; gradient *= slope) depth++;
  return depth;
}

/** (2 - 2^-23) 2^127 */
const LARGEST_FLOAT32 = (2 - 2 ** -23) * 2 ** 127;

/**
 * The largest logit z at which a softmax in float32 that does not subtract the maximum still works, if
 * all `classes` logits are z: their exponentials add up to classes exp(z), which must not exceed
 * the largest float32, (2 - 2^-23) 2^127.
 *
 * @throws {RangeError} if `classes` is not a positive integer.
 * @example
 * Math.round(100 * largestSafeLogit(10)) / 100; // => 86.42
 */
export function largestSafeLogit(classes: number): number {
  requireThat(
    Number.isInteger(classes) && classes > 0,
    'largestSafeLogit: classes',
    classes,
    'a positive integer',
  );
  return Math.log(LARGEST_FLOAT32 / classes);
}

/**
 * The share of zeros after a ReLU, for inputs that are normal with this mean and deviation.
 *
 * @throws {RangeError} if the deviation is not above 0.
 * @example
 * reluZeroShare(0, 1); // => 0.5
 * Math.round(10000 * reluZeroShare(1, 1)) / 10000; // => 0.1587
 */
export function reluZeroShare(mean: number, deviation: number): number {
  requireThat(deviation > 0, 'reluZeroShare: deviation', deviation, 'above 0');
  return normalBelow(-mean / deviation);
}

/**
 * The standard deviation of the number of values that dropout drops out of `count`: sqrt(n p (1 - p)).
 *
 * @example
 * droppedDeviation(10000, 0.5); // => 50
 */
export function droppedDeviation(count: number, p: number): number {
  return Math.sqrt(count * p * (1 - p));
}

/**
 * Bytes of a table that holds the value of a function for every code of `bits` bits.
 *
 * @throws {RangeError} unless `bits` is an integer from 1 to 32.
 * @example
 * tableBytes(8, 1); // => 256
 * tableBytes(16, 4); // => 262144
 */
export function tableBytes(bits: number, bytesPerValue: number): number {
  requireThat(
    Number.isInteger(bits) && bits >= 1 && bits <= 32,
    'tableBytes: bits',
    bits,
    'an integer from 1 to 32',
  );
  return 2 ** bits * bytesPerValue;
}

function requireThat(holds: boolean, subject: string, value: number, needed: string): void {
  if (!holds) throw new RangeError(`${subject} is ${value}: it must be ${needed}`);
}
