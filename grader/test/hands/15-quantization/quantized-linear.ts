import type { Tensor } from '@tito/tensor';
import type { LinearLike } from '@tito/nn';
import type {
  QParams,
  QTensorPerChannel,
  QuantizedLinear as Contract,
} from '@tito/quantization/contract';
import { quantizePerChannel } from './per-channel.ts';
import { quantizeInt8 } from './quantize.ts';

export class QuantizedLinear implements Contract {
  readonly weight: QTensorPerChannel;
  private readonly fixed: QParams | null;
  private readonly bias: Float32Array | null;

  constructor(linear: LinearLike, input?: QParams) {
    this.weight = quantizePerChannel(linear.weight, 0);
    this.fixed = input ?? null;
    this.bias = linear.bias ? Float32Array.from(linear.bias.data) : null;
  }

  get byteLength(): number {
    const arrays = [this.weight.data, this.weight.scales, this.bias];
    return arrays.reduce((sum, array) => sum + (array?.byteLength ?? 0), 0);
  }

  forward(x: Tensor): Tensor {
    const [outputs, inputs] = this.weight.shape;
    const [batch, features] = x.shape;
    if (x.shape.length !== 2 || features !== inputs) throw new RangeError('forward: wrong shape');
    const q = this.fixed === null ? quantizeInt8(x) : quantizeInt8(x, this.fixed);
    const y = new Float32Array(batch * outputs);
    for (let o = 0; o < outputs; o++) {
      const step = q.scale * this.weight.scales[o];
      for (let n = 0; n < batch; n++) {
        let dot = 0;
        for (let i = 0; i < inputs; i++) {
          const code = q.data[n * inputs + i] - q.zeroPoint;
          dot += code * this.weight.data[o * inputs + i];
        }
        y[n * outputs + o] = dot * step + this.biasOf(o, step);
      }
    }
    return { dtype: 'float32', shape: [batch, outputs], data: y };
  }

  private biasOf(o: number, _step: number): number {
    return this.bias === null ? 0 : this.bias[o];
  }
}
