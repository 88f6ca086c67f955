import type { Kernels } from '../contract.ts';
import { wasmElementwise } from './elementwise.ts';
import type { Engine } from './engine.ts';
import { wasmFloat32 } from './float32.ts';
import { WasmPackedInt8 } from './int8.ts';

/** All kernels of an engine. */
export function kernelsOn(engine: Engine): Kernels {
  return {
    tier: engine.tier,
    deterministic: engine.deterministic,
    ...wasmFloat32(engine),
    packInt8: (n, k, codes, pack) => new WasmPackedInt8(engine, n, k, codes, pack),
    ...wasmElementwise(engine),
  };
}
