import { map } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import type { Activation } from '@tito/nn/contract';

/** Task 02.3. */
export class Tanh implements Activation {
  forward(x: Tensor): Tensor {
    return map(x, Math.tanh);
  }

  derivative(x: Tensor): Tensor {
    return map(x, (value) => {
      const y = Math.tanh(value);
      return 1 - y * y;
    });
  }
}
