import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { loadMnist, readIdx } from '../src/node/index.ts';

const scratch = mkdtempSync(join(tmpdir(), 'tito-idx-'));
afterAll(() => rmSync(scratch, { recursive: true }));

function write(name: string, bytes: Uint8Array): string {
  const path = join(scratch, name);
  writeFileSync(path, bytes);
  return path;
}

/** An IDX file, written by the format's definition. */
function idx(shape: readonly number[], elements: readonly number[], type = 0x08): Uint8Array {
  const extents = shape.flatMap((n) => [24, 16, 8, 0].map((shift) => (n >>> shift) & 0xff));
  return Uint8Array.from([0, 0, type, shape.length, ...extents, ...elements]);
}

const contents = fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 3 }).chain((shape) => {
  const length = shape.reduce((a, b) => a * b, 1);
  const elements = fc.array(fc.nat({ max: 255 }), { minLength: length, maxLength: length });
  return fc.tuple(fc.constant(shape), elements);
});

test('what is written is read, packed or not, whatever the name says', () => {
  fc.assert(
    fc.property(contents, fc.boolean(), fc.boolean(), ([shape, elements], packed, named) => {
      const bytes = idx(shape, elements);
      const path = write(named ? 'file.gz' : 'file', packed ? gzipSync(bytes) : bytes);
      const read = readIdx(path);
      expect([read.dtype, read.shape, Array.from(read.data)]).toEqual(['uint8', shape, elements]);
      expect(read.data.buffer.byteLength).toBe(elements.length);
    }),
    { seed: 15, numRuns: 100 },
  );
});

test('an extent above 2^31 is unsigned', () => {
  const path = write('huge', idx([2 ** 31 + 5], [1, 2]));
  expect(() => readIdx(path)).toThrow('expected 2147483661 bytes for shape [2147483653], found 10');
});

const good = idx([2, 2], [1, 2, 3, 4]);
const files: readonly (readonly [string, Uint8Array, string])[] = [
  ['empty', new Uint8Array(0), 'expected an IDX magic number, 0x0000 then type and rank, found 0x'],
  [
    'of text',
    Uint8Array.from('version https://', (letter) => letter.charCodeAt(0)),
    'expected an IDX magic number, 0x0000 then type and rank, found 0x76657273',
  ],
  [
    'of float32',
    idx([1], [0, 0, 0, 0], 0x0d),
    'expected element type 0x08 (unsigned byte), found 0x0d',
  ],
  ['cut in the header', good.subarray(0, 9), 'expected a header of 12 bytes, found 9 (truncated)'],
  ['truncated', good.subarray(0, 15), 'expected 16 bytes for shape [2, 2], found 15 (truncated)'],
  [
    'overlong',
    Uint8Array.of(...good, 0),
    'expected 16 bytes for shape [2, 2], found 17 (overlong)',
  ],
  ['of damaged gzip', gzipSync(good).subarray(0, 20), 'expected an intact gzip file, found'],
  ['packed and truncated', gzipSync(good.subarray(0, 15)), 'found 15 (truncated)'],
];

test.each(files)(
  'a file %s is refused with its path, what was expected and what was found',
  (name, bytes, text) => {
    const path = write(name, bytes);
    expect(() => readIdx(path)).toThrow(RangeError);
    expect(() => readIdx(path)).toThrow(`readIdx: ${path}: expected `);
    expect(() => readIdx(path)).toThrow(text);
  },
);

test('a missing file is refused with its path', () => {
  const path = join(scratch, 'missing');
  expect(() => readIdx(path)).toThrow(RangeError);
  expect(() => readIdx(path)).toThrow(`readIdx: ${path}: expected a readable file, found ENOENT`);
});

/** Writes a small data set in MNIST's four files; `change` replaces or, by null, leaves out files. */
function mnistLike(change: Readonly<Record<string, Uint8Array | null>> = {}): string {
  const directory = mkdtempSync(join(scratch, 'mnist-'));
  const all = {
    'train-images-idx3-ubyte': idx([3, 1, 2], [0, 51, 102, 153, 204, 255]),
    'train-labels-idx1-ubyte': idx([3], [7, 0, 9]),
    't10k-images-idx3-ubyte.gz': gzipSync(idx([2, 1, 2], [255, 0, 0, 255])),
    't10k-labels-idx1-ubyte.gz': gzipSync(idx([2], [1, 2])),
    ...change,
  };
  for (const [name, bytes] of Object.entries(all)) {
    if (bytes !== null) writeFileSync(join(directory, name), bytes);
  }
  return directory;
}

