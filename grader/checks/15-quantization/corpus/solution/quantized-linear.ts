import { formatShape, fromData, ShapeError, transpose, zeros } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import type { LinearLike } from '@tito/nn';
import { retainedBytes } from '@tito/profiling';
import type {
  QParams,
  QTensorPerChannel,
  QuantizedLinear as QuantizedLinearContract,
} from '@tito/quantization/contract';
import { matmulInt8 } from './matmul-int8.ts';
import { quantizePerChannel } from './per-channel.ts';
import { codeOf, quantizeInt8 } from './quantize.ts';

/** Task 15.7. A Linear layer on int8 codes; nothing of the float layer is kept. */
export class QuantizedLinear implements QuantizedLinearContract {
  readonly weight: QTensorPerChannel;
  // Plain fields, not #private ones: retainedBytes sees what they hold.
  private readonly input: QParams | undefined;
  /** Static: int32 codes, one worth input.scale * weight.scales[c]. Dynamic: real values. */
  private readonly bias: Int32Array | Float32Array | null;

  constructor(linear: LinearLike, input?: QParams) {
    this.weight = quantizePerChannel(linear.weight, 0);
    this.input = input;
    const bias = linear.bias?.data.slice() ?? null;
    if (bias === null || input === undefined) {
      this.bias = bias;
    } else {
      makeRoom(this.weight, linear.weight.data, bias, input.scale);
      this.bias = biasCodes(bias, input.scale, this.weight.scales);
    }
  }

  get byteLength(): number {
    return retainedBytes(this).total;
  }

  forward(x: Tensor): Tensor {
    const [outputs, inputs] = this.weight.shape;
    if (x.shape.length !== 2 || x.shape[1] !== inputs) {
      const wanted = `[n, ${inputs}] is needed`;
      throw new ShapeError(`QuantizedLinear: x is ${formatShape(x.shape)}: ${wanted}`);
    }
    const q = quantizeInt8(x, this.input);
    const columns = transpose(fromData(this.weight.data, this.weight.shape));
    const sums = matmulInt8(fromData(q.data, q.shape), columns, { aZeroPoint: q.zeroPoint });
    const y = zeros(sums.shape);
    for (let i = 0; i < y.data.length; i++) {
      const c = i % outputs;
      const unit = q.scale * this.weight.scales[c];
      const bias = this.bias === null ? 0 : this.bias[c];
      y.data[i] =
        this.input === undefined ? sums.data[i] * unit + bias : (sums.data[i] + bias) * unit;
    }
    return y;
  }
}

/**
 * Enlarges the scale of each channel whose bias would not fit into int32. A channel of zeros has no
 * scale of its own and takes the one that its bias needs.
 */
function makeRoom(
  weight: QTensorPerChannel,
  real: Float32Array,
  bias: Float32Array,
  inputScale: number,
): void {
  const inputs = weight.shape[1];
  for (let c = 0; c < bias.length; c++) {
    const needed = Math.fround(Math.abs(bias[c]) / (inputScale * 2 ** 30));
    const row = weight.data.subarray(c * inputs, (c + 1) * inputs);
    const empty = row.every((code) => code === 0);
    if (needed === 0 || (weight.scales[c] >= needed && !empty)) continue;
    weight.scales[c] = needed;
    for (let i = 0; i < inputs; i++) row[i] = codeOf(real[c * inputs + i], needed, 0);
  }
}

function biasCodes(bias: Float32Array, inputScale: number, scales: Float32Array): Int32Array {
  return Int32Array.from(bias, (value, c) => Math.round(value / (inputScale * scales[c])));
}
