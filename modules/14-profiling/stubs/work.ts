import { NotImplementedError } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import type { Forward, ModelWork } from '@tito/profiling/contract';

/**
 * Task 14.6. What one forward pass of the batch `x` has to do, layer by layer.
 *
 * A model with an array `layers` is a container: its layers are passed one after the other, and may be
 * containers themselves. Every other model is a layer. Run each layer once, on what the one before it
 * gave, and count with the shapes that come out:
 *
 * - A layer whose `weight` has a `shape` [out, ...rest] does one multiply-accumulate (MAC) per output value
 *   and element of `rest`. Which class it is of, and which element type its weights have, makes no
 *   difference. 1 MAC = 2 FLOPs. The sum starts at the bias, so a bias costs nothing more.
 * - A layer without such a weight (none, or null) does no MAC, and 1 FLOP per output value.
 * - Bytes: those of x.data, those of the output's data, and `retainedBytes(layer).total`.
 * - A layer that hands on the very data that it was given did nothing: 0, 0 and 0.
 *
 * `at` is the place of a layer: [2, 0] is layer 0 of the container that is layer 2; [] is the model.
 * `perBatch` is the sum over the layers, `perSample` the same divided by `samples`, x's first dimension.
 *
 * @throws {RangeError} (a `ShapeError` is one) if x has no first dimension, or it is 0.
 * @example
 * const model = new Sequential([new Linear(zeros([3, 4]), zeros([3])), new ReLU()]);
 * const { samples, perBatch, perSample, layers } = countWork(model, zeros([7, 4]));
 * perBatch; // => { macs: 84, flops: 168 + 21, bytes: 256 + 168 }
 * [samples, perSample.macs, perSample.flops]; // => [7, 12, 27]
 * layers[1]; // => { at: [1], inputShape: [7, 3], outputShape: [7, 3], macs: 0, flops: 21, bytes: 168 }
 */
export function countWork(model: Forward, x: Tensor): ModelWork {
  // TODO(14.6): how many products make one output value?   tito hint 14.6
  throw new NotImplementedError('14.6');
}
