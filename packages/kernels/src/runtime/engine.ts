import type { Tier } from '../contract.ts';
import { Arena } from './arena.ts';
import { moduleBytes } from './functions.ts';
import type { Products, Relaxed, Simd128 } from './functions.ts';
import { signednessOf } from './signedness.ts';
import type { Signedness } from './signedness.ts';
import { webAssembly } from './webassembly.ts';
import type { WasmModule } from './webassembly.ts';

/** Compiled modules; they may be sent to a worker, which saves compiling there. */
export interface CompiledKernels {
  readonly simd128: WasmModule;
  /** null where the engine has no relaxed SIMD. */
  readonly relaxed: WasmModule | null;
}

/** One memory and the functions over it. */
export interface Engine {
  readonly tier: Exclude<Tier, 'plain'>;
  /** Whether float32 products have no fused multiply-add. */
  readonly deterministic: boolean;
  readonly arena: Arena;
  readonly simd: Simd128;
  /** Where the float32 products come from. */
  readonly float32: Products;
  /** Where the int8 products come from, and how these want their operands. */
  readonly int8: Int8Engine;
}

export interface Int8Engine {
  readonly products: Products;
  /** `pairs`: int16 along k, two at a time; otherwise bytes, four at a time. */
  readonly activations: 'pairs' | Signedness;
}

/** How to load kernels. */
export interface LoadOptions {
  /** The tier to use; the fastest one that this engine and CPU have, unless given. */
  readonly tier?: Exclude<Tier, 'plain'>;
  /** No fused multiply-add: float32 results that are equal on every engine. Default: false. */
  readonly deterministic?: boolean;
}

/** Instantiates the modules over a memory. @throws {Error} if the tier asked for is not there. */
export function startEngine(
  compiled: CompiledKernels,
  options: LoadOptions,
  arena: Arena = new Arena(),
): Engine {
  const simd = instantiate(compiled.simd128, arena) as Simd128;
  const slow: Engine = {
    tier: 'simd128',
    deterministic: true,
    arena,
    simd,
    float32: simd,
    int8: { products: simd, activations: 'pairs' },
  };
  if (options.tier === 'simd128') return slow;
  const relaxed = compiled.relaxed && (instantiate(compiled.relaxed, arena) as Relaxed);
  const signedness = relaxed && signednessOf(relaxed, arena);
  if (relaxed === null || signedness === null) {
    if (options.tier === undefined) return slow;
    throw new Error(
      relaxed === null
        ? 'loadKernels: tier is relaxed: this engine has no relaxed SIMD; leave the tier out for the best there is'
        : "loadKernels: tier is relaxed: this CPU's relaxed dot product is not exact for int8; leave the tier out for the best there is",
    );
  }
  const deterministic = options.deterministic === true;
  return {
    ...slow,
    tier: 'relaxed',
    deterministic,
    float32: deterministic ? simd : relaxed,
    int8: { products: relaxed, activations: signedness },
  };
}

/** Compiles the modules at once. */
export function compileNow(): CompiledKernels {
  const relaxed = moduleBytes('relaxed');
  return {
    simd128: new webAssembly.Module(moduleBytes('simd128')),
    relaxed: hasRelaxed(relaxed) ? new webAssembly.Module(relaxed) : null,
  };
}

/** Whether the engine accepts the relaxed module. */
export function hasRelaxed(bytes: Uint8Array<ArrayBuffer> = moduleBytes('relaxed')): boolean {
  return webAssembly.validate(bytes);
}

/** What a module exports; it is one of our own, so the caller knows its functions. */
function instantiate(module: WasmModule, { memory }: Arena): unknown {
  return new webAssembly.Instance(module, { env: { memory } }).exports;
}
