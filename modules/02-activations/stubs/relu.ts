import { NotImplementedError } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import type { Activation } from '@tito/nn/contract';

/**
 * Task 02.1. max(x, 0), element by element; NaN stays NaN.
 *
 * Shapes: any, and kept. The input stays as it is.
 * Error: none.
 * Cost: one comparison per value; 8 bytes of memory moved for it.
 *
 * @example
 * [...new ReLU().forward(tensor([-1, 0, 2])).data]; // => [0, 0, 2]
 * [...new ReLU().derivative(tensor([-1, 0, 2])).data]; // => [0, 0, 1]
 */
export class ReLU implements Activation {
  forward(x: Tensor): Tensor {
    // TODO(02.1): which comparison is false for NaN, and what follows from that?   tito hint 02.1
    throw new NotImplementedError('02.1');
  }

  /** 1 where x is above 0; 0 where it is below, and at 0. */
  derivative(x: Tensor): Tensor {
    throw new NotImplementedError('02.1');
  }
}
