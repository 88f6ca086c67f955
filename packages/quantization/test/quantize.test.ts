import fc from 'fast-check';
import { fromData, random, randomNormal, randomUniform, rows, tensor } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import { expect, test } from 'vitest';
import { chooseQParams, dequantizeInt8, quantizeInt8, quantizePerChannel } from '../src/index.ts';
import type { QParams, Scheme } from '../src/index.ts';
import {
  maxAbsoluteError,
  meanAbsoluteError,
  relativeL2,
  roundTripError,
  sqnrDb,
} from '../src/metrics.ts';
import { seed, values, wildValues } from './support/arbitraries.ts';
import { dequantizePerChannel } from './support/dequantize-per-channel.ts';

const FLT_MAX = (2 - 2 ** -23) * 2 ** 127;

/**
 * Half a step, and what float32 adds to it. In steps, with u = 2^-24: a bound lies up to 255 * 2u beyond
 * the outermost code, since the range and the scale are rounded; x / scale is rounded by at most 255u more
 * where that decides between two codes; the restored value, of at most 255 steps, by 255u less what the
 * other side took. Together 1/2 + 3 * 255u steps.
 */
const HALF_A_STEP = 0.5 * (1 + 6 * 255 * 2 ** -24);

const rangeOf = (x: Float32Array): [number, number] => [
  x.reduce((a, b) => Math.min(a, b)),
  x.reduce((a, b) => Math.max(a, b)),
];

const roundTrip = (x: Tensor, qparams?: QParams): Tensor =>
  dequantizeInt8(quantizeInt8(x, qparams));

test.each<[name: string, data: fc.Arbitrary<Float32Array>]>([
  ['of one magnitude', values],
  ['of every magnitude', wildValues],
])('values %s come back within half a step', (_, data) => {
  fc.assert(
    fc.property(data, fc.constantFrom<Scheme>('symmetric', 'asymmetric'), (x, scheme) => {
      const q = quantizeInt8(fromData(x, [x.length]), chooseQParams(...rangeOf(x), scheme));
      const restored = dequantizeInt8(q);
      const worst = maxAbsoluteError(fromData(x, [x.length]), restored);
      expect(worst).toBeLessThanOrEqual(q.scale * HALF_A_STEP);
      if (scheme === 'symmetric') expect(Math.min(...q.data)).toBeGreaterThanOrEqual(-127);
    }),
    { seed, numRuns: 3_000 },
  );
});

test('without parameters the range is the tensor’s own, asymmetric', () => {
  fc.assert(
    fc.property(values, (x) => {
      const q = quantizeInt8(fromData(x, [x.length]));
      expect({ scale: q.scale, zeroPoint: q.zeroPoint }).toEqual(
        chooseQParams(...rangeOf(x), 'asymmetric'),
      );
    }),
    { seed },
  );
});

test('codes keep the order of the values', () => {
  fc.assert(
    fc.property(wildValues, values, (x, other) => {
      const sorted = x.toSorted();
      const qparams = chooseQParams(...rangeOf(other), 'asymmetric');
      const { data } = quantizeInt8(fromData(sorted, [sorted.length]), qparams);
      expect(data).toEqual(data.toSorted());
    }),
    { seed },
  );
});

test('what came back once comes back unchanged', () => {
  fc.assert(
    fc.property(values, (x) => {
      const q = quantizeInt8(fromData(x, [x.length]));
      expect(quantizeInt8(dequantizeInt8(q), q).data).toEqual(q.data);
    }),
    { seed },
  );
});

test.each<[x: number[], scale: number, zeroPoint: number, codes: number[]]>([
  // ±0.5 and 1.5 lie half-way between two codes, 42.5 and 127.5 steps from 0: the even step is taken.
  [[-1, 0, 2, 0.5, 1.5, -0.5], 0.0117647, -43, [-128, -43, 127, -1, 85, -85]],
  [[-1.5, 0.2, 2.8], 0.0168627, -39, [-128, -27, 127]],
  [
    [-0.8, -0.3, 0, 0.5, 0.9, 1.2, -0.1, 0.7],
    0.00784314,
    -26,
    [-128, -64, -26, 38, 89, 127, -39, 63],
  ],
])('the codes of %j are known', (x, scale, zeroPoint, codes) => {
  const q = quantizeInt8(tensor(x));
  expect(q.scale).toBeCloseTo(scale, 7);
  expect(q.zeroPoint).toBe(zeroPoint);
  expect([...q.data]).toEqual(codes);
});

