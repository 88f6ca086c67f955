// Rules of comparison that public and hidden checks share: what counts as right, and how far off is
// still right. No expected value is computed here.
import {
  compareArrays,
  fail,
  type Finding,
  type Measured,
  pass,
  type StudentFault,
  thrownBy,
} from '@tito/check';
import type { QParams } from '@tito/quantization/contract';

/** Scales are float32 numbers: a few units in the last place, relative. */
const SCALE_TOLERANCE = 1e-6;
/** How far beyond half a step a code may lie: float32 quotients of up to 255 steps are that coarse. */
export const NEAR_TIE = 1e-4;

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

/**
 * Passes when a scale is the expected one, as a float32. The measured value is its relative error.
 * @param tolerance how large that may be; more than the default where float sums are compared
 */
export function scaleIs(
  yours: number,
  expected: number,
  student: string,
  figures: Figures,
  tolerance: number = SCALE_TOLERANCE,
): Finding {
  const error = Math.abs(Math.fround(yours) - Math.fround(expected)) / Math.fround(expected);
  const measured = {
    value: error,
    limit: tolerance,
    unit: 'relative error of the scale',
    sense: 'at most',
  } as const;
  if (error <= tolerance) return pass(measured);
  const full = `${student} scale is ${short(yours)}, expected ${short(expected)}.`;
  return fail(measured, figures === 'told' ? full : student, full);
}

/**
 * Passes when a zero point is the nearest code to where 0 lies; at a tie either neighbour is.
 * @param position the code of 0 before rounding
 */
export function zeroPointIs(
  yours: number,
  position: number,
  student: string,
  figures: Figures,
): Finding {
  const isCode = Number.isInteger(yours) && yours >= -128 && yours <= 127;
  const distance = Math.abs(yours - position);
  const measured = {
    value: isCode ? distance : 256,
    limit: 0.5 + NEAR_TIE,
    unit: 'codes from where 0 lies',
    sense: 'at most',
  } as const;
  if (measured.value <= measured.limit) return pass(measured);
  const given = isCode ? short(yours) : `${yours}, which is no int8 code`;
  const full = `${student} zeroPoint is ${given}, expected ${Math.round(position)}.`;
  return fail(measured, figures === 'told' ? full : student, full);
}

/**
 * Passes when parameters can be used at all: a finite scale above 0, and an int8 zero point. What is
 * wrong is said in words: the number itself may have been made from hidden inputs.
 */
export function areUsable(name: string, { scale, zeroPoint }: QParams): Finding {
  const figures = `scale is ${scale}, zeroPoint ${zeroPoint}.`;
  if (!(scale > 0 && scale < Infinity)) {
    const sentence = `${name}: the scale is ${inWords(scale)}; a finite number above 0 is needed.`;
    return fail(unusable(1), sentence, `${sentence} ${figures}`);
  }
  if (!(Number.isInteger(zeroPoint) && zeroPoint >= -128 && zeroPoint <= 127)) {
    const sentence = `${name}: the zero point is ${inWords(zeroPoint)}; an integer from -128 to 127 is needed.`;
    return fail(unusable(1), sentence, `${sentence} ${figures}`);
  }
  return pass(unusable(0));
}

/** What kind of number it is. */
function inWords(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return 'infinite';
  if (!Number.isInteger(value)) return value < 0 ? 'a negative fraction' : 'a fraction';
  if (value === 0) return '0';
  return value < 0 ? 'a negative integer' : 'a positive integer';
}

function unusable(value: number): Measured {
  return { value, limit: 0, unit: 'unusable parameters', sense: 'at most' };
}

/** Values, and the codes that should stand for them. */
export interface Coded {
  readonly x: ArrayLike<number>;
  readonly codes: ArrayLike<number>;
  readonly shape: readonly number[];
  /** The scale at flat index i. */
  readonly scaleAt: (i: number) => number;
  readonly zeroPoint: number;
  /** The smallest code that may be used: -128, or -127 for symmetric codes. */
  readonly lowest: number;
  readonly student: string;
}

/**
 * Passes when every code is a nearest one, given the learner's own parameters. A value between two
 * codes may have either.
 */
export function nearestCodes(coded: Coded): Finding {
  const { x, codes, shape, scaleAt, zeroPoint, lowest, student } = coded;
  const expected = new Float64Array(x.length);
  let ties = 0;
  for (let i = 0; i < x.length; i++) {
    const position = x[i] / scaleAt(i) + zeroPoint;
    const ideal = Math.min(127, Math.max(lowest, position));
    if (isNearTie(ideal)) ties++;
    const isNearest = Math.abs(codes[i] - ideal) <= 0.5 + NEAR_TIE;
    expected[i] = isNearest ? codes[i] : Math.round(ideal);
  }
  const finding = compareArrays({
    yours: codes,
    expected,
    allowed: () => 0,
    shape,
    unit: 'codes off',
    student,
  });
  return finding.ok && ties > 0 ? pass(finding.measured, tieNote(ties)) : finding;
}

function isNearTie(position: number): boolean {
  return Math.abs(position - Math.floor(position) - 0.5) <= NEAR_TIE;
}

function tieNote(ties: number): string {
  const values = ties === 1 ? '1 value lies' : `${ties} values lie`;
  return `${values} between two codes. NumPy and ONNX round such values to even, Math.round rounds them up; both are accepted.`;
}

/** A call that must be refused, and what is wrong with it in a few words. */
export type Refusal = readonly [what: string, call: () => Promise<unknown>];

/**
 * Passes when every call throws one of the named errors. Pair it with a call that must succeed, or
 * code that always throws would pass.
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
    unit: 'calls not refused',
    sense: 'at most',
  } as const;
  if (wrong.length === 0) return pass(measured);
  return fail(
    measured,
    `${name} should throw a ${errors[0] ?? 'RangeError'} for ${wrong.join(', ')}.`,
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
  return known === undefined ? 'it threw another error' : `it threw a ${known}`;
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
    unit: 'shapes that differ',
    sense: 'at most',
  } as const;
  if (same) return pass(measured);
  const full = `${name} has shape [${yours.join(', ')}], expected [${expected.join(', ')}].`;
  return fail(
    measured,
    figures === 'told' ? full : `${name} has another shape than it should.`,
    full,
  );
}

/** Passes when an array owns exactly one byte per value: no view on a larger buffer. */
export function ownsItsBytes(name: string, { length, buffer }: Int8Array, values: number): Finding {
  const measured = {
    value: buffer.byteLength,
    limit: values,
    unit: 'bytes',
    sense: 'at most',
  } as const;
  if (length === values && buffer.byteLength === values) return pass(measured);
  return fail(
    measured,
    length === values
      ? `${name} is a view on a larger buffer: the memory of the whole buffer is kept.`
      : `${name} should have one code per value.`,
  );
}

/**
 * The first failure; if there is none, the pass that came nearest to its limit, with the first
 * remark that any of them makes.
 */
export function worst(findings: readonly [Finding, ...Finding[]]): Finding {
  const failure = findings.find((finding) => !finding.ok);
  if (failure !== undefined) return failure;
  const { measured } = findings.reduce((a, b) => (margin(b) <= margin(a) ? b : a));
  return pass(
    measured,
    findings.map(noteOf).find((note) => note !== undefined),
  );
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
