import type { Tensor } from '@tito/tensor';
import type { Layer } from './layer.ts';

/**
 * Layers applied one after the other; without layers, the identity.
 *
 * @example
 * const model = new Sequential([new Linear(tensor([1, -1], [2, 1])), new ReLU()]);
 * Array.from(model.forward(tensor([3], [1, 1])).data); // => [3, 0]
 */
export class Sequential implements Layer {
  readonly layers: readonly Layer[];

  constructor(layers: readonly Layer[]) {
    this.layers = [...layers];
  }

  /** Hands `training` on to every layer. */
  forward(x: Tensor, training = false): Tensor {
    return this.layers.reduce((y, layer) => layer.forward(y, training), x);
  }
}
