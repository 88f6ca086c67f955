import type { Int8Kernels } from './contract.ts';
import { plainInt8 } from './plain/int8.ts';
import { onReset } from './reset.ts';

export type {
  Affine,
  Codes,
  Grid,
  Int8Kernels,
  Int8Layer,
  LayerOptions,
  PackedInt8,
  PackOptions,
  RequantizeOptions,
} from './contract.ts';
export { exactDepth, INT32_MAX, requireDepth, widestCode } from './depth.ts';
export { FLOAT32_MAX } from './plain/quantize.ts';
export { roundHalfToEven } from './plain/rounding.ts';
export { rowSums } from './plain/zero-points.ts';

let current: Int8Kernels = plainInt8;
onReset(() => setInt8Kernels(plainInt8));

/** The int8 kernels in use: plain TypeScript, unless an application has chosen others. */
export function int8Kernels(): Int8Kernels {
  return current;
}

/** Puts other kernels in use; `useKernels` does so for all element types at once. */
export function setInt8Kernels(kernels: Int8Kernels): void {
  current = kernels;
}
