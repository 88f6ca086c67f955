import type { Tensor } from '@tito/tensor';
import type { Activation } from '@tito/nn/contract';
import { apply } from './relu.ts';

const logistic = (v: number) => (v >= 0 ? 1 / (1 + Math.exp(-v)) : 1 - 1 / (1 + Math.exp(v)));

export class Sigmoid implements Activation {
  forward(x: Tensor): Tensor {
    return apply(x, logistic);
  }

  derivative(x: Tensor): Tensor {
    const y = this.forward(x);
    return apply(y, (v) => v - v * v);
  }
}