test('the values of known codes are known', () => {
  const q = { data: new Int8Array([-100, 0, 50]), shape: [3], scale: 0.02, zeroPoint: -25 };
  expect([...dequantizeInt8(q).data]).toEqual([-1.5, 0.5, 1.5].map(Math.fround));
});

test.each([0, 0.25, -0.5, 2, -3, 500, -500, 1e-10])('the constant %d comes back', (constant) => {
  const x = tensor([constant, constant, constant]);
  const q = quantizeInt8(x);
  expect(q.scale).toBeGreaterThan(0);
  for (const value of dequantizeInt8(q).data) {
    expect(Math.abs(value - constant)).toBeLessThanOrEqual(1e-6 * Math.abs(constant));
  }
});

test('a tiny range that is not constant keeps its values apart', () => {
  const q = quantizeInt8(tensor([-1e-10, 0, 1e-10]));
  expect(new Set(q.data).size).toBe(3);
  expect(maxAbsoluteError(tensor([-1e-10, 0, 1e-10]), dequantizeInt8(q))).toBeLessThan(q.scale);
});

test.each([[[0, 1e-44]], [[-FLT_MAX, FLT_MAX]], [[-FLT_MAX, -1, FLT_MAX / 2]]])(
  'the extremes %j stay finite and within half a step',
  (x) => {
    const q = quantizeInt8(tensor(x));
    const restored = dequantizeInt8(q);
    expect(restored.data.every(Number.isFinite)).toBe(true);
    expect(maxAbsoluteError(tensor(x), restored)).toBeLessThanOrEqual(q.scale * HALF_A_STEP);
  },
);

test('order and signs survive', () => {
  const rising = roundTrip(tensor([0.1, 0.2, 0.3, 0.4, 0.5])).data;
  expect(rising.every((value, i) => i === 0 || value > rising[i - 1])).toBe(true);
  expect([...roundTrip(tensor([-2, -1, 0, 1, 2])).data].map(Math.sign)).toEqual([-1, -1, 0, 1, 1]);
});

test.each([
  ['one sample', [1]],
  ['a matrix', [6, 7]],
  ['a convolution', [2, 3, 3, 3]],
  ['a scalar', []],
  ['nothing', [0, 4]],
])('the payload of %s, %j, owns exactly one byte per value', (_, shape) => {
  const x = randomNormal(shape, random(1));
  const { data, shape: kept } = quantizeInt8(x);
  expect(data).toBeInstanceOf(Int8Array);
  expect(data.buffer.byteLength).toBe(x.data.length);
  expect(kept).toEqual(shape);
});

test('a view on a larger tensor is quantized alone', () => {
  const matrix = tensor([1, 2, 1000, 2000], [2, 2]);
  const q = quantizeInt8(rows(matrix, 0, 1));
  expect(q.data.buffer.byteLength).toBe(2);
  expect(q.scale).toBe(Math.fround(2 / 255));
});

test('an empty tensor has scale 1 and zero point 0, and comes back empty', () => {
  const q = quantizeInt8(tensor([]));
  expect(q).toMatchObject({ scale: 1, zeroPoint: 0, shape: [0] });
  expect(dequantizeInt8(q)).toEqual(tensor([]));
});

test('values beyond given parameters saturate, infinities too', () => {
  const x = tensor([-Infinity, -1e38, -2, 0, 2, 1e38, Infinity]);
  const { data } = quantizeInt8(x, { scale: 0.01, zeroPoint: 3 });
  expect([...data]).toEqual([-128, -128, -128, 3, 127, 127, 127]);
  expect([...quantizeInt8(x, { scale: 2 ** -149, zeroPoint: 0 }).data].slice(0, 3)).toEqual([
    -128, -128, -128,
  ]);
});

