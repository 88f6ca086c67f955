import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exactDepth, plainKernels, widestCode } from '../src/index.ts';
import type { Kernels } from '../src/index.ts';
import { codes, columns, depth, floats, pattern, rows, zeroPoint } from './support/arbitraries.ts';
import { allTiers, fastTiers, seed } from './support/tiers.ts';

/** The definition, in integers of any size. */
function oracle(
  [m, k, n]: readonly [number, number, number],
  a: Int8Array,
  za: number,
  w: Int8Array,
  zw: number,
): number[] {
  return Array.from({ length: m * n }, (_, out) => {
    const [i, j] = [Math.floor(out / n), out % n];
    let sum = 0n;
    for (let p = 0; p < k; p++) sum += BigInt(a[i * k + p] - za) * BigInt(w[j * k + p] - zw);
    return Number(sum);
  });
}

const product = fc.record({
  m: rows,
  k: depth,
  n: columns,
  a: fc.tuple(pattern, fc.integer()),
  w: fc.tuple(pattern, fc.integer()),
  za: zeroPoint,
  zw: zeroPoint,
});

function transpose(codesOf: Int8Array, rowCount: number, columnCount: number): Int8Array {
  return codesOf.map((_, i) => codesOf[(i % rowCount) * columnCount + Math.floor(i / rowCount)]);
}

test.each(allTiers)('%s: products are those of whole numbers', (_, kernels) => {
  fc.assert(
    fc.property(product, ({ m, k, n, za, zw, ...drawn }) => {
      const a = codes(m * k, ...drawn.a);
      const w = codes(n * k, ...drawn.w);
      const out = new Int32Array(m * n).fill(7);
      const packed = kernels.packInt8(n, k, w, { zeroPoint: zw });
      packed.multiply(m, a, za, out);
      expect(Array.from(out)).toEqual(oracle([m, k, n], a, za, w, zw));
      const turned = kernels.packInt8(n, k, transpose(w, n, k), {
        zeroPoint: zw,
        transposed: true,
      });
      turned.multiply(m, a, za, out.fill(7));
      expect(Array.from(out)).toEqual(oracle([m, k, n], a, za, w, zw));
      packed.dispose();
      turned.dispose();
    }),
    { seed, numRuns: 300 },
  );
});

test.each(fastTiers)('%s: more rows than fit into one block', (_, kernels) => {
  const [m, k, n] = [9_000, 129, 18];
  const a = codes(m * k, 'any', 1);
  const w = codes(n * k, 'any', 2);
  const results = [plainKernels, kernels].map((tier) => {
    const out = new Int32Array(m * n);
    tier.packInt8(n, k, w, { zeroPoint: 3 }).multiply(m, a, -5, out);
    return out;
  });
  expect(results[1]).toEqual(results[0]);
});

test.each(
  allTiers.flatMap(([name, kernels]) => [
    { name, kernels, za: 0, zw: 0, symmetric: false, limit: 131_071, a: -128, w: -128 },
    { name, kernels, za: -128, zw: 0, symmetric: true, limit: 66_311, a: 127, w: 127 },
    { name, kernels, za: 127, zw: 0, symmetric: true, limit: 66_311, a: -128, w: 127 },
    { name, kernels, za: -128, zw: 127, symmetric: false, limit: 33_025, a: 127, w: -128 },
  ]),
)(
  '$name: zero points $za and $zw are exact to depth $limit and refused beyond',
  ({ kernels, za, zw, symmetric, limit, a, w }) => {
    const multiply = (k: number): Int32Array => {
      const out = new Int32Array(3 * 9);
      const packed = kernels.packInt8(9, k, new Int8Array(9 * k).fill(w), {
        zeroPoint: zw,
        symmetric,
      });
      packed.multiply(3, new Int8Array(3 * k).fill(a), za, out);
      return out;
    };
    expect(multiply(limit)).toEqual(new Int32Array(27).fill(limit * (a - za) * (w - zw)));
    expect(() => multiply(limit + 1)).toThrow(`multiply: depth ${limit + 1} could overflow int32`);
    expect(() => multiply(limit + 1)).toThrow(`at most ${limit} products can be summed`);
  },
);

test('the bound is the largest depth at which no sum can leave int32', () => {
  for (const [za, zw] of [
    [0, 0],
    [-128, 127],
    [5, -3],
  ]) {
    const most = widestCode(za) * widestCode(zw);
    const limit = exactDepth(widestCode(za), widestCode(zw));
    expect([limit * most < 2 ** 31, (limit + 1) * most < 2 ** 31]).toEqual([true, false]);
  }
});

const layer = fc.record({
  m: rows,
  k: depth,
  n: columns,
  seed: fc.integer(),
  of: pattern,
  input: fc.record({ scale: fc.constantFrom<number>(1, 0.0078125, 0.013, 1e-38), zeroPoint }),
  isDynamic: fc.boolean(),
  hasBias: fc.boolean(),
  hasStart: fc.boolean(),
  relu: fc.boolean(),
});

