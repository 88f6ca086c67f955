import { inNode } from './node-worker.ts';
import { inPage } from './page-worker.ts';
import type { Start } from './start.ts';

/** A worker, and how it ends. */
export interface Thread {
  /** Rejects, with a sentence, if the worker ends before it is ready. */
  readonly ready: Promise<void>;
  /** Why the worker has ended, or null while it runs. */
  readonly ended: string | null;
  /** Resolves when it has ended. It is told to by others; after a grace period it is made to. */
  end(): Promise<void>;
}

/**
 * Starts a worker that runs a function, given as text, on data: `(data, ready) => void`. It does not
 * keep the process alive.
 */
export type Spawn = (program: string, data: unknown) => Thread;

/** Milliseconds that a worker has to end by itself. */
const GRACE_MS = 1_000;

function spawnBy(start: Start): Spawn {
  return (program, data) => {
    let why: string | null = null;
    let over: (() => void) | undefined;
    const end = new Promise<void>((resolve) => (over = resolve));
    let terminate: (() => unknown) | undefined;
    const ready = new Promise<void>((resolve, reject) => {
      terminate = start(program, data, {
        ready: resolve,
        ended(reason) {
          why ??= reason;
          reject(new Error(`threads: a worker did not start: ${reason}`));
          over?.();
        },
      });
    });
    // Only while a team starts does somebody wait for it; later a worker's end is no rejection.
    ready.catch(() => undefined);
    return {
      ready,
      get ended() {
        return why;
      },
      async end() {
        const timer = setTimeout(() => {
          terminate?.();
          over?.();
        }, GRACE_MS);
        await end;
        clearTimeout(timer);
      },
    };
  };
}

/**
 * The workers of this engine: those of Node, or of a page.
 *
 * @throws {Error} if there are none.
 */
export function spawnHere(): Spawn {
  const start = inNode() ?? inPage();
  if (start !== null) return spawnBy(start);
  throw new Error('threads: this engine has no workers: load kernels without threads');
}
