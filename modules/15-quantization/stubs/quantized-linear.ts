import { NotImplementedError } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import type { LinearLike } from '@tito/nn';
import type {
  QParams,
  QTensorPerChannel,
  QuantizedLinear as QuantizedLinearContract,
} from '@tito/quantization/contract';

/**
 * Task 15.7. A Linear layer on int8 codes, close to y = x weight^T + bias.
 *
 * The weights are per-channel codes, one scale sw[c] per output. Nothing of the float layer is kept:
 * neither the layer, nor its weights, nor its bias array.
 *
 * - With `input` parameters (static) every batch is quantized by them and saturates outside their range.
 *   The bias is int32, in units of sx * sw[c]: b_q = round(bias[c] / (sx * sw[c])), sx = input.scale, and
 *   y = (sum (x_q - zeroPoint) w_q + b_q) * sx * sw[c].
 *   Where the bias would not fit into int32 beside the sum, sw[c] is enlarged until it does, and the
 *   channel's codes follow; a channel whose weights are all 0 takes a scale that suits its bias.
 * - Without (dynamic) every batch is quantized over its own range, and the bias stays float32:
 *   y = (sum (x_q - zeroPoint) w_q) * sx * sw[c] + bias[c], sx being the batch's scale.
 *
 * The output is a float32 tensor that equals this integer arithmetic up to float32 rounding. How it is
 * computed is up to you.
 *
 * Shapes: x [n, in] gives [n, out]; weight [out, in], bias [out] or null.
 * Error: with Kaiming-uniform weights and in >= 64, quantizing the weights costs less than 1 % of the
 * output (relative L2), and a static layer over the range of its inputs less than 2 % in all.
 * Cost of a batch: 2 n in out integer operations. Memory: in * out + 4 out bytes, and 4 out for a bias.
 *
 * @throws {RangeError} from the constructor if a weight is NaN or infinite; from `forward` if x is not
 * [n, in] or holds NaN.
 * @example
 * const linear = new Linear(tensor([1, 0.4, -0.6, 2], [2, 2]), tensor([0.5, 0]));
 * const layer = new QuantizedLinear(linear, chooseQParams(-1, 1, 'symmetric'));
 * layer.byteLength; // => 4 + 2 * 4 + 2 * 4
 * [...layer.weight.data]; // => [127, 51, -38, 127]
 * const [first, second] = layer.forward(tensor([1, -1], [1, 2])).data;
 * Math.abs(first - 1.1) < 0.01 && Math.abs(second + 2.6) < 0.01; // => true
 */
export class QuantizedLinear implements QuantizedLinearContract {
  /** The codes [out, in], one scale per output (axis 0). */
  readonly weight: QTensorPerChannel;

  constructor(linear: LinearLike, input?: QParams) {
    // TODO(15.7): what must the layer keep, and what must it let go?   tito hint 15.7
    throw new NotImplementedError('15.7');
  }

  /** Bytes of the arrays that the layer retains: codes, 4 per scale, 4 per bias value. */
  get byteLength(): number {
    throw new NotImplementedError('15.7');
  }

  forward(x: Tensor): Tensor {
    throw new NotImplementedError('15.7');
  }
}
