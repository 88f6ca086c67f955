import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { MemoryProbe } from '@tito/check/target';

/**
 * Bytes of array buffers that this process retains since the probe was first asked: for checks of code of our own.
 * Other objects are not counted: those of the whole grader are among them.
 */
export function memoryProbe(): MemoryProbe {
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

/** Long enough for a compiler on another thread to end, which holds the arrays that its function works on. */
const PAUSE_MS = 25;
const MOST_COLLECTIONS = 10;

/**
 * Collects until two counts with a pause in between are the same: one left a temporary array of the
 * solution's in 1 of 20 runs. V8 hears the flag that keeps it from compiling beside the work at its start only
 * (with `--trace-opt`, set later, functions were still compiled concurrently).
 */
async function readArrayBytes(collect: () => void): Promise<number> {
  let last = NaN;
  for (let i = 0; i < MOST_COLLECTIONS; i++) {
    await setTimeout(PAUSE_MS); // weak references are cleared between turns of the event loop, too
    collect();
    const { arrayBuffers } = process.memoryUsage();
    if (arrayBuffers === last) break;
    last = arrayBuffers;
  }
  return last;
}

function collector(): () => void {
  setFlagsFromString('--expose-gc');
  setFlagsFromString('--no-concurrent-array-buffer-sweeping');
  // A context that is made after the flag was set has the collector as a global.
  const gc: unknown = runInNewContext('gc');
  if (typeof gc !== 'function') throw new Error('this engine has no collector to ask');
  return () => void gc();
}
