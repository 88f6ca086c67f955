// Task 03.3. Layers in a row, and all that they learn.
import { NotImplementedError } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import type { Container, Layer } from '@tito/nn/contract';

/**
 * Layers applied one after the other, in the order given; without layers, the identity. It hands
 * `training` on to each of them, since some, such as dropout, do something else while a model learns.
 * A Sequential is a layer, so it can be one of the layers of another.
 *
 * @example
 * const model = new Sequential([new Linear(tensor([1, -1], [2, 1])), new Flatten()]);
 * Array.from(model.forward(tensor([3], [1, 1])).data); // => [3, -3]
 * model.layers.length; // => 2
 */
export class Sequential implements Container {
  readonly layers: readonly Layer[];

  constructor(layers: readonly Layer[]) {
    // TODO(03.3): what does each layer get, and from whom?   tito hint 03.3
    throw new NotImplementedError('03.3');
  }

  forward(x: Tensor, training = false): Tensor {
    throw new NotImplementedError('03.3');
  }
}

/**
 * The tensors that a model learns, in the order of its layers: the `weight` of a layer, then its `bias`,
 * where these are there and float32. (An int8 weight is not learned, a bias may be null.) A model with an
 * array `layers` is a container: its layers follow, to any depth.
 *
 * The very tensors are returned, so that an optimizer can change them in place.
 *
 * @example
 * const model = new Sequential([new Linear(zeros([4, 3]), zeros([4])), new Flatten()]);
 * parameters(model).map(({ shape }) => shape); // => [[4, 3], [4]]
 */
export function parameters(model: Layer): readonly Tensor[] {
  throw new NotImplementedError('03.3');
}
