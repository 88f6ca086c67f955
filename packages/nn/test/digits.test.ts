import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawPath, flatten } from '../src/digits/raster.ts';
import type { Affine, Canvas, Pen } from '../src/digits/raster.ts';
import { glyphs } from '../src/digits/strokes.ts';
import { drawDigits } from '../src/index.ts';
import type { Dataset } from '../src/index.ts';

const seeded = { seed: 15, numRuns: 200 } as const;

/** FNV-1a, 32 bit (Fowler, Noll, Vo), over the bytes of all pixels, then the labels. */
function fingerprint({ images, labels }: Dataset): string {
  let hash = 0x811c9dc5;
  const absorb = (byte: number): void => {
    hash = Math.imul(hash ^ byte, 0x01000193);
  };
  for (const pixel of images.data) absorb(Math.round(pixel * 255));
  for (const label of labels.data) absorb(label);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** Whoever changes how digits are drawn changes every accuracy that was measured on them. */
test.each([
  [{ count: 200, seed: 1 }, 'cd5acf24'],
  [{ count: 200, seed: '1' }, '4441d409'],
  [{ count: 50, seed: 'large', size: 28 }, '47da64d7'],
])('the digits of %o are exactly these bytes', (options, expected) => {
  expect(fingerprint(drawDigits(options))).toBe(expected);
});

test('only exact arithmetic is used to draw: no root, power, exponential, sine or native random number', () => {
  const directory = join(import.meta.dirname, '../src/digits');
  const files = readdirSync(directory);
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) {
    const source = readFileSync(join(directory, file), 'utf8');
    const used = new Set(Array.from(source.matchAll(/Math\.(\w+)/g), ([, name]) => name));
    expect([...used].filter((name) => !['floor', 'max', 'min'].includes(name))).toEqual([]);
    expect(source.replaceAll(/\/\*[^]*?\*\//g, '')).not.toContain('**');
  }
});

const counts = fc.integer({ min: 1, max: 60 });
const seeds = fc.oneof(fc.integer(), fc.string());
const sides = fc.integer({ min: 8, max: 20 });

test('images are [count, size^2] with pixels that are multiples of 1/255 from 0 to 1', () => {
  fc.assert(
    fc.property(counts, seeds, sides, (count, seed, size) => {
      const { images, labels, classes } = drawDigits({ count, seed, size });
      expect([images.shape, labels.shape, classes]).toEqual([[count, size * size], [count], 10]);
      const strange = images.data.filter((pixel) => {
        const byte = Math.round(pixel * 255);
        return !(byte >= 0 && byte <= 255 && Math.fround(byte / 255) === pixel);
      });
      expect(strange).toHaveLength(0);
    }),
    { ...seeded, numRuns: 30 },
  );
});

test('labels are balanced: the counts of two digits differ by at most one', () => {
  fc.assert(
    fc.property(counts, seeds, (count, seed) => {
      const drawn = Array.from({ length: 10 }, () => 0);
      for (const label of drawDigits({ count, seed, size: 8 }).labels.data) drawn[label]++;
      expect(Math.max(...drawn) - Math.min(...drawn)).toBeLessThanOrEqual(1);
    }),
    { ...seeded, numRuns: 30 },
  );
});

test('labels are shuffled, and other seeds draw other digits', () => {
  const [a, b] = [drawDigits({ count: 100, seed: 1 }), drawDigits({ count: 100, seed: 2 })];
  expect(a.labels.data).not.toEqual(a.labels.data.toSorted());
  expect(a.labels.data).not.toEqual(b.labels.data);
  expect(new Set([fingerprint(a), fingerprint(b)]).size).toBe(2);
});

/** The pixels of image i of 16 x 16, as one string. */
function key({ images }: Dataset, i: number): string {
  return images.data.subarray(i * 256, (i + 1) * 256).join();
}

test('no image occurs twice, not even between two seeds', () => {
  const both = ['train', 'test'].map((seed) => drawDigits({ count: 500, seed }));
  const keys = both.flatMap((data) => Array.from({ length: 500 }, (_, i) => key(data, i)));
  expect(new Set(keys).size).toBe(1000);
});

test.each([
  [{ count: 0, seed: 1 }, 'drawDigits: count is 0: it must be an integer of at least 1'],
  [{ count: 1.5, seed: 1 }, 'drawDigits: count is 1.5: it must be an integer of at least 1'],
  [{ count: 1, seed: 1, size: 7 }, 'drawDigits: size is 7: it must be an integer of at least 8'],
])('%o is refused', (options, message) => {
  expect(() => drawDigits(options)).toThrow(new RangeError(message));
});

const identity: Affine = [1, 0, 0, 0, 1, 0];
const blank = (size: number): Canvas => ({ size, ink: new Float64Array(size * size) });
const coordinate = fc.double({ min: -4, max: 20, noNaN: true });
const segment = fc.tuple(coordinate, coordinate, coordinate, coordinate);
const pens: fc.Arbitrary<Pen> = fc.record({
  radius: fc.double({ min: 0.5, max: 4, noNaN: true }),
  strength: fc.double({ min: 0.1, max: 1, noNaN: true }),
});

/** The distance from a pixel's middle to a segment, with a root, unlike the code under test. */
function distance([x0, y0, x1, y1]: readonly number[], column: number, row: number): number {
  const [dx, dy, px, py] = [x1 - x0, y1 - y0, column + 0.5 - x0, row + 0.5 - y0];
  const squared = dx * dx + dy * dy;
  const t = squared === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / squared));
  return Math.hypot(px - t * dx, py - t * dy);
}

