// Rules of comparison that public and hidden checks share: what counts as right, and how far off is
// still right. No expected value is computed here.
import {
  compareArrays,
  fail,
  type Figures,
  type Finding,
  type Measured,
  pass,
  short,
} from '@tito/check';
import type { QParams } from '@tito/quantization/contract';

/** Scales are float32 numbers: a few units in the last place, relative. */
const SCALE_TOLERANCE = 1e-6;
/** How far beyond half a step a code may lie: float32 quotients of up to 255 steps are that coarse. */
export const NEAR_TIE = 1e-4;
/** Between these the nearest code of a place is one of int8. */
const LOWEST = -128.5 - NEAR_TIE;
const HIGHEST = 127.5 + NEAR_TIE;

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

/** Passes when a scale is a number that float32 has: that is how scales are stored, and compared. */
export function isFloat32(name: string, scale: number): Finding {
  const isStored = Object.is(Math.fround(scale), scale);
  const measured = {
    value: isStored ? 0 : 1,
    limit: 0,
    unit: 'scales that are no float32',
    sense: 'at most',
  } as const;
  if (isStored) return pass(measured);
  return fail(measured, `${name}: the scale is no float32 number; round it with Math.fround.`);
}

/**
 * Passes when a zero point is the nearest code to where 0 lies; at a tie either neighbour is. That place
 * may follow from a scale of the learner's: where no code is near, it is the scale that is wrong.
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
  if (!(position >= LOWEST && position <= HIGHEST)) {
    const why = `${student} With the scale that came, no int8 code is that of 0: the scale is wrong.`;
    return fail(measured, why, `${why} zeroPoint is ${yours}; 0 would lie at ${short(position)}.`);
  }
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
