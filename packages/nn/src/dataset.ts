import { rows, take } from '@tito/tensor';
import type { Random, Tensor } from '@tito/tensor';

/** Labelled images. Shapes: images [n, features], values 0 to 1; labels [n], 0 to classes - 1. */
export interface Dataset {
  readonly images: Tensor;
  readonly labels: Tensor<'uint8'>;
  readonly classes: number;
}

/**
 * The samples from `start` up to, but not including, `end`. Shares the data, no copy.
 *
 * @throws {RangeError} if not 0 <= start <= end <= n.
 * @example
 * subset(drawDigits({ count: 30, seed: 1 }), 10, 15).labels.shape; // => [5]
 */
export function subset(data: Dataset, start: number, end: number): Dataset {
  return {
    images: rows(data.images, start, end),
    labels: rows(data.labels, start, end),
    classes: data.classes,
  };
}

/**
 * The samples in batches of `size`; the last one is smaller if `size` does not divide their number.
 * Every sample occurs in exactly one batch. In order, and shared with `data`, without `random`;
 * shuffled, and copied, with it.
 *
 * @throws {RangeError} on the first iteration if `size` is not a positive integer.
 * @example
 * const digits = drawDigits({ count: 25, seed: 1 });
 * Array.from(batches(digits, 10), (batch) => batch.labels.shape[0]); // => [10, 10, 5]
 */
export function* batches(data: Dataset, size: number, random?: Random): Generator<Dataset> {
  if (!(Number.isInteger(size) && size > 0)) {
    throw new RangeError(`batches: size is ${size}: it must be a positive integer`);
  }
  const n = data.images.shape[0];
  const order = random?.shuffle(Array.from({ length: n }, (_, i) => i));
  for (let start = 0; start < n; start += size) {
    const end = Math.min(n, start + size);
    yield order === undefined ? subset(data, start, end) : pick(data, order.slice(start, end));
  }
}

function pick(data: Dataset, indices: readonly number[]): Dataset {
  return {
    images: take(data.images, indices),
    labels: take(data.labels, indices),
    classes: data.classes,
  };
}
