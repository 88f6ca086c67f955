import { roundHalfToEven } from '@tito/kernels/int8';
import type { QParams, Scheme } from './contract.ts';
import { int8Codes } from './grid.ts';
import type { CodeRange } from './grid.ts';

/** Spacing of the float32 numbers below 2^-126, and the smallest one above 0. */
const FLOAT32_TINY = 2 ** -149;
const FLOAT32_MIN_NORMAL = 2 ** -126;

/**
 * The scale and the zero point that spread int8 codes over the range [min, max].
 *
 * The range is first widened to contain 0, so that 0 (padding, ReLU) is represented exactly. Then
 *
 * - symmetric: scale = max|x| / 127, zeroPoint = 0;
 * - asymmetric: scale = (max - min) / 255, zeroPoint = -128 - round(min / scale): the real zero
 *   point is nudged to the nearest code, half to even, which shifts the range by at most half a
 *   step;
 * - nothing but zeros: scale 1, zeroPoint 0.
 *
 * A value of the range comes back from its code within half a step, up to float32 rounding:
 * |error| <= scale / 2 * (1 + 1e-4).
 *
 * The scale is a float32, above 0 and finite for every finite float32 range: a difference that
 * overflows is taken in float64, and below 2^-126, where rounding would be too coarse and could
 * give 0, the scale is the smallest float32 whose steps still cover the range.
 *
 * @throws {RangeError} if min or max is not a finite float32, or min > max.
 * Source: Jacob et al. 2018 (arXiv:1712.05877) §3; ONNX DynamicQuantizeLinear; PyTorch
 * MinMaxObserver.
 * @example
 * chooseQParams(-1, 2, 'asymmetric'); // => { scale: Math.fround(3 / 255), zeroPoint: -43 }
 * chooseQParams(1, 6, 'asymmetric'); // => { scale: Math.fround(6 / 255), zeroPoint: -128 }
 * chooseQParams(-1, 2, 'symmetric'); // => { scale: Math.fround(2 / 127), zeroPoint: 0 }
 */
export function chooseQParams(min: number, max: number, scheme: Scheme): QParams {
  const low = finiteFloat32('min', min);
  const high = finiteFloat32('max', max);
  if (min > max) throw new RangeError(`chooseQParams: min ${min} is greater than max ${max}`);
  switch (scheme) {
    case 'symmetric':
      return { scale: symmetricScale(Math.max(Math.abs(low), Math.abs(high))), zeroPoint: 0 };
    case 'asymmetric':
      return asymmetricQParams(low, high, int8Codes);
    default:
      throw new RangeError(
        `chooseQParams: scheme is ${String(scheme)}: symmetric or asymmetric is needed`,
      );
  }
}

/** Scale of symmetric int8 codes that reach `peak`, the largest absolute value; 1 for peak 0. */
export function symmetricScale(peak: number): number {
  return scaleOfPeak(peak, 127);
}

/** Scale of symmetric codes up to `largest` that reach `peak`; 1 for peak 0. */
export function scaleOfPeak(peak: number, largest: number): number {
  return peak === 0 ? 1 : stepOf(peak, largest);
}

/**
 * Asymmetric parameters of float32 bounds, for codes of any range; bounds of 0 give scale 1 and
 * zero point 0. Every step is rounded to float32, as ONNX and PyTorch do.
 */
export function asymmetricQParams(min: number, max: number, codes: CodeRange): QParams {
  const bottom = Math.min(0, min);
  const top = Math.max(0, max);
  if (bottom === top) return { scale: 1, zeroPoint: 0 };
  const scale = stepOf(difference(top, bottom), codes.high - codes.low);
  const nudged = codes.low - roundHalfToEven(Math.fround(bottom / scale));
  return { scale, zeroPoint: Math.max(codes.low, Math.min(codes.high, nudged)) };
}

/**
 * The parameters with their scale as a float32.
 *
 * @throws {RangeError} if the scale is not a finite float32 above 0 or the zero point is no int8
 * code.
 */
export function checkedQParams(operation: string, { scale, zeroPoint }: QParams): QParams {
  const narrowed = Math.fround(scale);
  if (!(narrowed > 0 && narrowed < Infinity)) {
    throw new RangeError(`${operation}: scale is ${scale}: a finite float32 above 0 is needed`);
  }
  requireCode(operation, 'zeroPoint', zeroPoint, int8Codes);
  return { scale: narrowed, zeroPoint };
}

/** @throws {RangeError} if the value is not an integer of the code range. */
export function requireCode(
  operation: string,
  name: string,
  value: number,
  { low, high }: CodeRange,
): void {
  if (Number.isInteger(value) && value >= low && value <= high) return;
  throw new RangeError(
    `${operation}: ${name} is ${value}: an integer in [${low}, ${high}] is needed`,
  );
}

function finiteFloat32(name: string, value: number): number {
  const narrowed = Math.fround(value);
  if (Number.isFinite(narrowed)) return narrowed;
  throw new RangeError(`chooseQParams: ${name} is ${value}: a finite float32 is needed`);
}

/** top - bottom as a float32, or as a double where a float32 would overflow. */
function difference(top: number, bottom: number): number {
  const narrowed = Math.fround(top - bottom);
  return Number.isFinite(narrowed) ? narrowed : top - bottom;
}

function stepOf(range: number, steps: number): number {
  const step = range / steps;
  if (step < FLOAT32_MIN_NORMAL) return Math.ceil(step / FLOAT32_TINY) * FLOAT32_TINY;
  return Math.fround(step);
}
