import { fromData, reshape } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import type { ConvLike, Layer, WindowOptions } from '@tito/nn/contract';
import { checkParameters } from './linear.ts';

export class Conv2d implements ConvLike {
  readonly weight: Tensor;
  readonly bias: Tensor | null;
  readonly stride: number;
  readonly padding: number;

  constructor(weight: Tensor, bias: Tensor | null = null, options: WindowOptions = {}) {
    const { stride = 1, padding = 0 } = options;
    checkParameters('Conv2d', weight, 4, bias);
    if (!Number.isInteger(stride) || stride < 1) throw new RangeError(`Conv2d: stride ${stride}`);
    if (!Number.isInteger(padding) || padding < 0) {
      throw new RangeError(`Conv2d: padding ${padding}`);
    }
    this.weight = weight;
    this.bias = bias;
    this.stride = stride;
    this.padding = padding;
  }

  forward(x: Tensor): Tensor {
    const [outputs, channels, kh, kw] = this.weight.shape;
    if (x.shape.length !== 4 || x.shape[1] !== channels) {
      throw new RangeError(`Conv2d: x is [${x.shape.join(', ')}], needs ${channels} channels`);
    }
    const [n, , height, width] = x.shape;
    const h = this.#places(height, kh);
    const w = this.#places(width, kw);
    const y = new Float32Array(n * outputs * h * w);
    let at = 0;
    for (let s = 0; s < n; s++) {
      for (let o = 0; o < outputs; o++) {
        for (let row = 0; row < h; row++) {
          for (let column = 0; column < w; column++) y[at++] = this.#at(x, s, o, row, column);
        }
      }
    }
    return fromData(y, [n, outputs, h, w]);
  }

  #places(size: number, kernel: number): number {
    const room = size + 2 * this.padding - kernel;
    if (room < 0) throw new RangeError(`Conv2d: a kernel of ${kernel} does not fit into ${size}`);
    return Math.floor(room / this.stride) + 1;
  }

  /** One output value of sample s. */
  #at(x: Tensor, s: number, o: number, row: number, column: number): number {
    const [, channels, kh, kw] = this.weight.shape;
    const [, , height, width] = x.shape;
    let sum = this.bias === null ? 0 : this.bias.data[o];
    for (let c = 0; c < channels; c++) {
      for (let i = 0; i < kh; i++) {
        for (let j = 0; j < kw; j++) {
          const r = row * this.stride + i - this.padding;
          const q = column * this.stride + j - this.padding;
          if (r < 0 || r >= height || q < 0 || q >= width) continue;
          const pixel = x.data[((s * channels + c) * height + r) * width + q];
          sum += pixel * this.weight.data[((o * channels + c) * kh + i) * kw + j];
        }
      }
    }
    return sum;
  }
}

export class Flatten implements Layer {
  forward(x: Tensor): Tensor {
    if (x.shape.length === 0) throw new RangeError('Flatten: x has no samples');
    const [n, ...rest] = x.shape;
    return reshape(x, [n, rest.reduce((product, size) => product * size, 1)]);
  }
}
