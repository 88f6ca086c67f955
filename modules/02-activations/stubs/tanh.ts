import { NotImplementedError } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import type { Activation } from '@tito/nn/contract';

/**
 * Task 02.3. tanh(x), element by element: every real number becomes one between -1 and 1.
 *
 * Shapes: any, and kept. The input stays as it is.
 * Error: values and derivatives at most 2e-6 off for every finite x, and never NaN.
 *
 * @example
 * [...new Tanh().forward(tensor([-1000, 0, 1000])).data]; // => [-1, 0, 1]
 * [...new Tanh().derivative(tensor([-1000, 0, 1000])).data]; // => [0, 1, 0]
 */
export class Tanh implements Activation {
  forward(x: Tensor): Tensor {
    // TODO(02.3): does JavaScript know this function?   tito hint 02.3
    throw new NotImplementedError('02.3');
  }

  /** With y = tanh(x): 1 - y^2. */
  derivative(x: Tensor): Tensor {
    throw new NotImplementedError('02.3');
  }
}
