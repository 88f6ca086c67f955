import { fromData, sizeOf } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import fc from 'fast-check';
import { expect } from 'vitest';
import { gradients, ops } from '../src/index.ts';

/** The unit roundoff of float32. */
export const u: number = 2 ** -24;

/** Tensors of a shape whose elements are k/4 with |k| <= most: sums of products of them are exact in float32. */
export function quarters(shape: readonly number[], most = 8): fc.Arbitrary<Tensor> {
  return elements(shape, fc.integer({ min: -most, max: most }), 4);
}

/** Odd multiples of 1/8: at least 1/8 from zero, where ReLU has its kink. */
export function oddEighths(shape: readonly number[]): fc.Arbitrary<Tensor> {
  return elements(
    shape,
    fc.integer({ min: -8, max: 7 }).map((k) => 2 * k + 1),
    8,
  );
}

function elements(
  shape: readonly number[],
  numerators: fc.Arbitrary<number>,
  denominator: number,
): fc.Arbitrary<Tensor> {
  const length = sizeOf(shape);
  return fc.array(numerators, { minLength: length, maxLength: length }).map((ks) =>
    fromData(
      Float32Array.from(ks, (k) => k / denominator),
      shape,
    ),
  );
}

/** Fixed weights, k/4 with |k| <= 4, that make a scalar of any output: sum_j w_j y_j. */
export function weightsLike({ shape, data }: Tensor): Tensor {
  return fromData(
    data.map((_, j) => (((j * 7) % 9) - 4) / 4),
    shape,
  );
}

/** d (sum_j w_j y_j) / d x_i by a central difference of step h, summed in float64. */
function slope(operation: () => Tensor, w: Tensor, x: Tensor, i: number, h: number): number {
  const at = (value: number): number => {
    x.data[i] = value;
    return operation().data.reduce((total, y, j) => total + w.data[j] * y, 0);
  };
  const middle = x.data[i];
  const difference = at(middle + h) - at(middle - h);
  x.data[i] = middle;
  return difference / (2 * h);
}

/**
 * Expects the gradients of sum_j w_j y_j, y = operation(), to agree with central differences of step
 * h within `bound` sum_j |w_j|.
 */
export function expectGradients(
  operation: () => Tensor,
  inputs: readonly Tensor[],
  { step, bound }: { readonly step: number; readonly bound: number },
): void {
  const w = weightsLike(operation());
  const allowed = bound * w.data.reduce((total, value) => total + Math.abs(value), 0);
  const result = gradients(() => ops.sum(ops.mul(operation(), w)), inputs);
  for (const [k, x] of inputs.entries()) {
    const gradient = result.gradients[k];
    expect(gradient.shape).toEqual(x.shape);
    for (let i = 0; i < x.data.length; i++) {
      const error = Math.abs(gradient.data[i] - slope(operation, w, x, i, step));
      expect(error, `input ${k}, element ${i}`).toBeLessThanOrEqual(allowed);
    }
  }
}

/**
 * The bound of `expectGradients` for a smooth operation: a central difference is wrong by at most
 * h^2/6 times the third derivative, and outputs up to `magnitude`, computed with `roundings`
 * roundings, add roundings u magnitude / h; the gradient's own roundings are fewer.
 */
export function smoothBound(row: {
  readonly step: number;
  readonly third: number;
  readonly magnitude: number;
  readonly roundings: number;
}): number {
  return (row.step ** 2 / 6) * row.third + (row.roundings * u * row.magnitude) / row.step;
}
