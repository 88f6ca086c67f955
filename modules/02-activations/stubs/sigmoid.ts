import { NotImplementedError } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import type { Activation } from '@tito/nn/contract';

/**
 * Task 02.2. 1 / (1 + exp(-x)), element by element: every real number becomes one between 0 and 1.
 *
 * Shapes: any, and kept. The input stays as it is.
 * Error: values and derivatives at most 2e-6 off for every finite x, and never NaN.
 *
 * @example
 * [...new Sigmoid().forward(tensor([-1000, 0, 1000])).data]; // => [0, 0.5, 1]
 * [...new Sigmoid().derivative(tensor([-1000, 0, 1000])).data]; // => [0, 0.25, 0]
 */
export class Sigmoid implements Activation {
  forward(x: Tensor): Tensor {
    // TODO(02.2): what is Math.exp(1000), and what is it divided by itself?   tito hint 02.2
    throw new NotImplementedError('02.2');
  }

  /** With y = sigmoid(x): y (1 - y). */
  derivative(x: Tensor): Tensor {
    throw new NotImplementedError('02.2');
  }
}
