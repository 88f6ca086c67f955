import type { Tensor } from '@tito/tensor';
import type { Activation } from '@tito/nn/contract';

export function apply(x: Tensor, act: (value: number) => number): Tensor {
  const data = Float32Array.from(x.data, (value) => act(value));
  return { dtype: 'float32', shape: x.shape.slice(), data };
}

export class ReLU implements Activation {
  forward(x: Tensor): Tensor {
    return apply(x, (v) => Math.max(v, 0));
  }

  derivative(x: Tensor): Tensor {
    return apply(x, (v) => (v > 0 ? 1 : 0));
  }
}
