import { map } from '@tito/tensor';
import type { Random, Tensor } from '@tito/tensor';
import type { Layer } from '@tito/nn/contract';

/** Task 02.6. */
export class Dropout implements Layer {
  readonly #p: number;
  readonly #random: Pick<Random, 'uniform'>;

  constructor(p: number, random: Pick<Random, 'uniform'>) {
    if (!(p >= 0 && p < 1)) throw new RangeError(`Dropout: p is ${p}, not in [0, 1)`);
    this.#p = p;
    this.#random = random;
  }

  forward(x: Tensor, training = false): Tensor {
    if (!training) return x;
    return map(x, (value) => {
      const isDropped = this.#random.uniform() < this.#p;
      return isDropped ? 0 : value / (1 - this.#p);
    });
  }
}
