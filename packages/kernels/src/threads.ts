import type { Kernels } from './contract.ts';
import { kernelsOn } from './runtime/kernels.ts';
import { startSharedEngine } from './threads/shared-engine.ts';
import type { ThreadOptions } from './threads/shared-engine.ts';
import { spawnHere } from './threads/spawn.ts';
import type { TeamOptions } from './threads/team.ts';

export type { ThreadOptions } from './threads/shared-engine.ts';

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
  options: ThreadOptions,
  how: Omit<TeamOptions, 'threads'>,
): Promise<ThreadedKernels> {
  const { engine, team } = await startSharedEngine(options, how);
  return {
    ...kernelsOn(engine),
    get threads() {
      return team.threads;
    },
    close: () => team.close(),
  };
}
