// Rules of comparison that public and hidden checks share. No expected value is computed here.
import { fail, type Figures, type Finding, near, pass, tensorIs } from '@tito/check';
import type { AnyTensor, DType } from '@tito/tensor/contract';

/** What a call must throw if a shape is wrong. */
export const SHAPE_ERRORS = ['ShapeError', 'RangeError'] as const;

/** A tensor that came back, and what it has to be. */
export interface Expected {
  /** The call, for the sentence. */
  readonly name: string;
  readonly yours: AnyTensor;
  readonly shape: readonly number[];
  readonly values: ArrayLike<number>;
  readonly rule: string;
  /** How far value i may be off; 0 where left out. */
  readonly allowed?: ArrayLike<number>;
}

/** Passes when shape and values are the expected ones, NaN included. */
export function resultIs(expected: Expected, figures: Figures): Finding {
  const { name, yours, shape, values, rule, allowed } = expected;
  const lost = nanLost(yours.data, values);
  if (lost !== null && yours.data.length === values.length) {
    const measured = { value: 1, limit: 0, unit: 'NaN lost or made', sense: 'at most' } as const;
    return fail(measured, `${name}: ${rule}`, `${name}: ${rule} See value ${lost}.`);
  }
  return tensorIs({
    name,
    yours: { shape: yours.shape, data: withoutNaN(yours.data) },
    shape,
    expected: withoutNaN(values),
    allowed: (_, i) => allowed?.[i] ?? 0,
    rule,
    figures,
  });
}

/** The first place where one side is NaN and the other is not. */
function nanLost(yours: ArrayLike<number>, expected: ArrayLike<number>): number | null {
  const place = Array.from(expected).findIndex(
    (value, i) => Number.isNaN(value) !== Number.isNaN(yours[i]),
  );
  return place === -1 ? null : place;
}

/** With a number in place of NaN, and the largest number in place of Infinity, which is compared, too. */
function withoutNaN(values: ArrayLike<number>): number[] {
  return Array.from(values, (value) => {
    if (Number.isNaN(value)) return 0;
    return Math.min(Number.MAX_VALUE, Math.max(-Number.MAX_VALUE, value));
  });
}

/** Passes when a list of dimensions or strides is the expected one. */
export function listIs(
  name: string,
  yours: readonly number[],
  expected: readonly number[],
  rule: string,
  figures: Figures,
): Finding {
  const isSame = yours.length === expected.length && yours.every((n, i) => n === expected[i]);
  const measured = {
    value: isSame ? 0 : 1,
    limit: 0,
    unit: 'lists that differ',
    sense: 'at most',
  } as const;
  if (isSame) return pass(measured);
  const full = `${name} is [${yours.join(', ')}], expected [${expected.join(', ')}]: ${rule}`;
  return fail(measured, figures === 'told' ? full : `${name}: ${rule}`, full);
}

/** Passes when a number is exactly the expected one. */
export function numberIs(name: string, yours: number, expected: number, figures: Figures): Finding {
  return near({ yours, expected, allowed: 0, unit: 'off', student: `${name} is off.`, figures });
}

/** Passes when a tensor has the expected element type. */
export function typeIs(name: string, { dtype }: AnyTensor, expected: DType): Finding {
  const measured = {
    value: dtype === expected ? 0 : 1,
    limit: 0,
    unit: 'element types that differ',
    sense: 'at most',
  } as const;
  if (dtype === expected) return pass(measured);
  return fail(measured, `${name} is ${dtype}, expected ${expected}: the element type stays.`);
}