test('a segment inks exactly the pixels nearer than the pen radius, the stronger the nearer', () => {
  fc.assert(
    fc.property(segment, pens, (path, pen) => {
      const canvas = blank(16);
      drawPath(canvas, path, identity, pen);
      const pixels = Array.from(canvas.ink, (ink, at) => ({
        ink,
        away: distance(path, at % 16, Math.floor(at / 16)),
      }));
      for (const { ink, away } of pixels) {
        if (away > pen.radius * (1 + 1e-9)) expect(ink).toBe(0);
        if (away < pen.radius * (1 - 1e-9)) expect(ink).toBeGreaterThan(0);
        expect(ink).toBeLessThanOrEqual(pen.strength);
      }
      const byDistance = pixels.toSorted((a, b) => a.away - b.away);
      byDistance
        .slice(1)
        .forEach(({ ink }, i) => expect(ink).toBeLessThanOrEqual(byDistance[i].ink + 1e-9));
    }),
    seeded,
  );
});

test('a stroke may be drawn from either end, over itself, or in parts, with the same ink', () => {
  fc.assert(
    fc.property(segment, pens, ([x0, y0, x1, y1], pen) => {
      const [once, otherwise] = [blank(16), blank(16)];
      drawPath(once, [x0, y0, x1, y1], identity, pen);
      const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
      drawPath(otherwise, [x1, y1, x, y, x0, y0, x1, y1], identity, pen);
      once.ink.forEach((ink, i) => expect(otherwise.ink[i]).toBeCloseTo(ink, 6));
    }),
    seeded,
  );
});

test('curves start and end in their end points; loops are closed', () => {
  const strokes = glyphs.flatMap((variants) => variants.flatMap((variant) => variant.strokes));
  for (const stroke of strokes) {
    const path = flatten(stroke);
    const [start, end] = [path.slice(0, 2), path.slice(-2)];
    if (stroke.kind === 'loop') expect(end).toEqual(start);
    else
      expect([...start, ...end]).toEqual([
        ...stroke.points.slice(0, 2),
        ...stroke.points.slice(-2),
      ]);
  }
});

test('a flattened curve stays within the box of its control points', () => {
  const points = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
    minLength: 6,
    maxLength: 16,
  });
  fc.assert(
    fc.property(points, fc.constantFrom('curve', 'loop'), (values, kind) => {
      const even = values.slice(0, values.length - (values.length % 2));
      const path = flatten({ kind, points: even });
      for (const odd of [0, 1]) {
        const own = (_: number, i: number): boolean => i % 2 === odd;
        const box = even.filter(own);
        for (const value of path.filter(own)) {
          expect(value).toBeGreaterThanOrEqual(Math.min(...box) - 1e-12);
          expect(value).toBeLessThanOrEqual(Math.max(...box) + 1e-12);
        }
      }
    }),
    seeded,
  );
});

test('every digit has several ways to be written, within a unit box but for the pull of a curve', () => {
  expect(glyphs).toHaveLength(10);
  for (const variants of glyphs) {
    expect(variants.length).toBeGreaterThanOrEqual(3);
    for (const stroke of variants.flatMap(({ strokes }) => strokes)) {
      expect(stroke.points.length % 2).toBe(0);
      expect(flatten(stroke).every((value) => value >= 0 && value <= 1)).toBe(true);
    }
  }
});
