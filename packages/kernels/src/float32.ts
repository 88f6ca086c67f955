import type { Float32Kernels } from './contract.ts';
import { plainFloat32 } from './plain/float32.ts';
import { onReset } from './reset.ts';

export type { Float32Kernels, PackedFloat32 } from './contract.ts';
export { plainFloat32 } from './plain/float32.ts';

let current: Float32Kernels = plainFloat32;
onReset(() => setFloat32Kernels(plainFloat32));

/** The float32 kernels in use: plain TypeScript, unless an application has chosen others. */
export function float32Kernels(): Float32Kernels {
  return current;
}

/** Puts other kernels in use; `useKernels` does so for all element types at once. */
export function setFloat32Kernels(kernels: Float32Kernels): void {
  current = kernels;
}
