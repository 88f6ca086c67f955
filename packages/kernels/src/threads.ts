import type { Kernels } from './contract.ts';
import { Arena } from './runtime/arena.ts';
import { hasRelaxed, startEngine } from './runtime/engine.ts';
import type { CompiledKernels, LoadOptions } from './runtime/engine.ts';
import { moduleBytes } from './runtime/functions.ts';
import { kernelsOn } from './runtime/kernels.ts';
import { webAssembly } from './runtime/webassembly.ts';
import { overSharedMemory } from './threads/shared-module.ts';
import { spawnHere } from './threads/spawn.ts';
import { Team } from './threads/team.ts';
import type { TeamOptions } from './threads/team.ts';

/** How to load kernels with threads. */
export interface ThreadOptions extends LoadOptions {
  /** Threads that multiply, the calling one included; unless given, as many as there are processors. */
  readonly threads?: number;
}

/** Kernels whose products several threads share. */
export interface ThreadedKernels extends Kernels {
  /** Threads that multiply, the calling one included; 1 after `close`. */
  readonly threads: number;
  /** Ends the workers. The kernels stay usable, and what was packed too, on the calling thread. */
  close(): Promise<void>;
}

/**
 * Kernels as `loadKernels` gives them, whose larger products are shared among threads.
 *
 * Results are the same bits as with one thread. Calls stay synchronous: the calling thread takes
 * panels of the weights as the workers do, whoever is free takes the next. Idle workers sleep, and do
 * not keep a process alive. If a worker dies, the next product throws, and so do all until `close`;
 * none hangs, and none gives a wrong result.
 *
 * A page has to be cross-origin isolated, which is what shared memory asks for, and its content
 * security policy must allow workers from `blob:`. There the main thread does not sleep while it waits
 * for the last panels.
 *
 * Cost: about 30 ms per worker to begin with.
 *
 * @throws {RangeError} if `threads` is no positive integer.
 * @throws {Error} if this engine has no shared memory or no workers, or the tier asked for is not there.
 */
export async function loadThreadedKernels(options: ThreadOptions = {}): Promise<ThreadedKernels> {
  return startThreads(options, { spawn: spawnHere() });
}

/** The same with workers of the caller's choice. */
export async function startThreads(
  { threads = processors(), ...options }: ThreadOptions,
  team: Omit<TeamOptions, 'threads'>,
): Promise<ThreadedKernels> {
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
  const crew = await Team.start(arena.memory, modules, { ...team, threads });
  const products = crew.sharing(float32, int8.products);
  return {
    ...kernelsOn({ ...engine, float32: products, int8: { ...int8, products } }),
    get threads() {
      return crew.threads;
    },
    close: () => crew.close(),
  };
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
