import type { DiffRow, Finding } from './finding.ts';
import { fail, pass } from './finding.ts';

const ROWS_SHOWN = 4;

/** What is compared, and how far each value may be off. */
export interface Comparison {
  readonly yours: ArrayLike<number>;
  readonly expected: ArrayLike<number>;
  /** The allowed distance at flat index i; 0 asks for equality. */
  readonly allowed: (i: number) => number;
  /** Dimensions that indices are reported in. */
  readonly shape: readonly number[];
  /** What a difference is counted in: `codes off`, `values off`. */
  readonly unit: string;
  /** The sentence for the learner when a value differs. */
  readonly student: string;
}

/**
 * Passes when no value is further off than allowed. Lengths are compared first, and NaN is never
 * close to anything. The measured value is the number of values that differ.
 */
export function compareArrays(comparison: Comparison): Finding {
  const { yours, expected, allowed, shape, unit, student } = comparison;
  const measure = (value: number) => ({ value, limit: 0, unit, sense: 'at most' as const });
  if (yours.length !== expected.length) {
    const sentence = `${student} There are ${yours.length} values, expected ${expected.length}.`;
    return fail(measure(Math.abs(yours.length - expected.length)), sentence);
  }
  const rows: DiffRow[] = [];
  let count = 0;
  for (let i = 0; i < expected.length; i++) {
    const tolerance = allowed(i);
    const a = yours[i] ?? NaN;
    const b = expected[i] ?? NaN;
    if (Math.abs(a - b) <= tolerance) continue;
    count++;
    if (rows.length < ROWS_SHOWN) {
      rows.push({ at: indexOf(i, shape), yours: a, expected: b, allowed: tolerance });
    }
  }
  if (count === 0) return pass(measure(0));
  return fail(measure(count), student, `${student} ${count} of ${expected.length} differ.`, rows);
}

/** The index along each dimension of flat, row-major index i. */
export function indexOf(i: number, shape: readonly number[]): readonly number[] {
  const index: number[] = [];
  let rest = i;
  for (const size of shape.toReversed()) {
    index.unshift(rest % size);
    rest = Math.floor(rest / size);
  }
  return index;
}

/** Whether a number is a given one up to a relative error. NaN and infinities never are. */
export function isClose(actual: number, expected: number, relative: number): boolean {
  return Math.abs(actual - expected) <= relative * Math.abs(expected);
}
