import type { RetainedBytes } from '@tito/profiling/contract';
import { reachable } from './parameters.ts';

type Kind = keyof RetainedBytes['byDType'];

function kindOf(view: ArrayBufferView): Kind {
  if (view instanceof Float32Array) return 'float32';
  if (view instanceof Int8Array) return 'int8';
  if (view instanceof Uint8Array) return 'uint8';
  if (view instanceof Int32Array) return 'int32';
  return 'other';
}

export function retainedBytes(model: object): RetainedBytes {
  const parts = reachable(model);
  const views = parts.filter((part) => ArrayBuffer.isView(part));
  const bare = parts.filter((part) => part instanceof ArrayBuffer);
  const byDType: Record<Kind, number> = { float32: 0, int8: 0, uint8: 0, int32: 0, other: 0 };
  const counted = new Set<ArrayBufferLike>();
  const count = (buffer: ArrayBufferLike, kind: Kind): void => {
    if (counted.has(buffer)) return;
    counted.add(buffer);
    byDType[kind] += buffer.byteLength;
  };
  for (const view of views) count(view.buffer, kindOf(view));
  for (const buffer of bare) count(buffer, 'other');
  const { float32, int8, uint8, int32, other } = byDType;
  return { total: float32 + int8 + uint8 + int32 + other, byDType };
}