test.each([
  ['NaN', tensor([1, 2, NaN]), undefined, 'quantizeInt8: x[2] is NaN'],
  [
    'NaN with parameters',
    tensor([1, NaN]),
    { scale: 1, zeroPoint: 0 },
    'quantizeInt8: x[1] is NaN',
  ],
  ['an infinity', tensor([-Infinity, 1]), undefined, 'quantizeInt8: x[0] is -Infinity'],
  ['scale 0', tensor([1]), { scale: 0, zeroPoint: 0 }, 'quantizeInt8: scale is 0'],
  ['scale NaN', tensor([1]), { scale: NaN, zeroPoint: 0 }, 'quantizeInt8: scale is NaN'],
  ['scale below float32', tensor([1]), { scale: 1e-50, zeroPoint: 0 }, 'scale is 1e-50'],
  ['zero point 128', tensor([1]), { scale: 1, zeroPoint: 128 }, 'zeroPoint is 128'],
  ['zero point 0.5', tensor([1]), { scale: 1, zeroPoint: 0.5 }, 'zeroPoint is 0.5'],
])('%s is refused', (_, x, qparams, message) => {
  expect(() => quantizeInt8(x, qparams)).toThrow(RangeError);
  expect(() => quantizeInt8(x, qparams)).toThrow(message);
});

test('codes whose number is not that of the shape are refused', () => {
  const q = { data: new Int8Array(3), shape: [2, 2], scale: 1, zeroPoint: 0 };
  expect(() => dequantizeInt8(q)).toThrow('dequantizeInt8: q is [2, 2], 4 values, but has 3');
});

// Figures from the theory of uniform noise; margins over 10^6 trials are 0.7 dB or more.
test('100 x 100 normal values lose less than the theory allows', () => {
  for (let draw = 0; draw < 10; draw++) {
    const x = randomNormal([100, 100], random(draw));
    const symmetric = roundTrip(x, chooseQParams(...rangeOf(x.data), 'symmetric'));
    expect(sqnrDb(x, symmetric)).toBeGreaterThanOrEqual(36);
    expect(sqnrDb(x, roundTrip(x))).toBeGreaterThanOrEqual(36);
    expect(sqnrDb(x, dequantizePerChannel(quantizePerChannel(x, 0)))).toBeGreaterThanOrEqual(43);
    expect(roundTripError(x, symmetric)).toBeLessThan(0.005);
    expect(relativeL2(x, roundTrip(x))).toBeLessThan(0.016);
  }
});

test('uniform values that fill the grid reach 48 dB', () => {
  const x = randomUniform([100, 100], random(7), -1, 1);
  const restored = roundTrip(x, chooseQParams(-1, 1, 'symmetric'));
  expect(Math.abs(sqnrDb(x, restored) - 20 * Math.log10(254))).toBeLessThan(0.3);
});

test('on values of one sign asymmetric codes are at least 5 dB better', () => {
  const x = randomNormal([100, 100], random(3));
  const relu = tensor(
    x.data.map((value) => Math.max(0, value)),
    x.shape,
  );
  const symmetric = roundTrip(relu, chooseQParams(...rangeOf(relu.data), 'symmetric'));
  expect(sqnrDb(relu, roundTrip(relu))).toBeGreaterThanOrEqual(sqnrDb(relu, symmetric) + 5);
});

/** All values but one lie half-way between two codes of a grid of `steps` steps. */
function halfway(steps: number): Tensor {
  return tensor([steps, ...Array.from({ length: steps }, (_, i) => i + 0.5)]);
}

test('the mean error of the worst data is a known share of its range', () => {
  for (const [scheme, steps] of [
    ['symmetric', 127],
    ['asymmetric', 255],
  ] as const) {
    const x = halfway(steps);
    const restored = roundTrip(x, chooseQParams(0, steps, scheme));
    expect(roundTripError(x, restored)).toBeCloseTo(steps / (steps + 1) / (2 * steps), 6);
    expect(meanAbsoluteError(x, restored)).toBeLessThanOrEqual(0.5);
  }
});
