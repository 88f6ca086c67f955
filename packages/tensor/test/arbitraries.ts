import fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { sizeOf, tensor } from '../src/index.ts';
import type { Tensor } from '../src/index.ts';

/** One seed for every property, so that a failure shows itself again. */
export const fixed: { readonly seed: number; readonly numRuns: number } = {
  seed: 20_261_124,
  numRuns: 200,
};

export const shapes: Arbitrary<number[]> = fc.array(fc.integer({ min: 0, max: 4 }), {
  maxLength: 4,
});

export const filledShapes: Arbitrary<number[]> = fc.array(fc.integer({ min: 1, max: 4 }), {
  maxLength: 4,
});

/** Shapes that broadcast together: one common shape, each seen with axes set to 1 or cut off. */
export function broadcastable(count: number): Arbitrary<number[][]> {
  return shapes.chain((common) =>
    fc.array(narrowed(common), { minLength: count, maxLength: count }),
  );
}

function narrowed(common: readonly number[]): Arbitrary<number[]> {
  const ones = fc.array(fc.boolean(), { minLength: common.length, maxLength: common.length });
  const cuts = fc.integer({ min: 0, max: common.length });
  return fc
    .tuple(ones, cuts)
    .map(([one, cut]) => common.map((n, axis) => (one[axis] ? 1 : n)).slice(cut));
}

export const float32: Arbitrary<number> = fc.float({
  noNaN: true,
  noDefaultInfinity: true,
  min: -1000,
  max: 1000,
});

export function tensorOf(
  shape: readonly number[],
  values: Arbitrary<number> = float32,
): Arbitrary<Tensor> {
  const length = sizeOf(shape);
  return fc
    .array(values, { minLength: length, maxLength: length })
    .map((list) => tensor(list, shape));
}

export const tensors: Arbitrary<Tensor> = shapes.chain((shape) => tensorOf(shape));

export const filledTensors: Arbitrary<Tensor> = filledShapes.chain((shape) => tensorOf(shape));
