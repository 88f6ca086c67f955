import type { Affine, Codes, Grid } from '../contract.ts';
import { roundHalfToEven } from './rounding.ts';

/** The largest finite float32. */
export const FLOAT32_MAX: number = (2 - 2 ** -23) * 2 ** 127;

/**
 * codes[i] = clamp(roundHalfToEven(x[i] / scale) + zeroPoint, low, high) for start <= i < end.
 *
 * The quotient is rounded to float32 and to an integer before the zero point is added: this order
 * is that of ONNX QuantizeLinear. Infinities saturate.
 *
 * @returns the index of the first NaN, where it stops, or -1.
 */
export function quantize(
  x: Float32Array,
  codes: Codes,
  grid: Grid,
  start = 0,
  end: number = x.length,
): number {
  const { zeroPoint, low, high } = grid;
  const scale = Math.fround(grid.scale);
  for (let i = start; i < end; i++) {
    const value = x[i];
    if (Number.isNaN(value)) return i;
    const code = roundHalfToEven(Math.fround(value / scale)) + zeroPoint;
    codes[i] = Math.max(low, Math.min(high, code));
  }
  return -1;
}

/**
 * x[i] = (codes[i] - zeroPoint) · scale for start <= i < end, rounded to float32 once.
 *
 * The outermost codes may stand for numbers up to half a step beyond the largest float32; they come
 * back as that largest one, so finite values never come back infinite.
 */
export function dequantize(
  codes: Codes,
  x: Float32Array,
  affine: Affine,
  start = 0,
  end: number = codes.length,
): void {
  const { zeroPoint } = affine;
  const scale = Math.fround(affine.scale);
  for (let i = start; i < end; i++) {
    const value = (codes[i] - zeroPoint) * scale;
    x[i] = Math.min(Math.max(value, -FLOAT32_MAX), FLOAT32_MAX);
  }
}
