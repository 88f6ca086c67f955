// What the checks expect: plain formulas in float64, written without a look at the learner's side.
import type { QParams, Scheme } from '@tito/quantization/contract';
import { type Finding, worst } from '@tito/check';
import { areUsable, scaleIs, zeroPointIs } from '@tito/module-15-quantization/judging';
import { fromData, type Tensor } from '@tito/tensor';

/** Bounds of values. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** The bounds of everything in the tensors. */
export function rangeOf(...tensors: readonly Tensor[]): Range {
  let [min, max] = [Infinity, -Infinity];
  for (const { data } of tensors) {
    for (const value of data) {
      if (value < min) min = value;
      if (value > max) max = value;
    }
  }
  return { min, max };
}

/** The scale of a range that is widened to contain 0, before rounding to float32. */
export function scaleOf({ min, max }: Range, scheme: Scheme): number {
  return scheme === 'symmetric'
    ? Math.max(-min, max) / 127
    : (Math.max(0, max) - Math.min(0, min)) / 255;
}

/** Where 0 lies among the codes of a range, before rounding to a code. */
export function zeroPosition({ min }: Range, scale: number, scheme: Scheme): number {
  return scheme === 'symmetric' ? 0 : -128 - Math.min(0, min) / scale;
}

/** Parameters of a range. */
export function paramsOf(range: Range, scheme: Scheme): QParams {
  const scale = Math.fround(scaleOf(range, scheme));
  return { scale, zeroPoint: Math.round(zeroPosition(range, scale, scheme)) };
}

/**
 * Passes when parameters are those of a range: the scale first, then its zero point.
 * @param tolerance relative, of the scale, where the range itself comes from float sums
 */
export function paramsAre(
  name: string,
  yours: QParams,
  range: Range,
  scheme: Scheme,
  why: string,
  tolerance?: number,
): Finding {
  const position = zeroPosition(range, yours.scale, scheme);
  return worst([
    areUsable(name, yours),
    scaleIs(
      yours.scale,
      scaleOf(range, scheme),
      `${name}: ${why} The scale is off.`,
      'kept',
      tolerance,
    ),
    zeroPointIs(yours.zeroPoint, position, `${name}: ${why} The zero point is off.`, 'kept'),
  ]);
}

/** The code of a value. */
export function codeOf(value: number, { scale, zeroPoint }: QParams, lowest = -128): number {
  return Math.min(127, Math.max(lowest, Math.round(value / scale) + zeroPoint));
}

/** The codes of a tensor. */
export function encode(x: Tensor, qparams: QParams): Int8Array {
  const codes = new Int8Array(x.data.length);
  for (let i = 0; i < codes.length; i++) codes[i] = codeOf(x.data[i] ?? NaN, qparams);
  return codes;
}

/** The tensor that codes stand for. */
export function decode(q: {
  readonly data: Int8Array;
  readonly shape: readonly number[];
  readonly scale: number;
  readonly zeroPoint: number;
}): Tensor {
  const { data, scale, zeroPoint } = q;
  const values = new Float32Array(data.length);
  for (let i = 0; i < values.length; i++) values[i] = ((data[i] ?? NaN) - zeroPoint) * scale;
  return fromData(values, q.shape);
}

/** A tensor after a round trip through int8 with the given parameters. */
export function roundTrip(x: Tensor, qparams: QParams): Tensor {
  return decode({ data: encode(x, qparams), shape: x.shape, ...qparams });
}