function runLayer(kernels: Kernels, drawn: typeof layer extends fc.Arbitrary<infer T> ? T : never) {
  const { m, k, n, of, input, relu } = drawn;
  const w = codes(n * k, of, drawn.seed).map((code) => Math.max(code, -127));
  const packed = kernels.packInt8(n, k, w, { symmetric: true });
  const out = new Float32Array(m * n).fill(7);
  let range: readonly number[] = [];
  const layerOf = packed.layer({
    input: drawn.isDynamic
      ? (min, max) => {
          range = [min, max];
          return input;
        }
      : input,
    scales: floats(n, drawn.seed + 2).map(Math.abs),
    bias: drawn.hasBias ? floats(n, drawn.seed + 3) : null,
    start: drawn.hasStart ? Int32Array.from(floats(n, drawn.seed + 4), (x) => x * 1e5) : null,
    relu,
  });
  layerOf.forward(m, floats(m * k, drawn.seed + 1), out);
  packed.dispose();
  return { bits: new Uint32Array(out.buffer), range };
}

test.each(fastTiers)('%s: a layer has the bits of the plain one', (_, kernels) => {
  fc.assert(
    fc.property(layer, (drawn) => {
      expect(runLayer(kernels, drawn)).toEqual(runLayer(plainKernels, drawn));
    }),
    { seed, numRuns: 300 },
  );
});

test.each(fastTiers)('%s: a layer over several blocks of rows is the same', (_, kernels) => {
  const drawn = {
    m: 8_000,
    k: 150,
    n: 33,
    seed: 1,
    of: 'any' as const,
    input: { scale: 0.01, zeroPoint: 3 },
    isDynamic: true,
    hasBias: true,
    hasStart: false,
    relu: false,
  };
  expect(runLayer(kernels, drawn)).toEqual(runLayer(plainKernels, drawn));
});

test.each(allTiers)('%s: a NaN is named by its place', (_, kernels) => {
  const packed = kernels.packInt8(2, 3, new Int8Array(6));
  const x = new Float32Array(200_000 * 3).with(590_000, NaN);
  const options = { input: { scale: 1, zeroPoint: 0 }, scales: new Float32Array(2) };
  expect(() => packed.layer(options).forward(200_000, x, new Float32Array(400_000))).toThrow(
    'layer: x[590000] is NaN: no code stands for it',
  );
});

test.each(fastTiers)('%s: requantized codes are the plain ones', (_, kernels) => {
  fc.assert(
    fc.property(product, fc.integer(), ({ m, k, n, za, zw, ...drawn }, scaleSeed) => {
      const a = codes(m * k, ...drawn.a);
      const w = codes(n * k, ...drawn.w);
      // Half units make ties.
      const multipliers = floats(n, scaleSeed).map((x, i) => (i % 2 === 0 ? 0.5 : x / 100));
      const [expected, actual] = [plainKernels, kernels].map((tier) => {
        const out = new Int8Array(m * n).fill(7);
        const packed = tier.packInt8(n, k, w, { zeroPoint: zw });
        packed.requantize(m, a, za, out, { multipliers, zeroPoint: -za - 1 });
        return out;
      });
      expect(actual).toEqual(expected);
    }),
    { seed, numRuns: 200 },
  );
});

test.each(allTiers)('%s: wrong operands are named', (_, kernels) => {
  const packed = kernels.packInt8(1, 1, new Int8Array(1), { zeroPoint: 1 });
  expect(() => kernels.packInt8(1, 1, new Int8Array(1), { zeroPoint: 128 })).toThrow(
    'int8: zeroPoint is 128: an integer in [-128, 127] is needed',
  );
  expect(() => kernels.packInt8(1, 2, new Int8Array([0, -128]), { symmetric: true })).toThrow(
    'packInt8: codes[1] is -128: symmetric codes lie in [-127, 127]',
  );
  expect(() => packed.multiply(1, new Int8Array(1), 0.5, new Int32Array(1))).toThrow(
    'int8: aZeroPoint is 0.5',
  );
  const options = { input: { scale: 1, zeroPoint: 0 }, scales: new Float32Array(1) };
  expect(() => packed.layer(options)).toThrow(
    "layer: the weights' zero point is 1: a layer needs 0",
  );
});

test.each(fastTiers)('%s: disposed weights are not multiplied', (_, kernels) => {
  const packed = kernels.packInt8(1, 1, new Int8Array(1));
  packed.dispose();
  packed.dispose();
  expect(() => packed.multiply(1, new Int8Array(1), 0, new Int32Array(1))).toThrow(
    'packInt8: the packed weights were disposed: pack them again',
  );
});
