import { int8Kernels } from '@tito/kernels/int8';
import type { Codes } from '@tito/kernels/int8';
import type { QParams } from './contract.ts';

/** The smallest and the largest code, both included. */
export interface CodeRange {
  readonly low: number;
  readonly high: number;
}

/** The representable numbers: (code - zeroPoint) * scale for low <= code <= high. */
export interface Grid extends QParams, CodeRange {}

/** All int8 codes. */
export const int8Codes: CodeRange = { low: -128, high: 127 };

/**
 * The int8 codes of symmetric quantization: as many below 0 as above, so that -x is exact if x is.
 */
export const symmetricCodes: CodeRange = { low: -127, high: 127 };

/** All uint8 codes. */
export const uint8Codes: CodeRange = { low: 0, high: 255 };

/**
 * codes[i] = clamp(roundHalfToEven(x[i] / scale) + zeroPoint, low, high) for start <= i < end.
 *
 * The quotient is rounded to float32 and to an integer before the zero point is added: this order
 * is that of ONNX QuantizeLinear, and every quantizer of this package comes through here.
 * Infinities saturate.
 *
 * @throws {RangeError} if a value is NaN: no code stands for it.
 */
export function quantizeRun(
  operation: string,
  x: Float32Array,
  codes: Codes,
  start: number,
  end: number,
  grid: Grid,
): void {
  const nan = int8Kernels().quantize(x, codes, grid, start, end);
  if (nan !== -1) throw new RangeError(`${operation}: x[${nan}] is NaN: no code stands for it`);
}

/**
 * x[i] = (codes[i] - zeroPoint) * scale for start <= i < end, rounded to float32 once.
 *
 * The outermost codes may stand for numbers up to half a step beyond the largest float32; they come
 * back as that largest one, so finite values never come back infinite.
 */
export function dequantizeRun(
  codes: Codes,
  x: Float32Array,
  start: number,
  end: number,
  qparams: QParams,
): void {
  int8Kernels().dequantize(codes, x, qparams, start, end);
}
