import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { MemoryProbe } from '@tito/check/target';

/**
 * Bytes of array buffers that this process retains since the probe was first asked: for checks of code of our own.
 * Other objects are not counted: those of the whole grader are among them.
 */
export function memoryProbe(): MemoryProbe {
  // Before any check runs: what a compiler holds that began earlier would be counted.
  const collect = (shared ??= collector());
  let before: number | null = null;
  return {
    retainedBytes: (_thorough, done) => {
      void (async () => {
        const now = await readArrayBytes(collect);
        before ??= now;
        done(now - before, 0);
      })();
    },
  };
}

let shared: (() => void) | undefined;

/** One is not always enough in a process that does much else. */
const COLLECTIONS = 2;

/** Weak references are cleared between turns of the event loop only. */
async function readArrayBytes(collect: () => void): Promise<number> {
  for (let i = 0; i < COLLECTIONS; i++) {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    collect();
  }
  return process.memoryUsage().arrayBuffers;
}

function collector(): () => void {
  setFlagsFromString('--expose-gc');
  setFlagsFromString('--no-concurrent-array-buffer-sweeping');
  // A compiler on another thread holds the arrays that its function works on until it is done.
  setFlagsFromString('--no-concurrent-recompilation');
  // A context that is made after the flag was set has the collector as a global.
  const gc: unknown = runInNewContext('gc');
  if (typeof gc !== 'function') throw new Error('this engine has no collector to ask');
  return () => void gc();
}
