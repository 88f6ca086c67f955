import { map } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import type { Activation } from '@tito/nn/contract';

/** Task 02.1. */
export class ReLU implements Activation {
  forward(x: Tensor): Tensor {
    return map(x, (value) => (value < 0 ? 0 : value));
  }

  derivative(x: Tensor): Tensor {
    return map(x, (value) => (value > 0 ? 1 : 0));
  }
}
