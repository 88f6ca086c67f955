import { drawDigits, Linear, ReLU, Sequential } from '@tito/nn';
import { fromData, random, randomNormal, tensor } from '@tito/tensor';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  chooseUnderBudget,
  dequantizePacked,
  paretoFrontier,
  quantizeMixed,
  quantizeModel,
  quantizePacked,
  sweepBits,
  type TradeOff,
} from '../src/index.ts';
import { relativeL2 } from '../src/metrics.ts';

const bits = fc.constantFrom(4, 2);

test('packed codes: half a step of error, a byte for 8 / bits codes, -x for -x', () => {
  const sizes = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 9 }));
  fc.assert(
    fc.property(sizes, bits, fc.integer(), ([out, inputs], b, seed) => {
      const w = randomNormal([out, inputs], random(seed));
      const q = quantizePacked(w, b);
      const back = dequantizePacked(q);
      expect(q.data.buffer.byteLength).toBe(Math.ceil((out * inputs * b) / 8));
      w.data.forEach((value, i) => {
        const step = q.scales[Math.floor(i / inputs)];
        expect(Math.abs(value - back.data[i])).toBeLessThanOrEqual(0.5001 * step);
      });
      const mirrored = dequantizePacked(
        quantizePacked(
          fromData(
            w.data.map((v) => -v),
            w.shape,
          ),
          b,
        ),
      );
      expect(mirrored.data.map((v) => 0 - v)).toEqual(back.data.map((v) => v + 0));
    }),
  );
});

test('packed codes refuse what they cannot stand for', () => {
  const w = tensor([1, 2], [1, 2]);
  for (const wrong of [8, 3, 1, NaN]) {
    expect(() => quantizePacked(w, wrong as 4)).toThrow(`bits is ${wrong}: 4 or 2 is needed`);
  }
  expect(() => quantizePacked(tensor([1, NaN], [1, 2]), 4)).toThrow('w[1] is NaN');
  expect(() => quantizePacked(tensor([1, 2]), 4)).toThrow('[out, in] is needed');
  const q = quantizePacked(w, 4);
  expect(() => dequantizePacked({ ...q, data: new Uint8Array(2) })).toThrow('2 bytes and 1 scales');
  expect(() => dequantizePacked({ ...q, bits: 8 })).toThrow('bits is 8');
  expect(quantizePacked(tensor([0, 0], [1, 2]), 2).scales).toEqual(Float32Array.of(1));
});

const seed = random('mixed');
const hidden = Linear.init(64, 24, seed);
const inner = new Sequential([new ReLU(), Linear.init(24, 12, seed, { bias: false })]);
const source = new Sequential([hidden, inner, new ReLU(), Linear.init(12, 10, seed)]);
const x = randomNormal([40, 64], seed);

/** Bytes of the arrays that can be reached by fields. */
function bytesOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (ArrayBuffer.isView(value)) return value.buffer.byteLength;
  return Object.values(value).reduce((sum, field) => sum + bytesOf(field), 0);
}

test('a mixed model: its bytes are what it retains, and the source stays', () => {
  const before = source.forward(x);
  const { model, byteLength } = quantizeMixed(source, [4, 2, 32], [x]);
  expect(byteLength).toBe(24 * 32 + 24 * 8 + (12 * 24) / 4 + 12 * 4 + 4 * 130);
  expect(bytesOf(model)).toBe(byteLength);
  expect(source.forward(x)).toEqual(before);
});

test('fewer bits, more error; 32 is the model itself and 8 what quantizeModel makes', () => {
  const y = source.forward(x);
  const errorAt = (b: 32 | 8 | 4 | 2): number =>
    relativeL2(y, quantizeMixed(source, [b, b, b], [x]).model.forward(x));
  expect(errorAt(32)).toBe(0);
  expect(errorAt(8)).toBe(relativeL2(y, quantizeModel(source, [x]).model.forward(x)));
  expect(errorAt(8)).toBeLessThan(errorAt(4));
  expect(errorAt(4)).toBeLessThan(errorAt(2));
  const dynamic = quantizeMixed(source, [8, 8, 8]).model.forward(x);
  expect(dynamic).toEqual(quantizeModel(source).model.forward(x));
});

test('a plan has to fit the model', () => {
  expect(() => quantizeMixed(source, [8, 8])).toThrow('2 bits for 3 Linear layers');
  expect(() => quantizeMixed(source, [8, 16 as 8, 8])).toThrow('bits holds 16');
  expect(quantizeMixed(hidden, [32]).byteLength).toBe(4 * 65 * 24);
});

test('a sweep measures plan by plan', () => {
  const digits = drawDigits({ count: 50, size: 8, seed: 'sweep' });
  const points = sweepBits(
    source,
    [
      [2, 2, 2],
      [32, 32, 32],
    ],
    [digits.images],
    digits,
  );
  expect(points.map(({ byteLength }) => byteLength)).toEqual([
    quantizeMixed(source, [2, 2, 2]).byteLength,
    quantizeMixed(source, [32, 32, 32]).byteLength,
  ]);
  for (const { accuracy } of points)
    expect(Number.isInteger(Math.round(accuracy * 1e6) / 2e4)).toBe(true);
});

const points = fc.array(
  fc.record<TradeOff>({
    byteLength: fc.integer({ min: 1, max: 6 }),
    accuracy: fc.integer({ min: 0, max: 5 }).map((tenths) => tenths / 10),
  }),
  { minLength: 1, maxLength: 12 },
);

const beats = (a: TradeOff, b: TradeOff): boolean =>
  a.byteLength <= b.byteLength &&
  a.accuracy >= b.accuracy &&
  (a.byteLength < b.byteLength || a.accuracy > b.accuracy);

test('the frontier: no point of it is beaten, every other one is, or stands there already', () => {
  fc.assert(
    fc.property(points, (all) => {
      const frontier = paretoFrontier(all);
      for (const [i, point] of all.entries()) {
        const twin = all.findIndex(
          (other) => other.byteLength === point.byteLength && other.accuracy === point.accuracy,
        );
        const isBeaten = all.some((other) => beats(other, point));
        expect(frontier.includes(i)).toBe(!isBeaten && twin === i);
      }
      const bytes = frontier.map((i) => all[i].byteLength);
      expect(bytes).toEqual(bytes.toSorted((a, b) => a - b));
    }),
  );
});

test('the choice fits, and nothing that fits is better', () => {
  fc.assert(
    fc.property(points, fc.integer({ min: 0, max: 7 }), (all, budget) => {
      const fitting = all.filter(({ byteLength }) => byteLength <= budget);
      if (fitting.length === 0) {
        expect(() => chooseUnderBudget(all, budget)).toThrow('no point has at most');
        return;
      }
      const chosen = all[chooseUnderBudget(all, budget)];
      expect(fitting).toContain(chosen);
      expect(
        fitting.some((other) => beats(other, chosen) || other.accuracy > chosen.accuracy),
      ).toBe(false);
    }),
  );
});
