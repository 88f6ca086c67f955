import { map } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import type { Activation } from '@tito/nn/contract';

/** Task 02.2. */
export class Sigmoid implements Activation {
  forward(x: Tensor): Tensor {
    return map(x, sigmoid);
  }

  derivative(x: Tensor): Tensor {
    return map(x, (value) => {
      const y = sigmoid(value);
      return y * (1 - y);
    });
  }
}

/** The exponent is never positive, so that nothing overflows. */
function sigmoid(x: number): number {
  const power = Math.exp(-Math.abs(x));
  return x < 0 ? power / (1 + power) : 1 / (1 + power);
}
