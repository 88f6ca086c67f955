import { NotImplementedError } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import type { QTensorPerChannel } from '@tito/quantization/contract';

/**
 * Task 15.4. Symmetric int8 codes with one scale per index of `axis`: scales[c] = max|w of c| / 127.
 *
 * A channel is everything whose index along `axis` is c. Its codes lie in [-127, 127], each the nearest
 * one at the channel's own scale. A channel of zeros has scale 1.
 *
 * Shapes: any of rank >= 1: Linear [out, in] and Conv2d [out, in, height, width] have their outputs on
 * axis 0. As in ONNX, a negative axis counts from the end; `axis` of the result counts from 0.
 * `data` is an Int8Array on a buffer of its own; `scales` has one float32 per channel.
 *
 * Error: every value comes back within half a step of its own channel.
 * Cost: two passes; 1 byte per value and 4 per channel.
 *
 * @throws {RangeError} if the axis is not one of w, or a value is NaN or infinite.
 * @example
 * const q = quantizePerChannel(tensor([1, -0.4, 100, 30], [2, 2]), 0);
 * [...q.data]; // => [127, -51, 127, 38]
 * [...q.scales]; // => [Math.fround(1 / 127), Math.fround(100 / 127)]
 * [...quantizePerChannel(tensor([1, -0.4, 100, 30], [2, 2]), 1).data]; // => [1, -2, 127, 127]
 */
export function quantizePerChannel(w: Tensor, axis: number): QTensorPerChannel {
  // TODO(15.4): to which channel does the value at flat index i belong?   tito hint 15.4
  throw new NotImplementedError('15.4');
}
