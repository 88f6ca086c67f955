import type { Tensor } from '@tito/tensor';
import type { Activation } from '@tito/nn/contract';
import { apply } from './relu.ts';

export class Tanh implements Activation {
  forward(x: Tensor): Tensor {
    return apply(x, (v) => 1 - 2 / (Math.exp(2 * v) + 1));
  }

  derivative(x: Tensor): Tensor {
    return apply(this.forward(x), (y) => (1 - y) * (1 + y));
  }
}
