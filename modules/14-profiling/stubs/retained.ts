import { NotImplementedError } from '@tito/tensor';
import type { RetainedBytes } from '@tito/profiling/contract';

/**
 * Task 14.2. The bytes of the distinct buffers that keeping `model` keeps alive, in total and by element
 * type. What is reached is what task 14.1 reaches, without calling a getter.
 *
 * A typed array is a view of a buffer, and keeps all of it: ten values of an array of a million retain
 * the million. Each buffer counts once and whole, under the element type of the views on it; under
 * `other` if that is none of float32, int8, uint8 and int32 (float64, say), or if there is no view.
 * (Views of several element types on one buffer: any of these will do.)
 *
 * `total` is the sum of `byDType`, which always has all five entries.
 *
 * @example
 * retainedBytes({ weight: zeros([10, 784]), bias: zeros([10]) }).total; // => 31400
 * retainedBytes({ codes: new Int8Array(100), scale: 0.5 }).byDType.int8; // => 100
 * retainedBytes({ bias: new Float32Array(1000).subarray(0, 10) }).byDType.float32; // => 4000
 */
export function retainedBytes(model: object): RetainedBytes {
  // TODO(14.2): what does a view keep alive?   tito hint 14.2
  throw new NotImplementedError('14.2');
}