test('loadMnist reads images as byte / 255 in rows and labels as they are, packed or not', () => {
  const { train, test: held } = loadMnist(mnistLike());
  expect(train.images.shape).toEqual([3, 2]);
  const levels = [0, 51, 102, 153, 204, 255].map((byte) => Math.fround(byte / 255));
  expect(Array.from(train.images.data)).toEqual(levels);
  expect(Array.from(train.labels.data)).toEqual([7, 0, 9]);
  expect([held.images.shape, Array.from(held.images.data)]).toEqual([
    [2, 2],
    [1, 0, 0, 1],
  ]);
  expect([train.classes, held.classes]).toEqual([10, 10]);
});

/** How many training and test samples are kept under a limit. */
function keptUnder(limit: number): number[] {
  const { train, test: held } = loadMnist(mnistLike(), { limit });
  expect(train.images.shape[0]).toBe(train.labels.shape[0]);
  return [train.labels.shape[0], held.labels.shape[0]];
}

test('limit keeps the first samples of each set, at most as many as there are', () => {
  expect([keptUnder(1), keptUnder(2), keptUnder(50)]).toEqual([
    [1, 1],
    [2, 2],
    [3, 2],
  ]);
});

const broken: readonly (readonly [string, Parameters<typeof mnistLike>[0], string])[] = [
  [
    'without labels',
    { 'train-labels-idx1-ubyte': null },
    'expected train-labels-idx1-ubyte or train-labels-idx1-ubyte.gz, found neither',
  ],
  [
    'with fewer labels than images',
    { 'train-labels-idx1-ubyte': idx([2], [7, 0]) },
    'ubyte has 2 labels: the counts must agree',
  ],
  [
    'with images in the place of labels',
    { 'train-labels-idx1-ubyte': idx([3, 1, 1], [7, 0, 9]) },
    'train-labels-idx1-ubyte: expected 1 dimensions, found [3, 1, 1]',
  ],
  [
    'with a label that is no digit',
    { 'train-labels-idx1-ubyte': idx([3], [7, 10, 9]) },
    'train-labels-idx1-ubyte: expected digits, found label 1 is 10',
  ],
];

test.each(broken)('loadMnist refuses a directory %s', (_, change, text) => {
  const directory = mnistLike(change);
  expect(() => loadMnist(directory)).toThrow(RangeError);
  expect(() => loadMnist(directory)).toThrow(text);
});

test.each([0, -1, 1.5, Number.NaN])('loadMnist refuses a limit of %f', (limit) => {
  expect(() => loadMnist(mnistLike(), { limit })).toThrow(`loadMnist: limit is ${limit}`);
});

const mnist = join(import.meta.dirname, '../../../../shared/data/mnist');
const absent = !existsSync(mnist);
if (absent) console.warn(`SKIPPED: reading MNIST, because ${mnist} is not there`);

test.skipIf(absent)('MNIST itself is read byte for byte', () => {
  const path = join(mnist, 'train-images-idx3-ubyte.gz');
  const unpacked = gunzipSync(readFileSync(path));
  const md5 = createHash('md5').update(unpacked).digest('hex');
  expect(md5).toBe('6bbc9ace898e44ae57da46a324031adb');
  const { shape, data } = readIdx(path);
  expect(shape).toEqual([60_000, 28, 28]);
  expect(Buffer.compare(data, unpacked.subarray(16))).toBe(0);
});

test.skipIf(absent)('MNIST is loaded with its known sizes and counts of digits', () => {
  const { train, test: held } = loadMnist(mnist);
  expect([train.images.shape, held.images.shape]).toEqual([
    [60_000, 784],
    [10_000, 784],
  ]);
  const counts = Array.from({ length: 10 }, () => 0);
  for (const label of held.labels.data) counts[label]++;
  expect(counts).toEqual([980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]);
});
