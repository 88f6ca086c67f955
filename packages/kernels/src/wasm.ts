import type { Kernels } from './contract.ts';
import { compileNow, hasRelaxed, startEngine } from './runtime/engine.ts';
import type { CompiledKernels, LoadOptions } from './runtime/engine.ts';
import { moduleBytes } from './runtime/functions.ts';
import { kernelsOn } from './runtime/kernels.ts';
import { webAssembly } from './runtime/webassembly.ts';

export type { CompiledKernels, LoadOptions } from './runtime/engine.ts';

/**
 * The fastest kernels that this engine and CPU have, in WebAssembly, with a memory of their own.
 *
 * They run in Node, a page and a worker. A page's content security policy must allow
 * `wasm-unsafe-eval`.
 *
 * Cost: about 2 ms, 1 MB of memory to begin with.
 *
 * @throws {Error} if the tier that was asked for is not there.
 * @example
 * const kernels = loadKernels({ tier: 'simd128' });
 * const out = new Int32Array(1);
 * kernels.packInt8(1, 3, new Int8Array([1, 2, 3])).multiply(1, new Int8Array([4, 5, 6]), 0, out);
 * out[0]; // => 32
 */
export function loadKernels(options: LoadOptions = {}): Kernels {
  return kernelsOf(compileNow(), options);
}

/** As `loadKernels`, compiling beside other work: for a page that must not be held up. */
export async function loadKernelsAsync(options: LoadOptions = {}): Promise<Kernels> {
  return kernelsOf(await compileKernels(), options);
}

/** Compiles the modules; the result can be sent to workers, which then need not compile. */
export async function compileKernels(): Promise<CompiledKernels> {
  const relaxed = moduleBytes('relaxed');
  return {
    simd128: await webAssembly.compile(moduleBytes('simd128')),
    relaxed: hasRelaxed(relaxed) ? await webAssembly.compile(relaxed) : null,
  };
}

/** Kernels of compiled modules. @throws {Error} if the tier that was asked for is not there. */
export function kernelsOf(compiled: CompiledKernels, options: LoadOptions = {}): Kernels {
  return kernelsOn(startEngine(compiled, options));
}
