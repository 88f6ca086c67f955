import { fromData, random as generator } from '@tito/tensor';
import type { Random } from '@tito/tensor';
import type { Dataset } from '../dataset.ts';
import { drawPath, flatten } from './raster.ts';
import type { Affine, Canvas, Pen } from './raster.ts';
import { glyphs } from './strokes.ts';
import type { Stroke, Variant } from './strokes.ts';

/**
 * What varies from image to image, and how far: pairs are ranges, single numbers go both ways from
 * zero. Lengths are parts of the image's side, angles are slopes, the rest is ink from 0 to 1.
 */
const variation = {
  width: [0.5, 0.84],
  height: [0.68, 0.92],
  slant: 0.22,
  rotation: 0.13,
  shift: 0.05,
  point: 0.04,
  penRadius: [0.062, 0.125],
  strength: [0.65, 1],
  noise: 0.12,
} as const;

/**
 * Draws `count` handwriting-like digits: the same bytes for the same options on every engine, since
 * only integers and + - * / are used. Labels are balanced (counts differ by at most one) and
 * shuffled; two seeds give two unrelated samples of one distribution, so that one can train and the
 * other test.
 *
 * Shapes: images [count, size * size], row-major from the top left, 0 (paper) to 1 (ink) in steps of
 * 1/255; labels [count].
 * Cost: a few dozen microseconds for an image of 16 x 16.
 *
 * @param options.size - the side of an image in pixels, 16 unless given, at least 8.
 * @throws {RangeError} if `count` is not a positive integer or `size` not an integer of at least 8.
 * @example
 * const digits = drawDigits({ count: 20, seed: 1 });
 * digits.images.shape; // => [20, 256]
 * Array.from(digits.labels.data).filter((label) => label === 7).length; // => 2
 */
export function drawDigits(options: {
  readonly count: number;
  readonly seed: number | string;
  readonly size?: number;
}): Dataset {
  const { count, seed, size = 16 } = options;
  requireIntegerFrom(1, 'count', count);
  requireIntegerFrom(8, 'size', size);
  const random = generator(seed);
  const labels = balancedLabels(count, random);
  const images = new Float32Array(count * size * size);
  const canvas: Canvas = { size, ink: new Float64Array(size * size) };
  for (let i = 0; i < count; i++) {
    canvas.ink.fill(0);
    drawDigit(canvas, labels[i], random);
    drawSpecks(canvas, random);
    develop(canvas, random, images.subarray(i * size * size, (i + 1) * size * size));
  }
  return {
    images: fromData(images, [count, size * size]),
    labels: fromData(labels, [count]),
    classes: glyphs.length,
  };
}

function requireIntegerFrom(least: number, name: string, value: number): void {
  if (Number.isInteger(value) && value >= least) return;
  throw new RangeError(
    `drawDigits: ${name} is ${value}: it must be an integer of at least ${least}`,
  );
}

function balancedLabels(count: number, random: Random): Uint8Array {
  return Uint8Array.from(
    random.shuffle(Array.from({ length: count }, (_, i) => i % glyphs.length)),
  );
}

function drawDigit(canvas: Canvas, digit: number, random: Random): void {
  const to = randomAffine(canvas.size, random);
  const pen: Pen = {
    radius: random.uniform(...variation.penRadius) * canvas.size,
    strength: random.uniform(...variation.strength),
  };
  for (const stroke of pickVariant(glyphs[digit], random).strokes) {
    drawPath(canvas, flatten(jitter(stroke, random)), to, pen);
  }
}

function pickVariant(variants: readonly Variant[], random: Random): Variant {
  let ticket = random.integer(variants.reduce((total, { weight }) => total + weight, 0));
  let i = 0;
  while (ticket >= variants[i].weight) ticket -= variants[i++].weight;
  return variants[i];
}

/** Moves every control point a little, so that no two digits have quite the same form. */
function jitter(stroke: Stroke, random: Random): Stroke {
  const { point } = variation;
  return { ...stroke, points: stroke.points.map((p) => p + random.uniform(-point, point)) };
}

/**
 * From the unit box to pixels: scale, then slant, then rotate, then shift, about the middle. The
 * rotation matrix is [1 -r; r 1], right to first order for a small angle r and free of sine and cosine.
 */
function randomAffine(size: number, random: Random): Affine {
  const width = size * random.uniform(...variation.width);
  const height = size * random.uniform(...variation.height);
  const slant = random.uniform(-variation.slant, variation.slant);
  const r = random.uniform(-variation.rotation, variation.rotation);
  const shiftX = size * (0.5 + random.uniform(-variation.shift, variation.shift));
  const shiftY = size * (0.5 + random.uniform(-variation.shift, variation.shift));
  const a = width;
  const b = -(slant + r) * height;
  const d = r * width;
  const e = (1 - r * slant) * height;
  return [a, b, shiftX - (a + b) / 2, d, e, shiftY - (d + e) / 2];
}

/** One or two short marks that belong to no digit. */
function drawSpecks(canvas: Canvas, random: Random): void {
  const identity: Affine = [1, 0, 0, 0, 1, 0];
  const specks = 1 + random.integer(2);
  for (let i = 0; i < specks; i++) {
    const x = random.uniform(0, canvas.size);
    const y = random.uniform(0, canvas.size);
    const reach = canvas.size / 8;
    const path = [x, y, x + random.uniform(-reach, reach), y + random.uniform(-reach, reach)];
    const pen = {
      radius: random.uniform(0.05, 0.08) * canvas.size,
      strength: random.uniform(0.3, 0.9),
    };
    drawPath(canvas, path, identity, pen);
  }
}

/** Adds the noise of the paper and rounds to the 256 levels a byte can hold. */
function develop(canvas: Canvas, random: Random, pixels: Float32Array): void {
  const { noise } = variation;
  for (let i = 0; i < pixels.length; i++) {
    const value = canvas.ink[i] + random.uniform(-noise, noise);
    pixels[i] = Math.floor(Math.min(1, Math.max(0, value)) * 255 + 0.5) / 255;
  }
}
