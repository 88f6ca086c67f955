import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { MemoryProbe } from '@tito/check/target';

const COLLECTIONS = 3;

/** Bytes of array buffers that this process retains: for checks of code of our own. */
export const memoryProbe: MemoryProbe = {
  retainedBytes: (done) => {
    void (async () => done(await readRetainedBytes()))();
  },
};

let collect: (() => void) | null = null;

/** Weak references are cleared between turns of the event loop only. */
async function readRetainedBytes(): Promise<number> {
  collect ??= collector();
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
  // A context that is made after the flag was set has the collector as a global.
  const gc: unknown = runInNewContext('gc');
  if (typeof gc !== 'function') throw new Error('this engine has no collector to ask');
  return () => void gc();
}
