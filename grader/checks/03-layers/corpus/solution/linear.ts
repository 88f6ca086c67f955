import { fromData } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import type { LinearLike } from '@tito/nn/contract';

export class Linear implements LinearLike {
  readonly weight: Tensor;
  readonly bias: Tensor | null;

  constructor(weight: Tensor, bias: Tensor | null = null) {
    checkParameters('Linear', weight, 2, bias);
    this.weight = weight;
    this.bias = bias;
  }

  forward(x: Tensor): Tensor {
    const [outputs, inputs] = this.weight.shape;
    if (x.shape.length !== 2 || x.shape[1] !== inputs) {
      throw new RangeError(`Linear: x is [${x.shape.join(', ')}], needs [n, ${inputs}]`);
    }
    const n = x.shape[0];
    const y = new Float32Array(n * outputs);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < outputs; j++) {
        let sum = this.bias === null ? 0 : this.bias.data[j];
        for (let p = 0; p < inputs; p++) {
          sum += x.data[i * inputs + p] * this.weight.data[j * inputs + p];
        }
        y[i * outputs + j] = sum;
      }
    }
    return fromData(y, [n, outputs]);
  }
}

/** Refuses parameters that are not float32, or do not fit each other. */
export function checkParameters(
  name: string,
  weight: Tensor,
  rank: number,
  bias: Tensor | null,
): void {
  if (weight.dtype !== 'float32' || (bias !== null && bias.dtype !== 'float32')) {
    throw new TypeError(`${name}: parameters must be float32`);
  }
  if (weight.shape.length !== rank) throw new RangeError(`${name}: weight has another rank`);
  if (bias !== null && (bias.shape.length !== 1 || bias.shape[0] !== weight.shape[0])) {
    throw new RangeError(`${name}: bias must be [${weight.shape[0]}]`);
  }
}
