import { int8Kernels, requireDepth, rowSums, widestCode } from '@tito/kernels/int8';
import type { Int8Kernels, Int8Layer, PackedInt8 } from '@tito/kernels/int8';
import type { LinearLike } from '@tito/nn';
import { formatShape, fromData, ShapeError } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import type {
  QParams,
  QTensorPerChannel,
  QuantizedLinear as QuantizedLinearContract,
} from './contract.ts';
import { symmetricCodes } from './grid.ts';
import { dataOf, finiteRange } from './operand.ts';
import { quantizePerChannel } from './per-channel.ts';
import { checkedQParams, chooseQParams } from './qparams.ts';
import { fitBias } from './static-bias.ts';

/**
 * A Linear layer computed in int8:
 * y = (sum (x_q - zeroPoint) w_q + b_q) * input.scale * weight.scales[c].
 *
 * The weights are symmetric int8 codes with one scale per output, and nothing of the float layer is
 * kept.
 *
 * - With `input` parameters (static) the input is quantized by them, saturating, and the bias is
 *   int32 at the scale input.scale * weight.scales[c]. A channel whose bias would not fit into
 *   int32 has its weight scale enlarged; a channel without weights has the scale that suits its
 *   bias.
 * - Without (dynamic) every batch is quantized over its own range, and the bias stays float32.
 *
 * The accumulator is exact; it is scaled in float64 and rounded to float32 once.
 *
 * Shapes: x [n, in] gives [n, out]. Memory: in * out bytes of codes, 4 per scale, 4 per bias value;
 * WebAssembly kernels, where an application uses them, keep in * out bytes of their own beside these.
 * Cost of a batch: 2 n in out integer operations and n in quantizations; a dynamic layer, and one
 * without bias, also sums its weights, in * out additions, unless the input's zero point is 0.
 *
 * Source: Jacob et al. 2018 (arXiv:1712.05877) §2.2–2.4.
 *
 * @example
 * const linear = new Linear(tensor([1, 0.5, -1, 2], [2, 2]), tensor([0.5, 0]));
 * const layer = new QuantizedLinear(linear, chooseQParams(-1, 1, 'symmetric'));
 * layer.byteLength; // => 4 + 8 + 8
 * const [first, second] = layer.forward(tensor([1, -1], [1, 2])).data;
 * Math.abs(first - 1) < 0.01 && Math.abs(second + 3) < 0.01; // => true
 */
export class QuantizedLinear implements QuantizedLinearContract {
  readonly weight: QTensorPerChannel;
  /** The fixed parameters of the input (static), or null where each batch has its own (dynamic). */
  readonly input: QParams | null;
  /**
   * Static, with a bias: b_q - zeroPoint * sum w_q, so that a batch pays nothing for its zero
   * point.
   */
  readonly #accumulatorBias: Int32Array | null;
  readonly #realBias: Float32Array | null;
  /** The layer as the kernels in use want it: packed for the first batch, and again for others. */
  #packed: Packed | null = null;

  /**
   * @throws {ShapeError} if the weight is not [out, in] or the bias not [out].
   * @throws {RangeError} if a weight or bias is NaN or infinite, if `input` holds no parameters, or
   * if so many inputs could overflow int32 (more than 66 311 for a dynamic layer).
   */
  constructor(linear: LinearLike, input?: QParams) {
    requireForm(linear);
    const { weight, bias } = linear;
    this.input = input === undefined ? null : checkedQParams('QuantizedLinear', input);
    const widest = this.input === null ? 255 : widestCode(this.input.zeroPoint);
    requireDepth('QuantizedLinear', weight.shape[1], widest, symmetricCodes.high);
    this.weight = quantizePerChannel(weight, 0);
    if (bias === null || this.input === null) {
      this.#accumulatorBias = null;
      this.#realBias = bias?.data.slice() ?? null;
    } else {
      this.#accumulatorBias = fitBias(this.weight, weight.data, bias.data, this.input);
      foldZeroPoint(this.#accumulatorBias, this.weight, this.input.zeroPoint);
      this.#realBias = null;
    }
  }

  get byteLength(): number {
    const bias = this.#accumulatorBias ?? this.#realBias;
    return this.weight.data.byteLength + this.weight.scales.byteLength + (bias?.byteLength ?? 0);
  }

  /**
   * @throws {ShapeError} if x is not [n, in].
   * @throws {RangeError} if a value is NaN or, in a dynamic layer, infinite.
   */
  forward(x: Tensor): Tensor {
    const [outputs, depth] = this.weight.shape;
    const batch = batchSize(x, depth);
    const values = dataOf('QuantizedLinear', 'x', x, 'float32');
    const real = new Float32Array(batch * outputs);
    this.#layer().forward(batch, values, real);
    return fromData(real, [batch, outputs]);
  }

  #layer(): Int8Layer {
    const by = int8Kernels();
    if (this.#packed?.by !== by) {
      this.#packed?.weight.dispose();
      const [outputs, depth] = this.weight.shape;
      const weight = by.packInt8(outputs, depth, this.weight.data, { symmetric: true });
      const layer = weight.layer({
        input: this.input ?? ownQParams,
        scales: this.weight.scales,
        start: this.#accumulatorBias,
        bias: this.#realBias,
      });
      this.#packed = { by, weight, layer };
    }
    return this.#packed.layer;
  }
}

interface Packed {
  readonly by: Int8Kernels;
  readonly weight: PackedInt8;
  readonly layer: Int8Layer;
}

/** The parameters of a batch's own range. */
function ownQParams(min: number, max: number): QParams {
  return chooseQParams(min, max, 'asymmetric');
}

function requireForm({ weight, bias }: LinearLike): void {
  dataOf('QuantizedLinear', 'weight', weight, 'float32');
  if (weight.shape.length !== 2) {
    throw new ShapeError(
      `QuantizedLinear: weight is ${formatShape(weight.shape)}: [out, in] is needed`,
    );
  }
  if (bias === null) return;
  finiteRange('QuantizedLinear', 'bias', bias);
  if (bias.shape.length !== 1 || bias.shape[0] !== weight.shape[0]) {
    throw new ShapeError(
      `QuantizedLinear: weight is ${formatShape(weight.shape)}, bias is ${formatShape(bias.shape)}: [${weight.shape[0]}] is needed`,
    );
  }
}

function batchSize(x: Tensor, depth: number): number {
  if (x.shape.length === 2 && x.shape[1] === depth) return x.shape[0];
  throw new ShapeError(`QuantizedLinear: x is ${formatShape(x.shape)}: [n, ${depth}] is needed`);
}

/** Fits int32 as fitBias leaves it: it is the accumulator of an input whose codes are all 0. */
function foldZeroPoint(bias: Int32Array, weight: QTensorPerChannel, zeroPoint: number): void {
  const sums = rowSums(weight.data, weight.shape[0], weight.shape[1]);
  for (let c = 0; c < bias.length; c++) bias[c] -= zeroPoint * sums[c];
}
