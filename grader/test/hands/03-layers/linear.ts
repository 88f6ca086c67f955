import { ShapeError } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import type { LinearLike } from '@tito/nn/contract';

export class Linear implements LinearLike {
  constructor(weight: Tensor, bias: Tensor | null = null) {
    for (const parameter of [weight, bias]) {
      if (parameter && parameter.dtype !== 'float32') throw new TypeError('float32 is needed');
    }
    if (weight.shape.length !== 2) throw new ShapeError('Linear: weight is [out, in]');
    if (bias && (bias.shape.length !== 1 || bias.data.length !== weight.shape[0])) {
      throw new ShapeError('Linear: bias is [out]');
    }
    this.weight = weight;
    this.bias = bias;
  }

  readonly weight: Tensor;
  readonly bias: Tensor | null;

  forward(x: Tensor): Tensor {
    const [batch, features] = x.shape;
    const [out, size] = this.weight.shape;
    if (x.shape.length !== 2 || features !== size) throw new ShapeError('Linear: x is [n, in]');
    const data = new Float32Array(batch * out);
    for (let n = 0; n < batch; n++) {
      const row = x.data.subarray(n * size, (n + 1) * size);
      for (let o = 0; o < out; o++) {
        const w = this.weight.data.subarray(o * size, (o + 1) * size);
        data[n * out + o] = dot(row, w);
        if (this.bias !== null) data[n * out + o] += this.bias.data[o];
      }
    }
    return { dtype: 'float32', shape: [batch, out], data };
  }
}

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, i) => Math.fround(sum + value * b[i]), 0);
}
