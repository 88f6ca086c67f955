import { Linear } from '@tito/nn';
import type { Layer, LinearLike } from '@tito/nn';
import type { Tensor } from '@tito/tensor';
import type { PackedTensor } from '../contract.ts';
import { dequantizePacked, quantizePacked } from './packed.ts';

/**
 * A Linear layer whose weights are packed codes, computed in float32: y = x w^T + bias, w being what
 * the codes stand for. Inputs are not quantized.
 *
 * It keeps the codes, a scale per row and the bias. Each batch unpacks the weights anew, which takes
 * 4 * out * in bytes while it runs: this form saves memory, not time.
 *
 * Source: weight-only quantization as in Frantar et al. 2022 (arXiv:2210.17323), with plain rounding.
 *
 * @example
 * const layer = new WeightOnlyLinear(new Linear(tensor([7, -2], [1, 2]), tensor([1])), 4);
 * layer.byteLength; // => 1 + 4 + 4
 * [...layer.forward(tensor([1, 1], [1, 2])).data]; // => [6]
 */
export class WeightOnlyLinear implements Layer {
  readonly weight: PackedTensor;
  readonly bias: Tensor | null;

  /** @throws {RangeError} if a weight is NaN or infinite. */
  constructor({ weight, bias }: LinearLike, bits: 4 | 2) {
    this.weight = quantizePacked(weight, bits);
    this.bias = bias === null ? null : { ...bias, data: bias.data.slice() };
  }

  get byteLength(): number {
    const { data, scales } = this.weight;
    return data.byteLength + scales.byteLength + (this.bias?.data.byteLength ?? 0);
  }

  /** @throws {ShapeError} if x is not [n, in]. */
  forward(x: Tensor): Tensor {
    return new Linear(dequantizePacked(this.weight), this.bias).forward(x);
  }
}
