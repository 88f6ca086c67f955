// Rules of comparison that the checks of all modules share: what counts as right, and how a finding
// says it. No expected value is computed here.
import { thrownBy } from './check.ts';
import { compareArrays } from './compare.ts';
import { shownShape } from './dimensions.ts';
import type { StudentFault } from './faults.ts';
import { fail, type Finding, pass } from './finding.ts';
import { withArticle } from './words.ts';

// Units of what has to hold before values count.
const SHAPES = 'shapes that differ';
const REFUSALS = 'calls not refused';

/** Whether a sentence tells the learner the figures: of public inputs it does, of hidden ones not. */
export type Figures = 'told' | 'kept';

/** One number to compare. */
export interface Value {
  readonly yours: number;
  readonly expected: number;
  readonly allowed: number;
  readonly unit: string;
  /** The sentence for the learner when it is off. */
  readonly student: string;
  readonly figures: Figures;
}

/** Passes when a number is no further from the expected one than allowed. */
export function near({ yours, expected, allowed, unit, student, figures }: Value): Finding {
  const distance = Math.abs(yours - expected);
  const measured = { value: distance, limit: allowed, unit, sense: 'at most' } as const;
  if (distance <= allowed) return pass(measured);
  const full = `${student} It is ${short(yours)}, expected ${short(expected)}.`;
  return fail(measured, figures === 'told' ? full : student, full);
}

/** A call that must be refused, and what is wrong with it in a few words. */
export type Refusal = readonly [what: string, call: () => Promise<unknown>];

/**
 * Passes when every call throws one of the named errors, each of which the sentence names. Pair it with a
 * call that must succeed, or code that always throws would pass.
 */
export async function refuses(
  name: string,
  refusals: readonly Refusal[],
  errors: readonly string[] = ['RangeError'],
): Promise<Finding> {
  const wrong: string[] = [];
  for (const [what, call] of refusals) {
    const fault = await thrownBy(call());
    if (!isOneOf(fault, errors)) wrong.push(`${what} (${verdictOn(fault)})`);
  }
  const measured = {
    value: wrong.length,
    limit: 0,
    unit: REFUSALS,
    sense: 'at most',
  } as const;
  if (wrong.length === 0) return pass(measured);
  return fail(
    measured,
    `${name} should throw ${errors.map(withArticle).join(' or ')} for ${wrong.join(', ')}.`,
  );
}

function isOneOf(fault: StudentFault | null, errors: readonly string[]): boolean {
  return fault !== null && fault.thrown !== null && errors.includes(fault.thrown);
}

/** Names of errors that may be quoted; others are the learner's own text, which may quote inputs. */
const KNOWN_ERRORS = [
  'Error',
  'TypeError',
  'ReferenceError',
  'RangeError',
  'ShapeError',
  'DTypeError',
];

function verdictOn(fault: StudentFault | null): string {
  if (fault === null) return 'it was accepted';
  const known = KNOWN_ERRORS.find((name) => name === fault.thrown);
  return known === undefined ? 'it threw another error' : `it threw ${withArticle(known)}`;
}

/** Passes when the shape is the expected one. */
export function shapeIs(
  name: string,
  yours: readonly number[],
  expected: readonly number[],
  figures: Figures,
): Finding {
  const same = yours.length === expected.length && yours.every((size, i) => size === expected[i]);
  const measured = {
    value: same ? 0 : 1,
    limit: 0,
    unit: SHAPES,
    sense: 'at most',
  } as const;
  if (same) return pass(measured);
  const full = `${name} has shape ${shownShape(yours)}, expected ${shownShape(expected)}.`;
  return fail(
    measured,
    figures === 'told' ? full : `${name} has another shape than it should.`,
    full,
  );
}

/** A tensor, and what it has to be. */
export interface TensorValue {
  /** What was computed, for the sentence: `ReLU.forward([-1, 2])`. */
  readonly name: string;
  readonly yours: { readonly shape: readonly number[]; readonly data: ArrayLike<number> };
  readonly shape: readonly number[];
  readonly expected: ArrayLike<number>;
  /** How far a value may be off, given what it should be and its flat index; 0 where left out. */
  readonly allowed?: (expected: number, i: number) => number;
  /** The rule that is broken when a value differs, in one sentence. */
  readonly rule: string;
  readonly figures: Figures;
}

/** Passes when a tensor has the expected shape and, within bounds, the expected values. */
export function tensorIs(value: TensorValue): Finding {
  const { name, yours, shape, expected, allowed = () => 0, rule, figures } = value;
  const shaped = shapeIs(name, yours.shape, shape, figures);
  if (!shaped.ok) return shaped;
  return compareArrays({
    yours: yours.data,
    expected,
    allowed: (i) => allowed(expected[i], i),
    shape,
    unit: 'values off',
    student: `${name}: ${rule}`,
  });
}

/**
 * The first failure; if there is none, the pass that came nearest to its limit, with the first
 * remark that any of them makes. Of exact ones it is the first that is about values.
 */
export function worst(findings: readonly [Finding, ...Finding[]]): Finding {
  const failure = findings.find((finding) => !finding.ok);
  if (failure !== undefined) return failure;
  const { measured } = findings.reduce((a, b) => (saysMore(b, a) ? b : a));
  return pass(
    measured,
    findings.map(noteOf).find((note) => note !== undefined),
  );
}

function saysMore(one: Finding, other: Finding): boolean {
  const [own, its] = [margin(one), margin(other)];
  return own === its ? isCondition(other) && !isCondition(one) : own < its;
}

function isCondition({ measured: { unit } }: Finding): boolean {
  return unit === SHAPES || unit === REFUSALS;
}

function noteOf(finding: Finding): string | undefined {
  return finding.ok ? finding.note : undefined;
}

/** How far a measured value is from its limit, relative to it; exact comparisons have no margin. */
function margin({ measured: { value, limit, sense } }: Finding): number {
  if (limit === 0) return Infinity;
  return (sense === 'at most' ? limit - value : value - limit) / Math.abs(limit);
}

/** A number as a sentence shows it. */
export function short(value: number): string {
  return String(Number.isFinite(value) ? Number(value.toPrecision(6)) : value);
}

/**
 * Judges several drawn inputs, one after the other: the first failure, or else the pass that came
 * nearest to its limit.
 */
export async function repeat(
  times: number,
  judge: (i: number) => Promise<Finding>,
): Promise<Finding> {
  let tightest = await judge(0);
  for (let i = 1; i < times && tightest.ok; i++) tightest = worst([tightest, await judge(i)]);
  return tightest;
}
