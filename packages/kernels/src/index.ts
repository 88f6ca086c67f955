import type { Kernels } from './contract.ts';
import { setFloat32Kernels } from './float32.ts';
import { setInt8Kernels } from './int8.ts';
import { plainFloat32 } from './plain/float32.ts';
import { plainInt8 } from './plain/int8.ts';
import { onReset } from './reset.ts';

export type * from './contract.ts';
export { float32Kernels } from './float32.ts';
export { int8Kernels } from './int8.ts';
export { exactDepth, requireDepth, widestCode } from './depth.ts';

/** Readable TypeScript: the specification, and what runs until an application chooses otherwise. */
export const plainKernels: Kernels = {
  tier: 'plain',
  deterministic: true,
  ...plainFloat32,
  ...plainInt8,
};

let current: Kernels = plainKernels;
onReset(() => void useKernels(plainKernels));

/**
 * Puts kernels in use, for everything in this realm that multiplies tensors; returns those before.
 *
 * What was packed with other kernels stays as it is and stays usable.
 *
 * @example
 * const before = useKernels(plainKernels);
 * useKernels(before).tier; // => 'plain'
 */
export function useKernels(kernels: Kernels): Kernels {
  const before = current;
  current = kernels;
  setFloat32Kernels(kernels);
  setInt8Kernels(kernels);
  return before;
}
