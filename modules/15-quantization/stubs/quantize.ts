import { NotImplementedError } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';
import type { QParams, QTensor } from '@tito/quantization/contract';

/**
 * Task 15.2. The int8 codes of a tensor: code = round(x / scale) + zeroPoint, kept in [-128, 127].
 *
 * Each value takes the nearest code; exactly between two codes, either one is right. A value beyond
 * the last code takes the last code (it saturates), infinities included. Without `qparams` they are
 * the asymmetric ones of the tensor's own smallest and largest value.
 *
 * Shapes: any; the result has the shape of x, and the scale and the zero point that were used.
 * `data` is an Int8Array on a buffer of its own, of exactly as many bytes as there are values.
 *
 * Error: without `qparams`, every value comes back within scale / 2.
 * Cost: one pass with `qparams`, two without; 1 byte per value.
 *
 * @throws {RangeError} if a value is NaN or, without `qparams`, infinite.
 * @example
 * const q = quantizeInt8(tensor([-1, 0, 2, 0.49]));
 * q.zeroPoint; // => -43
 * [...q.data]; // => [-128, -43, 127, -1]
 * [...quantizeInt8(tensor([-9, 0.3, 9]), { scale: 0.25, zeroPoint: 10 }).data]; // => [-26, 11, 46]
 * [...quantizeInt8(tensor([-99, 99]), { scale: 0.25, zeroPoint: 10 }).data]; // => [-128, 127]
 */
export function quantizeInt8(x: Tensor, qparams?: QParams): QTensor {
  // TODO(15.2): what does an Int8Array do with 130, and with NaN?   tito hint 15.2
  throw new NotImplementedError('15.2');
}

/**
 * Task 15.3. The real values that codes stand for: (code - zeroPoint) * scale.
 *
 * Shapes: those of q; the result is a float32 tensor.
 * Cost: one pass, 4 bytes per value.
 *
 * @example
 * const q = { data: new Int8Array([-128, 0, 50]), shape: [3], scale: 0.5, zeroPoint: 100 };
 * [...dequantizeInt8(q).data]; // => [-114, -50, -25]
 */
export function dequantizeInt8(q: QTensor): Tensor {
  // TODO(15.3): in which order do zero point and scale come off?   tito hint 15.3
  throw new NotImplementedError('15.3');
}
