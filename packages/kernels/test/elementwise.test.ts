import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainKernels } from '../src/index.ts';
import { codes, floats, generator } from './support/arbitraries.ts';
import { allTiers, fastTiers, seed } from './support/tiers.ts';

const float32 = fc.float({ noNaN: true });
const scale = fc.oneof(
  fc.float({ min: Math.fround(1e-6), max: 1e6, noNaN: true }),
  fc.constantFrom(1, 0.5, 2 ** -149, 2 ** -127, 2 ** 127, Math.fround(3e38), Math.fround(1 / 3)),
);
const grid = fc.record({
  scale: scale.filter((step) => step > 0),
  zeroPoint: fc.integer({ min: -128, max: 127 }),
  low: fc.constantFrom(-128, -127, -8),
  high: fc.constantFrom(127, 7),
});
const values = fc.array(float32, { maxLength: 70 }).map((list) => Float32Array.from(list));

/** Values at and around ties: where a quotient taken the wrong way would show. */
function nearTies(step: number, start: number): Float32Array {
  const next = generator(start);
  return Float32Array.from({ length: 512 }, () => {
    const tie = Math.fround(((next() % 520) - 260 + 0.5) * step);
    const bits = new Int32Array(Float32Array.of(tie).buffer);
    bits[0] += (next() % 5) - 2;
    return new Float32Array(bits.buffer)[0];
  });
}

test.each(fastTiers)('%s: codes are those of division, also beside ties', (_, kernels) => {
  fc.assert(
    fc.property(grid, values, fc.integer(), (into, drawn, start) => {
      for (const x of [drawn, nearTies(into.scale, start)]) {
        const [expected, actual] = [plainKernels, kernels].map((tier) => {
          const signed = new Int8Array(x.length);
          const unsigned = new Uint8Array(x.length);
          const up = {
            ...into,
            zeroPoint: into.zeroPoint + 128,
            low: into.low + 128,
            high: into.high + 128,
          };
          const nan = [tier.quantize(x, signed, into), tier.quantize(x, unsigned, up)];
          return nan[0] === -1 ? [nan, signed, unsigned] : [nan];
        });
        expect(actual).toEqual(expected);
      }
    }),
    { seed, numRuns: 300 },
  );
});

test.each(allTiers)('%s: infinities saturate, and the first NaN is found', (_, kernels) => {
  const int8 = { scale: 1, zeroPoint: 5, low: -128, high: 127 };
  const out = new Int8Array(2);
  expect(kernels.quantize(Float32Array.of(-Infinity, Infinity), out, int8)).toBe(-1);
  expect([...out]).toEqual([-128, 127]);
  const x = new Float32Array(40_000).with(20_001, NaN).with(30_000, NaN);
  expect(kernels.quantize(x, new Int8Array(x.length), int8)).toBe(20_001);
});

test.each(fastTiers)('%s: dequantized bits are the plain ones', (_, kernels) => {
  const range = fc.integer({ min: -128, max: 127 });
  fc.assert(
    fc.property(
      scale.filter((s) => s > 0),
      range,
      fc.nat(300),
      fc.integer(),
      (s, zero, n, start) => {
        const from = codes(n, 'any', start);
        const [expected, actual] = [plainKernels, kernels].map((tier) => {
          const [signed, unsigned] = [new Float32Array(n), new Float32Array(n)];
          tier.dequantize(from, signed, { scale: s, zeroPoint: zero });
          tier.dequantize(new Uint8Array(from.buffer), unsigned, {
            scale: s,
            zeroPoint: zero + 128,
          });
          return [new Uint32Array(signed.buffer), new Uint32Array(unsigned.buffer)];
        });
        expect(actual).toEqual(expected);
      },
    ),
    { seed, numRuns: 300 },
  );
});

test.each(allTiers)('%s: the range is that of sorting', (_, kernels) => {
  fc.assert(
    fc.property(fc.array(float32, { minLength: 1, maxLength: 70 }), (list) => {
      const sorted = Float32Array.from(list).toSorted();
      const [min, max] = kernels.minMax(Float32Array.from(list));
      expect([min, max]).toEqual([sorted[0] + 0, sorted[sorted.length - 1] + 0]);
    }),
    { seed, numRuns: 300 },
  );
  expect(kernels.minMax(new Float32Array(0))).toEqual([Infinity, -Infinity]);
  expect(kernels.minMax(new Float32Array(50_000).with(40_000, NaN))).toEqual([NaN, NaN]);
});

const bits = (list: readonly number[]): Uint32Array =>
  new Uint32Array(Float32Array.from(list).buffer);

test.each(allTiers)('%s: neighbours by rank are those of sorting, to the bit', (_, kernels) => {
  const drawn = fc.array(fc.oneof(float32, fc.constantFrom(0, -0, 1, 1)), {
    minLength: 1,
    maxLength: 60,
  });
  fc.assert(
    fc.property(drawn, fc.nat(), fc.boolean(), (list, at, absolute) => {
      const x = Float32Array.from(list);
      const sorted = (absolute ? x.map(Math.abs) : x).toSorted();
      const rank = at % x.length;
      const expected = [sorted[rank], sorted[Math.min(rank + 1, x.length - 1)]];
      expect(bits(kernels.neighbours(x, rank, absolute))).toEqual(bits(expected));
    }),
    { seed, numRuns: 100 },
  );
  expect(() => kernels.neighbours(new Float32Array(3), 3)).toThrow(
    'neighbours: rank is 3: an integer in [0, 2] is needed, x has 3 values',
  );
});

test.each(allTiers)('%s: ranks in an array of many chunks', (_, kernels) => {
  const x = floats(100_003, 9);
  const sorted = x.toSorted();
  for (const rank of [0, 50_000, 99_901, 100_002]) {
    expect(kernels.neighbours(x, rank)).toEqual([
      sorted[rank],
      sorted[Math.min(rank + 1, x.length - 1)],
    ]);
  }
});

/** Values whose quotients are ties, and their neighbours among float32, at every size that has codes. */
test.each(fastTiers)(
  '%s: at every tie, one digit beside it, and far beyond, codes are those of division',
  (_, kernels) => {
    for (const step of [
      1,
      Math.fround(1 / 3),
      Math.fround(1 / 127),
      2 ** -149,
      7 * 2 ** -149,
      2 ** -126,
      2 ** -124,
      2 ** 124,
      2 ** 126,
      Math.fround(1.7 * 2 ** 127),
    ]) {
      const ties = Float32Array.from({ length: 1024 }, (_unused, i) => ((i - 512) / 2) * step);
      const patterns = new Int32Array(ties.buffer);
      const beside = [-2, -1, 0, 1, 2].flatMap((by) => [
        ...new Float32Array(patterns.map((each) => each + by).buffer),
      ]);
      const far = [2 ** 20, 2 ** 22, 2 ** 23, 1.5 * 2 ** 23, 2 ** 24, 2 ** 30, 2 ** 60].flatMap(
        (q) => [q * step, -q * step],
      );
      const x = Float32Array.from(
        [...beside, ...far, Infinity, -Infinity].filter((value) => !Number.isNaN(value)),
      );
      for (const [low, high] of [
        [-128, 127],
        [-127, 127],
        [-8, 7],
      ]) {
        for (const zeroPoint of [0, -128, 127, 3]) {
          const [expected, actual] = [plainKernels, kernels].map((tier) => {
            const out = new Int8Array(x.length);
            return [tier.quantize(x, out, { scale: step, zeroPoint, low, high }), out];
          });
          expect(actual).toEqual(expected);
        }
      }
    }
  },
);
