// Task 15.10. Fewer bits, fewer bytes, less accuracy: measure it, and choose.
import { NotImplementedError } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import type { Dataset, Layer } from '@tito/nn';
import type {
  MixedModel,
  PackedTensor,
  SweepPoint,
  TradeOff,
  WeightBits,
} from '@tito/quantization/contract';

/**
 * Symmetric codes of 4 or 2 bits that share bytes, one scale per row: scales[c] is the largest |w| of row
 * c divided by Q = 2^(bits - 1) - 1, and codes lie in [-Q, Q]. A row of zeros has scale 1.
 *
 * A byte holds 8 / bits codes in two's complement, the first in its lowest bits. Rows follow each other
 * without a gap, and bits left over in the last byte are 0: n codes own ceil(n * bits / 8) bytes.
 *
 * Shapes: w [out, in].
 *
 * @throws {RangeError} if bits is neither 4 nor 2, or a value is NaN or infinite.
 * @example
 * const q = quantizePacked(tensor([7, -2, 1, 3, 0, -3], [2, 3]), 4);
 * [...q.scales]; // => [1, Math.fround(3 / 7)]
 * [...q.data]; // => [0xe7, 0x71, 0x90]
 */
export function quantizePacked(w: Tensor, bits: 4 | 2): PackedTensor {
  // TODO(15.10): -2 is 1110 in four bits. Where does it go?   tito hint 15.10
  throw new NotImplementedError('15.10');
}

/**
 * The float32 matrix that packed codes stand for: code * scale of its row.
 *
 * @example
 * const q = quantizePacked(tensor([7, -2, 1, 3, 0, -3], [2, 3]), 4);
 * [...dequantizePacked(q).data]; // => [7, -2, 1, 3, 0, -3]
 */
export function dequantizePacked(q: PackedTensor): Tensor {
  throw new NotImplementedError('15.10');
}

/**
 * A new model whose i-th Linear has weights of bits[i] bits; the source stays as it was.
 *
 * - 32: the float layer itself.
 * - 8: your QuantizedLinear, calibrated on what the float layers before it produce; dynamic without
 *   `calibration`.
 * - 4 and 2: packed weights and the float bias. Inputs are not quantized: y = x w^T + bias, w being
 *   what the codes stand for. Nothing of the float weights is kept.
 *
 * The model is a Linear or a `Sequential`, which may hold others. Linear layers are counted in the order
 * in which they run; every other layer is shared with the source. `byteLength` is the sum of weights or
 * codes, scales and biases over all Linear layers; scales and biases take 4 bytes each.
 *
 * @throws {RangeError} if there is not one entry of bits per Linear, or an entry is none of the four.
 * @example
 * const hidden = new Linear(tensor([7, -2, 1, 7], [2, 2]));
 * const source = new Sequential([hidden, new ReLU(), new Linear(tensor([1, 1], [1, 2]))]);
 * quantizeMixed(source, [4, 32]).byteLength; // => 2 + 8 + 8
 */
export function quantizeMixed(
  model: Layer,
  bits: readonly WeightBits[],
  calibration?: readonly Tensor[],
): MixedModel {
  throw new NotImplementedError('15.10');
}

/**
 * Carries out every plan (bits per Linear) and measures it: the model, its bytes, and its accuracy on
 * `test`, as a fraction from 0 to 1. In the order of the plans.
 *
 * @example
 * const model = new Linear(tensor([1, 0, 0, 1], [2, 2]));
 * const images = tensor([1, 0, 0, 1], [2, 2]);
 * const test = { images, labels: fromData(Uint8Array.of(0, 1), [2]), classes: 2 };
 * const points = sweepBits(model, [[32], [4]], [images], test);
 * points.map(({ byteLength, accuracy }) => [byteLength, accuracy]); // => [[16, 1], [2 + 8, 1]]
 */
export function sweepBits(
  model: Layer,
  plans: readonly (readonly WeightBits[])[],
  calibration: readonly Tensor[],
  test: Dataset,
): readonly SweepPoint[] {
  throw new NotImplementedError('15.10');
}

/**
 * Indices of the points that no other point beats, from the fewest bytes to the most. A point is beaten
 * by one with at most its bytes and at least its accuracy, if one of the two is better. Of equal points
 * the first stands for all.
 *
 * @example
 * const point = (byteLength, accuracy) => ({ byteLength, accuracy });
 * paretoFrontier([point(400, 0.97), point(100, 0.96), point(200, 0.95)]); // => [1, 0]
 */
export function paretoFrontier(points: readonly TradeOff[]): readonly number[] {
  throw new NotImplementedError('15.10');
}

/**
 * Index of the most accurate point of at most `budgetBytes`. Of equally accurate ones the one with the
 * fewest bytes, and of equal points the first.
 *
 * @throws {RangeError} if no point fits the budget.
 * @example
 * const point = (byteLength, accuracy) => ({ byteLength, accuracy });
 * chooseUnderBudget([point(400, 0.97), point(100, 0.96)], 399); // => 1
 */
export function chooseUnderBudget(points: readonly TradeOff[], budgetBytes: number): number {
  throw new NotImplementedError('15.10');
}
