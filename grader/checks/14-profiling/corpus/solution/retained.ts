import type { RetainedBytes } from '@tito/profiling/contract';
import { everything } from './parameters.ts';

type Kind = keyof RetainedBytes['byDType'];

const KINDS: Readonly<Record<string, Kind>> = {
  Float32Array: 'float32',
  Int8Array: 'int8',
  Uint8Array: 'uint8',
  Int32Array: 'int32',
};

export function retainedBytes(model: object): RetainedBytes {
  const kindOf = new Map<ArrayBufferLike, Kind>();
  for (const item of everything(model)) {
    if (ArrayBuffer.isView(item)) kindOf.set(item.buffer, KINDS[item.constructor.name] ?? 'other');
    else if (item instanceof ArrayBuffer && !kindOf.has(item)) kindOf.set(item, 'other');
  }
  const byDType = { float32: 0, int8: 0, uint8: 0, int32: 0, other: 0 };
  let total = 0;
  for (const [buffer, kind] of kindOf) {
    byDType[kind] += buffer.byteLength;
    total += buffer.byteLength;
  }
  return { total, byDType };
}
