import type { Tensor } from '@tito/tensor';
import { type Optimizer, requireSameShapes } from './optimizer.ts';

/**
 * Stochastic gradient descent with momentum: v <- momentum v + g, then p <- p - learningRate v,
 * with v = 0 at the start.
 *
 * Source: the formula of PyTorch's `optim.SGD` (dampening 0), which is not Sutskever's: a change of
 * the learning rate acts on the whole velocity.
 *
 * @example
 * const p = tensor([1]);
 * const sgd = new SGD([p], { learningRate: 0.5, momentum: 0.5 });
 * sgd.step([tensor([1])]);
 * sgd.step([tensor([1])]);
 * p.data[0]; // => -0.25
 */
export class SGD implements Optimizer {
  readonly #parameters: readonly Tensor[];
  readonly #velocities: readonly Float32Array[];
  readonly #learningRate: number;
  readonly #momentum: number;

  /** @throws {RangeError} if the learning rate is not positive, or the momentum not in [0, 1). */
  constructor(
    parameters: readonly Tensor[],
    options: { readonly learningRate: number; readonly momentum?: number },
  ) {
    const { learningRate, momentum = 0 } = options;
    if (!(learningRate > 0 && learningRate < Infinity)) {
      throw new RangeError(`SGD: learningRate is ${learningRate}: it must be positive and finite`);
    }
    if (!(momentum >= 0 && momentum < 1)) {
      throw new RangeError(`SGD: momentum is ${momentum}: it must be at least 0 and less than 1`);
    }
    this.#parameters = [...parameters];
    this.#velocities = parameters.map(({ data }) => new Float32Array(data.length));
    this.#learningRate = learningRate;
    this.#momentum = momentum;
  }

  /**
   * Changes the parameters' data in place.
   *
   * @throws {ShapeError} if the gradients do not fit the parameters; none is changed then.
   */
  step(gradients: readonly Tensor[]): void {
    requireSameShapes('SGD', this.#parameters, gradients);
    // Read once: the engine cannot know that writing to an array changes no field.
    const momentum = this.#momentum;
    const learningRate = this.#learningRate;
    for (const [i, { data }] of this.#parameters.entries()) {
      const velocity = this.#velocities[i];
      const gradient = gradients[i].data;
      for (let k = 0; k < data.length; k++) {
        velocity[k] = momentum * velocity[k] + gradient[k];
        data[k] -= learningRate * velocity[k];
      }
    }
  }
}
