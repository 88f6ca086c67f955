// Rules of comparison that public and hidden checks share. No expected value is computed here.
import {
  compareArrays,
  fail,
  type Figures,
  type Finding,
  near,
  pass,
  shapeIs,
  tensorIs,
  worst,
} from '@tito/check';

/** The unit roundoff of float32. */
const ROUNDOFF = 2 ** -24;
/** Quotients and roots of a few float64 numbers: their last digits may differ. */
const LAST_DIGITS = 1e-9;

/** A float32 tensor of sums, and what it has to be. */
export interface Sums {
  /** What was computed: `Linear.forward`. */
  readonly name: string;
  readonly yours: { readonly shape: readonly number[]; readonly data: ArrayLike<number> };
  readonly shape: readonly number[];
  readonly expected: ArrayLike<number>;
  /** For each sum, the sum of the magnitudes of its terms. */
  readonly magnitudes: ArrayLike<number>;
  /** How many terms a sum has. */
  readonly terms: number;
  readonly rule: string;
  readonly figures: Figures;
}

/**
 * Passes when each sum is the expected one up to float32 roundings: one for every term and every addition,
 * whatever their order, each relative to the magnitudes of the terms.
 */
export function sumsAre(sums: Sums): Finding {
  const { name, yours, shape, expected, magnitudes, terms, rule, figures } = sums;
  const shaped = shapeIs(name, yours.shape, shape, figures);
  if (!shaped.ok) return shaped;
  return compareArrays({
    yours: yours.data,
    expected,
    allowed: (i) => 2 * (terms + 1) * ROUNDOFF * (magnitudes[i] ?? NaN),
    shape,
    unit: 'values off',
    student: `${name}: ${rule}`,
  });
}

type Yours = Sums['yours'];

/** Passes when a tensor has this shape and exactly these values. */
export function valuesAre(
  name: string,
  yours: Yours,
  shape: readonly number[],
  expected: ArrayLike<number>,
  figures: Figures,
): Finding {
  return tensorIs({ name, yours, shape, expected, rule: 'the values differ.', figures });
}

/** Passes when drawn weights are the expected ones, up to float32 rounding. */
export function weightsAre(
  name: string,
  yours: Yours,
  shape: readonly number[],
  expected: ArrayLike<number>,
  figures: Figures,
): Finding {
  const largest = Array.from(expected).reduce((most, w) => Math.max(most, Math.abs(w)), 0);
  const rule = 'the weights have another size, or other numbers were drawn for them.';
  const allowed = () => 8 * ROUNDOFF * largest;
  return tensorIs({ name, yours, shape, expected, allowed, rule, figures });
}

/** Passes when a number is the expected one, up to float64 rounding. */
export function figureIs(name: string, yours: number, expected: number, figures: Figures): Finding {
  return near({
    yours,
    expected,
    allowed: LAST_DIGITS * Math.abs(expected),
    unit: 'off',
    student: `${name} is off.`,
    figures,
  });
}

/** Passes when a loss is a float32 tensor without dimensions that holds the expected value. */
export function lossIs(
  name: string,
  yours: Yours,
  expected: number,
  allowed: number,
  figures: Figures,
): Finding {
  return worst([
    shapeIs(name, yours.shape, [], figures),
    near({
      yours: yours.data[0] ?? NaN,
      expected,
      allowed,
      unit: 'loss off',
      student: `${name} is off.`,
      figures,
    }),
  ]);
}

function shown(shapes: readonly (readonly number[])[]): string {
  return shapes.map((shape) => `[${shape.join(', ')}]`).join(', ');
}

/** Passes when the tensors have these shapes, in this order. */
export function shapesAre(
  name: string,
  yours: readonly { readonly shape: readonly number[] }[],
  expected: readonly (readonly number[])[],
  figures: Figures,
): Finding {
  const [found, wanted] = [shown(yours.map(({ shape }) => shape)), shown(expected)];
  const measured = {
    value: found === wanted ? 0 : 1,
    limit: 0,
    unit: 'lists that differ',
    sense: 'at most',
  } as const;
  if (found === wanted) return pass(measured);
  const full = `${name} are ${found || 'none'}, expected ${wanted || 'none'}.`;
  return fail(measured, figures === 'told' ? full : `${name} are other ones.`, full);
}
