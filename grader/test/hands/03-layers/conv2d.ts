import { ShapeError } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import type { ConvLike, Layer, WindowOptions } from '@tito/nn/contract';

export class Conv2d implements ConvLike {
  readonly weight: Tensor;
  readonly bias: Tensor | null;
  readonly stride: number;
  readonly padding: number;

  constructor(weight: Tensor, bias: Tensor | null = null, options: WindowOptions = {}) {
    this.stride = options.stride ?? 1;
    this.padding = options.padding ?? 0;
    if (this.stride < 1 || this.stride % 1 !== 0) throw new RangeError('stride');
    if (this.padding < 0 || this.padding % 1 !== 0) throw new RangeError('padding');
    if (weight.dtype !== 'float32' || (bias && bias.dtype !== 'float32')) {
      throw new TypeError('Conv2d: float32 is needed');
    }
    if (weight.shape.length !== 4) throw new ShapeError('Conv2d: weight is [out, in, h, w]');
    if (bias && (bias.shape.length !== 1 || bias.data.length !== weight.shape[0])) {
      throw new ShapeError('Conv2d: bias is [out]');
    }
    this.weight = weight;
    this.bias = bias;
  }

  forward(x: Tensor): Tensor {
    if (x.shape.length !== 4) throw new ShapeError('Conv2d: x is [n, in, h, w]');
    const [filters, depth, kh, kw] = this.weight.shape;
    const [n, channels] = x.shape;
    if (channels !== depth) throw new ShapeError('Conv2d: the channels differ');
    const { data, height, width } = pad(x, this.padding);
    if (height < kh || width < kw) throw new ShapeError('Conv2d: the kernel does not fit');
    const h = Math.floor((height - kh) / this.stride) + 1;
    const w = Math.floor((width - kw) / this.stride) + 1;
    const y = new Float32Array(n * filters * h * w);
    y.forEach((_, at) => {
      const column = at % w;
      const row = Math.floor(at / w) % h;
      const f = Math.floor(at / (w * h)) % filters;
      const s = Math.floor(at / (w * h * filters));
      let sum = 0;
      for (let c = 0; c < depth; c++) {
        for (let i = 0; i < kh; i++) {
          const from = ((s * depth + c) * height + row * this.stride + i) * width;
          for (let j = 0; j < kw; j++) {
            const pixel = data[from + column * this.stride + j];
            sum += pixel * this.weight.data[((f * depth + c) * kh + i) * kw + j];
          }
        }
      }
      y[at] = sum + (this.bias ? this.bias.data[f] : 0);
    });
    return { dtype: 'float32', shape: [n, filters, h, w], data: y };
  }
}

/** A copy with a frame of zeros around every plane. */
function pad(x: Tensor, by: number): { data: Float32Array; height: number; width: number } {
  const [n, channels, rows, columns] = x.shape;
  const [height, width] = [rows + 2 * by, columns + 2 * by];
  const data = new Float32Array(n * channels * height * width);
  for (let plane = 0; plane < n * channels; plane++) {
    for (let r = 0; r < rows; r++) {
      const row = x.data.subarray((plane * rows + r) * columns, (plane * rows + r + 1) * columns);
      data.set(row, (plane * height + r + by) * width + by);
    }
  }
  return { data, height, width };
}

export class Flatten implements Layer {
  forward(x: Tensor): Tensor {
    if (x.shape.length < 1) throw new ShapeError('Flatten: no dimensions');
    const samples = x.shape[0];
    const width = x.shape.slice(1).reduce((a, b) => a * b, 1);
    return { dtype: 'float32', shape: [samples, width], data: x.data };
  }
}
