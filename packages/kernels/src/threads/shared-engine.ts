import { Arena } from '../runtime/arena.ts';
import { hasRelaxed, startEngine } from '../runtime/engine.ts';
import type { CompiledKernels, Engine, LoadOptions } from '../runtime/engine.ts';
import { moduleBytes } from '../runtime/functions.ts';
import { webAssembly } from '../runtime/webassembly.ts';
import { overSharedMemory } from './shared-module.ts';
import { Team } from './team.ts';
import type { TeamOptions } from './team.ts';

/** How to load kernels with threads. */
export interface ThreadOptions extends LoadOptions {
  /** Threads that multiply, the calling one included; unless given, as many as there are processors. */
  readonly threads?: number;
}

/**
 * An engine over shared memory, whose products a team computes.
 *
 * @throws {RangeError} if `threads` is no positive integer.
 * @throws {Error} if this engine has no shared memory, or the tier asked for is not there.
 */
export async function startSharedEngine(
  { threads = processors(), ...options }: ThreadOptions,
  how: Omit<TeamOptions, 'threads'>,
): Promise<{ readonly engine: Engine; readonly team: Team }> {
  if (!Number.isInteger(threads) || threads < 1) {
    throw new RangeError(`threads: threads is ${threads}: a positive integer is needed`);
  }
  const arena = sharedArena();
  const compiled = await compileShared();
  const engine = startEngine(compiled, options, arena);
  const moduleOf = (products: unknown) =>
    products === engine.simd ? compiled.simd128 : (compiled.relaxed ?? compiled.simd128);
  const { float32, int8 } = engine;
  const modules = [moduleOf(float32), moduleOf(int8.products)] as const;
  const team = await Team.start(arena.memory, modules, { ...how, threads });
  const products = team.sharing(float32, int8.products);
  return { engine: { ...engine, float32: products, int8: { ...int8, products } }, team };
}

function sharedArena(): Arena {
  if (typeof SharedArrayBuffer === 'undefined') {
    throw new Error(
      'threads: this page shares no memory: serve it cross-origin isolated (COOP: same-origin, COEP: require-corp), or load kernels without threads',
    );
  }
  return new Arena(true);
}

async function compileShared(): Promise<CompiledKernels> {
  const relaxed = overSharedMemory(moduleBytes('relaxed'));
  return {
    simd128: await webAssembly.compile(overSharedMemory(moduleBytes('simd128'))),
    relaxed: hasRelaxed(relaxed) ? await webAssembly.compile(relaxed) : null,
  };
}

function processors(): number {
  const inPage = globalThis.navigator?.hardwareConcurrency;
  return inPage ?? process.getBuiltinModule('node:os').availableParallelism();
}
