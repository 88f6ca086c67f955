import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { formatShape, fromData, rows } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import type { Dataset } from '../dataset.ts';
import { readIdx } from './idx.ts';

/**
 * Reads MNIST's four files, packed or unpacked, from a directory: `train-images-idx3-ubyte`,
 * `train-labels-idx1-ubyte`, `t10k-images-idx3-ubyte`, `t10k-labels-idx1-ubyte`, each with or
 * without `.gz`, the unpacked one first. Fashion-MNIST has the same form and is read as well.
 *
 * Shapes: images [n, 784], byte / 255; labels [n]; n is 60 000 and 10 000, at most `limit`.
 *
 * @param options.limit - how many samples to keep of each set, from the front.
 * @throws {RangeError} if a file is missing or malformed (see `readIdx`), if images and labels differ
 * in number, a label is not a digit, or `limit` is not a positive integer.
 */
export function loadMnist(
  directory: string,
  options: { readonly limit?: number } = {},
): { train: Dataset; test: Dataset } {
  const { limit = Infinity } = options;
  if (!(limit > 0 && (Number.isInteger(limit) || limit === Infinity))) {
    throw new RangeError(`loadMnist: limit is ${limit}: it must be a positive integer`);
  }
  return { train: load(directory, 'train', limit), test: load(directory, 't10k', limit) };
}

const classes = 10;

function load(directory: string, set: 'train' | 't10k', limit: number): Dataset {
  const imagesPath = find(directory, `${set}-images-idx3-ubyte`);
  const labelsPath = find(directory, `${set}-labels-idx1-ubyte`);
  const images = readOfRank(3, imagesPath);
  const labels = readOfRank(1, labelsPath);
  const n = labels.shape[0];
  if (images.shape[0] !== n) {
    throw new RangeError(
      `loadMnist: ${imagesPath} has ${images.shape[0]} images, ${labelsPath} has ${n} labels: the counts must agree`,
    );
  }
  requireDigits(labelsPath, labels.data);
  const end = Math.min(n, limit);
  return { images: toUnit(rows(images, 0, end)), labels: rows(labels, 0, end), classes };
}

function find(directory: string, name: string): string {
  const found = [name, `${name}.gz`].map((file) => join(directory, file)).find(existsSync);
  if (found !== undefined) return found;
  throw new RangeError(`loadMnist: ${directory}: expected ${name} or ${name}.gz, found neither`);
}

function readOfRank(rank: number, path: string): Tensor<'uint8'> {
  const result = readIdx(path);
  if (result.shape.length === rank) return result;
  throw new RangeError(
    `loadMnist: ${path}: expected ${rank} dimensions, found ${formatShape(result.shape)}`,
  );
}

function requireDigits(path: string, labels: Uint8Array): void {
  const wrong = labels.findIndex((label) => label >= classes);
  if (wrong === -1) return;
  throw new RangeError(
    `loadMnist: ${path}: expected digits, found label ${wrong} is ${labels[wrong]}`,
  );
}

/** Bytes [n, rows, columns] to float32 [n, rows * columns], 255 to 1. */
function toUnit({ shape: [n, height, width], data }: Tensor<'uint8'>): Tensor {
  const result = new Float32Array(data.length);
  for (let i = 0; i < data.length; i++) result[i] = data[i] / 255;
  return fromData(result, [n, height * width]);
}
