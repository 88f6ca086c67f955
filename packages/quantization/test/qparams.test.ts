import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseQParams, dequantizeInt8 } from '../src/index.ts';
import type { Scheme } from '../src/index.ts';
import { float32, seed } from './support/arbitraries.ts';

const FLT_MAX = (2 - 2 ** -23) * 2 ** 127;
const TINY = 2 ** -149;
const f = Math.fround;

test.each<[why: string, min: number, max: number, scheme: Scheme, scale: number, zero: number]>([
  ['holds 0', -1, 2, 'asymmetric', f(3 / 255), -43],
  ['is centred, where PyTorch has -1 too', -1, 1, 'asymmetric', f(2 / 255), -1],
  ['holds 0 a quarter up', -1, 3, 'asymmetric', f(4 / 255), -64],
  ['is widened down to 0', 1, 6, 'asymmetric', f(6 / 255), -128],
  ['is widened up to 0', -6, -1, 'asymmetric', f(6 / 255), 127],
  ['is one value', 2, 2, 'asymmetric', f(2 / 255), -128],
  ['is one negative value', -3, -3, 'asymmetric', f(3 / 255), 127],
  ['is only 0', 0, 0, 'asymmetric', 1, 0],
  ['is only -0', -0, -0, 'asymmetric', 1, 0],
  ['overflows float32', -FLT_MAX, FLT_MAX, 'asymmetric', f((2 * FLT_MAX) / 255), 0],
  ['is the smallest float32', 0, TINY, 'asymmetric', TINY, -128],
  ['needs its step rounded up', 0, 357 * TINY, 'asymmetric', 2 * TINY, -128],
  ['holds 0', -1, 2, 'symmetric', f(2 / 127), 0],
  ['is one-sided', 3, 4, 'symmetric', f(4 / 127), 0],
  ['is larger below', -8, 2, 'symmetric', f(8 / 127), 0],
  ['is only 0', 0, 0, 'symmetric', 1, 0],
  ['is the largest', -FLT_MAX, FLT_MAX, 'symmetric', f(FLT_MAX / 127), 0],
  ['is the smallest float32', -TINY, TINY, 'symmetric', TINY, 0],
])('a range that %s: [%d, %d], %s', (_, min, max, scheme, scale, zeroPoint) => {
  expect(chooseQParams(min, max, scheme)).toEqual({ scale, zeroPoint });
});

test.each([
  [NaN, 1, 'chooseQParams: min is NaN'],
  [0, NaN, 'chooseQParams: max is NaN'],
  [-Infinity, 1, 'chooseQParams: min is -Infinity'],
  [0, Infinity, 'chooseQParams: max is Infinity'],
  [0, 1e39, 'chooseQParams: max is 1e+39'],
  [6, 1, 'chooseQParams: min 6 is greater than max 1'],
])('[%d, %d] is no range', (min, max, message) => {
  for (const scheme of ['symmetric', 'asymmetric'] as const) {
    expect(() => chooseQParams(min, max, scheme)).toThrow(RangeError);
    expect(() => chooseQParams(min, max, scheme)).toThrow(message);
  }
});

test('an unknown scheme is named', () => {
  // What untyped code may pass.
  expect(() => chooseQParams(0, 1, 'affine' as Scheme)).toThrow('scheme is affine');
});

const range = fc.tuple(float32, float32).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);

test('parameters are an int8 zero point and a finite float32 scale above 0', () => {
  fc.assert(
    fc.property(range, fc.constantFrom<Scheme>('symmetric', 'asymmetric'), ([min, max], scheme) => {
      const { scale, zeroPoint } = chooseQParams(min, max, scheme);
      expect(Math.fround(scale)).toBe(scale);
      expect(scale).toBeGreaterThan(0);
      expect(scale).toBeLessThan(Infinity);
      expect(Number.isInteger(zeroPoint) && zeroPoint >= -128 && zeroPoint <= 127).toBe(true);
      if (scheme === 'symmetric') expect(zeroPoint).toBe(0);
    }),
    { seed, numRuns: 2_000 },
  );
});

test('0 is represented exactly, by the zero point', () => {
  fc.assert(
    fc.property(range, ([min, max]) => {
      const qparams = chooseQParams(min, max, 'asymmetric');
      const data = new Int8Array([qparams.zeroPoint]);
      expect([...dequantizeInt8({ ...qparams, data, shape: [1] }).data]).toEqual([0]);
    }),
    { seed },
  );
});

test('a range and the same range widened to 0 have the same parameters', () => {
  fc.assert(
    fc.property(range, ([min, max]) => {
      for (const scheme of ['symmetric', 'asymmetric'] as const) {
        const widened = chooseQParams(Math.min(0, min), Math.max(0, max), scheme);
        expect(chooseQParams(min, max, scheme)).toEqual(widened);
      }
    }),
    { seed },
  );
});

test('a mirrored range has the same scale', () => {
  fc.assert(
    fc.property(range, ([min, max]) => {
      const { scale, zeroPoint } = chooseQParams(min, max, 'asymmetric');
      const mirrored = chooseQParams(-max, -min, 'asymmetric');
      expect(mirrored.scale).toBe(scale);
      // The zero points mirror around -0.5 up to the nudging, where the codes fill the range.
      if (scale >= 2 ** -126 && min < max)
        expect(Math.abs(mirrored.zeroPoint + zeroPoint + 1)).toBeLessThanOrEqual(1);
    }),
    { seed },
  );
});
