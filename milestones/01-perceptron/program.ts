// Runs in the sandbox, on the learner's tensors and layers.
import { Linear } from '@tito/nn';
import { add, mul, type Tensor, tensor } from '@tito/tensor';

/** What the perceptron has learnt: it answers by the sign of weight . x + bias. */
export interface Learnt {
  /** [1, 2] */
  readonly weight: Tensor;
  /** [1] */
  readonly bias: Tensor;
}

/** A perceptron of two inputs. */
export class Perceptron {
  #layer: Linear = new Linear(tensor([0, 0], [1, 2]), tensor([0]));

  /** weight . x + bias for each row of `x` [n, 2]. */
  forward(x: Tensor): Tensor {
    return this.#layer.forward(x);
  }

  /**
   * Rosenblatt's rule (1958) for one point that was answered wrongly: its input is added to the
   * weights, or subtracted.
   * @param x [1, 2]
   * @param target +1 or -1
   */
  learn(x: Tensor, target: number): Learnt {
    const { weight, bias } = this.#layer;
    const change = mul(x, target);
    const next = add(weight, change);
    const threshold = bias === null ? tensor([target]) : add(bias, target);
    this.#layer = new Linear(next, threshold);
    return { weight: next, bias: threshold };
  }
}
