import { reachable } from './walk.ts';

/**
 * How many values the tensors and typed arrays reachable from a model hold.
 *
 * Each typed array counts once, however many tensors share it; two views of one buffer are two arrays.
 * Shapes, strides and other plain numbers do not count. A scale or zero point counts when it is stored
 * in a typed array. See `retainedBytes` for what the walk follows.
 *
 * @example
 * countParameters({ weight: zeros([10, 784]), bias: zeros([10]) }); // => 7850
 */
export function countParameters(model: object): number {
  let count = 0;
  for (const item of reachable(model)) {
    if (isTypedArray(item)) count += item.length;
  }
  return count;
}

function isTypedArray(value: object): value is ArrayBufferView & { readonly length: number } {
  return ArrayBuffer.isView(value) && 'length' in value;
}
