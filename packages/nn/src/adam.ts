import type { Tensor } from '@tito/tensor';
import { type Optimizer, requireSameShapes } from './optimizer.ts';

/** Options of Adam. The defaults are PyTorch's. */
export interface AdamOptions {
  /** 0.001 by default. */
  readonly learningRate?: number;
  /** How much of each average is kept per step; 0.9 and 0.999 by default. */
  readonly betas?: readonly [number, number];
  /** 1e-8 by default. */
  readonly epsilon?: number;
}

/**
 * Adam: m <- b1 m + (1 - b1) g and v <- b2 v + (1 - b2) g^2, both 0 at the start, then
 *
 *     p <- p - learningRate mHat / (sqrt(vHat) + epsilon),  mHat = m / (1 - b1^t),  vHat = v / (1 - b2^t),
 *
 * in step t = 1, 2, ... The division undoes the bias of averages that began with 0: the first step moves
 * every parameter by the learning rate, whatever the size of its gradient.
 *
 * Memory: two float32 numbers per parameter.
 *
 * Source: Kingma and Ba 2015 (arXiv:1412.6980), algorithm 1; PyTorch's `optim.Adam` without weight decay.
 *
 * @example
 * const p = tensor([1, 1]);
 * new Adam([p], { learningRate: 0.5 }).step([tensor([1e-3, -1e3])]);
 * Array.from(p.data, (value) => Math.round(1e4 * value) / 1e4); // => [0.5, 1.5]
 */
export class Adam implements Optimizer {
  readonly #parameters: readonly Tensor[];
  readonly #means: readonly Float32Array[];
  readonly #squares: readonly Float32Array[];
  readonly #options: Required<AdamOptions>;
  #steps = 0;

  /**
   * @throws {RangeError} if the learning rate or epsilon is not positive and finite, or a beta not in
   * [0, 1).
   */
  constructor(parameters: readonly Tensor[], options: AdamOptions = {}) {
    const { learningRate = 0.001, betas = [0.9, 0.999], epsilon = 1e-8 } = options;
    this.#options = { learningRate, betas, epsilon };
    requirePositive('learningRate', learningRate);
    requirePositive('epsilon', epsilon);
    for (const beta of betas) requireBeta(beta);
    this.#parameters = [...parameters];
    this.#means = parameters.map(({ data }) => new Float32Array(data.length));
    this.#squares = parameters.map(({ data }) => new Float32Array(data.length));
  }

  /** @throws {ShapeError} if the gradients do not fit the parameters; none is changed then. */
  step(gradients: readonly Tensor[]): void {
    requireSameShapes('Adam', this.#parameters, gradients);
    this.#steps++;
    for (const [i, { data }] of this.#parameters.entries()) {
      this.#move(data, gradients[i].data, this.#means[i], this.#squares[i]);
    }
  }

  #move(data: Float32Array, g: Float32Array, m: Float32Array, v: Float32Array): void {
    const { learningRate, betas, epsilon } = this.#options;
    const [b1, b2] = betas;
    const [unbias1, unbias2] = betas.map((beta) => 1 / (1 - beta ** this.#steps));
    for (let k = 0; k < data.length; k++) {
      m[k] = b1 * m[k] + (1 - b1) * g[k];
      v[k] = b2 * v[k] + (1 - b2) * g[k] * g[k];
      data[k] -= (learningRate * m[k] * unbias1) / (Math.sqrt(v[k] * unbias2) + epsilon);
    }
  }
}

function requirePositive(name: string, value: number): void {
  if (value > 0 && value < Infinity) return;
  throw new RangeError(`Adam: ${name} is ${value}: it must be positive and finite`);
}

function requireBeta(beta: number): void {
  if (beta >= 0 && beta < 1) return;
  throw new RangeError(`Adam: a beta is ${beta}: it must be at least 0 and less than 1`);
}
