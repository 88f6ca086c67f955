import type { Tensor } from '@tito/tensor';

/**
 * Mean of |actual - reference|, in the units of the data.
 *
 * Shapes: two equal ones, of at least one value. NaN in either gives NaN.
 *
 * @throws {RangeError} if the shapes differ or hold no value.
 * @example
 * meanAbsoluteError(tensor([1, 2]), tensor([1, 3])); // => 0.5
 */
export function meanAbsoluteError(reference: Tensor, actual: Tensor): number {
  const size = sizeOfPair('meanAbsoluteError', reference, actual);
  let sum = 0;
  for (let i = 0; i < size; i++) sum += Math.abs(actual.data[i] - reference.data[i]);
  return sum / size;
}

/**
 * Largest |actual - reference|, in the units of the data.
 *
 * Shapes: two equal ones, of at least one value. NaN in either gives NaN.
 *
 * @throws {RangeError} if the shapes differ or hold no value.
 * @example
 * maxAbsoluteError(tensor([1, 2]), tensor([1, 5])); // => 3
 */
export function maxAbsoluteError(reference: Tensor, actual: Tensor): number {
  const size = sizeOfPair('maxAbsoluteError', reference, actual);
  let worst = 0;
  for (let i = 0; i < size; i++) {
    worst = Math.max(worst, Math.abs(actual.data[i] - reference.data[i]));
  }
  return worst;
}

/**
 * Signal to quantization noise ratio in dB: 10 log10(sum reference^2 / sum (actual - reference)^2).
 *
 * Equal tensors give Infinity, zeros too (0 / 0: no noise); noise on nothing but zeros gives
 * -Infinity. One bit more is worth 6.02 dB. Shapes: two equal ones, of at least one value. NaN in
 * either gives NaN.
 *
 * @throws {RangeError} if the shapes differ or hold no value.
 * @example
 * sqnrDb(tensor([10, 0]), tensor([10, 1])); // => 20
 */
export function sqnrDb(reference: Tensor, actual: Tensor): number {
  const { signal, noise } = powers('sqnrDb', reference, actual);
  return noise === 0 ? Infinity : 10 * Math.log10(signal / noise);
}

/**
 * Relative error of the whole tensor: sqrt(sum (actual - reference)^2 / sum reference^2), 0.01
 * being 1 %.
 *
 * Equal tensors give 0, zeros too (0 / 0: no error); an error on nothing but zeros gives Infinity.
 * Shapes: two equal ones, of at least one value. NaN in either gives NaN.
 *
 * @throws {RangeError} if the shapes differ or hold no value.
 * @example
 * relativeL2(tensor([3, 4]), tensor([3, 4.5])); // => 0.1
 */
export function relativeL2(reference: Tensor, actual: Tensor): number {
  const { signal, noise } = powers('relativeL2', reference, actual);
  return noise === 0 ? 0 : Math.sqrt(noise / signal);
}

/**
 * Mean |restored - x| as a fraction of the represented range max(0, max x) - min(0, min x).
 *
 * For int8 it is at most 1 / 510 asymmetric and 1 / 254 symmetric, by half a step. Equal tensors
 * give 0, zeros too; an error on nothing but zeros gives Infinity.
 * Shapes: two equal ones, of at least one value. NaN in either gives NaN.
 *
 * @throws {RangeError} if the shapes differ or hold no value.
 * @example
 * roundTripError(tensor([-1, 3]), tensor([-1, 2.5])); // => 0.0625
 */
export function roundTripError(x: Tensor, restored: Tensor): number {
  const size = sizeOfPair('roundTripError', x, restored);
  const error = meanAbsoluteError(x, restored);
  let min = 0;
  let max = 0;
  for (let i = 0; i < size; i++) {
    min = Math.min(min, x.data[i]);
    max = Math.max(max, x.data[i]);
  }
  return error === 0 ? 0 : error / (max - min);
}

/**
 * Fraction of the rows whose largest value stands in the same place: how often two classifiers
 * agree.
 *
 * Of equal largest values the first counts. A row with a NaN has no largest value and never agrees.
 * Shapes: two equal ones, [n, classes], of at least one value.
 *
 * @throws {RangeError} if the shapes differ, are not 2-D or hold no value.
 * @example
 * agreement(tensor([1, 2, 4, 3], [2, 2]), tensor([0, 1, 0, 1], [2, 2])); // => 0.5
 */
export function agreement(logitsA: Tensor, logitsB: Tensor): number {
  sizeOfPair('agreement', logitsA, logitsB);
  const { shape } = logitsA;
  if (shape.length !== 2) {
    throw new RangeError(`agreement: logits are [${shape.join(', ')}]: [n, classes] is needed`);
  }
  const [count, classes] = shape;
  let agreed = 0;
  for (let row = 0; row < count; row++) {
    const a = argmaxOfRow(logitsA.data, row * classes, classes);
    if (a >= 0 && a === argmaxOfRow(logitsB.data, row * classes, classes)) agreed++;
  }
  return agreed / count;
}

/** Index of the first largest value, or -1 if one is NaN. */
function argmaxOfRow(values: Float32Array, start: number, length: number): number {
  let best = 0;
  for (let i = 0; i < length; i++) {
    if (Number.isNaN(values[start + i])) return -1;
    if (values[start + i] > values[start + best]) best = i;
  }
  return best;
}

function powers(
  operation: string,
  reference: Tensor,
  actual: Tensor,
): { readonly signal: number; readonly noise: number } {
  const size = sizeOfPair(operation, reference, actual);
  let signal = 0;
  let noise = 0;
  for (let i = 0; i < size; i++) {
    const value = reference.data[i];
    const error = actual.data[i] - value;
    signal += value * value;
    noise += error * error;
  }
  return { signal, noise };
}

function sizeOfPair(operation: string, a: Tensor, b: Tensor): number {
  const same =
    a.shape.length === b.shape.length && a.shape.every((length, axis) => length === b.shape[axis]);
  const shapes = `[${a.shape.join(', ')}] and [${b.shape.join(', ')}]`;
  if (!same || a.data.length !== b.data.length) {
    throw new RangeError(`${operation}: the tensors are ${shapes}: equal shapes are needed`);
  }
  if (a.data.length === 0) throw new RangeError(`${operation}: the tensors are empty`);
  return a.data.length;
}
