import type { Float32Kernels, PackedFloat32 } from '../contract.ts';
import { gemm } from './gemm-float32.ts';

/** float32 products in TypeScript: sums in float64, rounded once, equal on every engine. */
export const plainFloat32: Float32Kernels = { gemm, packFloat32 };

function packFloat32(n: number, k: number, weights: Float32Array): PackedFloat32 {
  return {
    n,
    k,
    multiply: (m, x, out) => gemm(m, n, k, x, false, weights, true, out),
    dispose: () => {},
  };
}
