import { NotImplementedError } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import type { Activation, GELUForm } from '@tito/nn/contract';

/**
 * Task 02.4. x Φ(x), element by element; Φ(x) is the probability that a standard normal number is below
 * x. `approximate` is PyTorch's word for the two forms that are in use:
 *
 * - 'none', the default: Φ(x) = (1 + erf(x / sqrt 2)) / 2. JavaScript has no erf; the lesson gives a
 *   formula for it that is 1.5e-7 off at most.
 * - 'tanh': (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3))) / 2 in place of Φ(x). It is up to 4.8e-4 from the
 *   other one: one cannot stand for the other.
 *
 * Shapes: any, and kept. The input stays as it is.
 * Error: values and derivatives at most 2e-6 off, or one part in 500,000 for values above 1, for every
 * finite x, and never NaN.
 *
 * @example
 * const exact = new GELU().forward(tensor([-1, 0, 1])).data;
 * [...exact].map((y) => Math.round(1e4 * y) / 1e4 + 0); // => [-0.1587, 0, 0.8413]
 * const curve = new GELU('tanh').forward(tensor([-1, 0, 1])).data;
 * [...curve].map((y) => Math.round(1e4 * y) / 1e4 + 0); // => [-0.1588, 0, 0.8412]
 */
export class GELU implements Activation {
  /** @throws {RangeError} if `approximate` is neither 'none' nor 'tanh'. */
  constructor(approximate: GELUForm = 'none') {
    // TODO(02.4): what has the object to remember between this call and the next?   tito hint 02.4
    throw new NotImplementedError('02.4');
  }

  forward(x: Tensor): Tensor {
    throw new NotImplementedError('02.4');
  }

  /**
   * The derivative of the form that was chosen. Of 'none': Φ(x) + x φ(x), with the normal density
   * φ(x) = exp(-x^2 / 2) / sqrt(2 pi).
   */
  derivative(x: Tensor): Tensor {
    throw new NotImplementedError('02.4');
  }
}
