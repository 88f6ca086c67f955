import { fromData, sizeOf } from '@tito/tensor';
import type { Random, Tensor } from '@tito/tensor';
import { mul } from './autograd/ops.ts';
import type { Layer } from './layer.ts';

/**
 * While training, zero with probability p, and otherwise x / (1 - p), so that the mean of every value
 * stays what it was; else x itself. Inverted dropout, as in PyTorch.
 *
 * One number is drawn per value, in row-major order: a value is dropped where `uniform()` is below p.
 * Without training none is drawn.
 *
 * Shapes: any, and kept.
 *
 * @example
 * const dropout = new Dropout(0.5, random(1));
 * Array.from(dropout.forward(tensor([1, 2, 3, 4]), true).data); // => [0, 4, 6, 0]
 * Array.from(dropout.forward(tensor([1, 2, 3, 4])).data); // => [1, 2, 3, 4]
 */
export class Dropout implements Layer {
  /** The probability with which a value is dropped. */
  readonly p: number;
  readonly #random: Pick<Random, 'uniform'>;

  /** @throws {RangeError} unless 0 <= p < 1. */
  constructor(p: number, random: Pick<Random, 'uniform'>) {
    if (!(p >= 0 && p < 1)) {
      throw new RangeError(`Dropout: p is ${p}: it must be at least 0 and less than 1`);
    }
    this.p = p;
    this.#random = random;
  }

  forward(x: Tensor, training = false): Tensor {
    return training ? mul(x, this.#mask(x.shape)) : x;
  }

  #mask(shape: readonly number[]): Tensor {
    const factors = Float32Array.from({ length: sizeOf(shape) }, () =>
      this.#random.uniform() < this.p ? 0 : 1 / (1 - this.p),
    );
    return fromData(factors, shape);
  }
}
