import type { Affine, Grid } from '../contract.ts';
import type { Engine } from './engine.ts';
import { BYTE } from './layout.ts';

/** Copies values in, and zeros after them up to a multiple of 16. */
export function copyIn({ arena }: Engine, x: Float32Array, to: number): void {
  const { float32 } = arena.views;
  float32.set(x, to / 4);
  const end = to / 4 + x.length;
  if (x.length % 16 !== 0) float32.fill(0, end, end + 16 - (x.length % 16));
}

/**
 * Quantizes `count` values at an address to bytes at another; `flip` turns the sign bit of the codes,
 * which makes int8 codes into those that are 128 more. Returns whether a value is NaN.
 *
 * `flag` is the address of an int32 for its own use.
 */
export function quantizeAt(
  { arena, int8, simd }: Engine,
  count: number,
  x: number,
  to: number,
  { scale, zeroPoint, low, high }: Grid,
  flip: boolean,
  flag: number,
): boolean {
  const { int32 } = arena.views;
  const sixteens = Math.ceil(count / 16);
  const mask = flip ? 0x80 : 0;
  int32[flag / 4] = 0;
  int8.products.quantize(sixteens, x, to, scale, zeroPoint, mask, flag);
  const isWhole = low === BYTE.low && high === BYTE.high;
  if (!isWhole) simd.limitCodes(sixteens, to, low, high, mask);
  return int32[flag / 4] !== 0;
}

/** Makes numbers of `count` bytes at an address, at another; `flip` as in `quantizeAt`. */
export function dequantizeAt(
  { simd }: Engine,
  count: number,
  codes: number,
  to: number,
  { scale, zeroPoint }: Affine,
  flip: boolean,
): void {
  simd.dequantize(Math.ceil(count / 16), codes, to, scale, zeroPoint, flip ? 0x80 : 0);
}

/** Smallest and largest of `count` values at an address; `to` is the address of two float32. */
export function minMaxAt(
  { arena, simd }: Engine,
  count: number,
  x: number,
  to: number,
): readonly [min: number, max: number] {
  const { float32 } = arena.views;
  // The rest of the last 16 repeats a value that counts.
  if (count % 16 !== 0) {
    const end = x / 4 + count;
    float32.fill(float32[x / 4], end, end + 16 - (count % 16));
  }
  simd.minMax(Math.ceil(count / 16), x, to);
  return [float32[to / 4] + 0, float32[to / 4 + 1] + 0];
}
