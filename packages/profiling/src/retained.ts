import type { DType } from '@tito/tensor';
import type { RetainedBytes } from './contract.ts';
import { isArrayBuffer, reachable } from './walk.ts';

/**
 * The bytes of the distinct buffers that keeping `model` keeps alive.
 *
 * A view keeps its whole buffer: four values of a large array cost the large array. Each buffer counts
 * once, under the element type of the first view found, breadth-first; `other` holds the rest (float64,
 * 16-bit, DataView, buffers without a view). So int8 codes show as int8, and a float copy kept beside
 * them shows as float32.
 *
 * The walk follows own enumerable properties, array items, Maps and Sets, and calls no getters: private
 * fields and closures are not seen, nor are numbers in plain arrays. `measureRetained` sees those too.
 *
 * @example
 * retainedBytes({ codes: new Int8Array(100), scale: 0.5 }).total; // => 100
 * retainedBytes({ bias: new Float32Array(1000).subarray(0, 10) }).byDType.float32; // => 4000
 */
export function retainedBytes(model: object): RetainedBytes {
  const users = new Map<ArrayBufferLike, DType | 'other'>();
  const bare = new Set<ArrayBufferLike>();
  for (const item of reachable(model)) {
    if (isArrayBuffer(item)) bare.add(item);
    if (ArrayBuffer.isView(item) && !users.has(item.buffer))
      users.set(item.buffer, dtypeOfView(item));
  }
  for (const buffer of bare) {
    if (!users.has(buffer)) users.set(buffer, 'other');
  }
  return summarize(users);
}

function summarize(users: ReadonlyMap<ArrayBufferLike, DType | 'other'>): RetainedBytes {
  const byDType = { float32: 0, int8: 0, uint8: 0, int32: 0, other: 0 };
  let total = 0;
  for (const [buffer, dtype] of users) {
    byDType[dtype] += buffer.byteLength;
    total += buffer.byteLength;
  }
  return { total, byDType };
}

function dtypeOfView(view: ArrayBufferView): DType | 'other' {
  switch (Object.prototype.toString.call(view)) {
    case '[object Float32Array]':
      return 'float32';
    case '[object Int8Array]':
      return 'int8';
    case '[object Uint8Array]':
      return 'uint8';
    case '[object Int32Array]':
      return 'int32';
    default:
      return 'other';
  }
}
