// How a sandboxed process can end, as outcomes with a sentence each.
import { constants } from 'node:os';
import { StudentFault } from '@tito/check';
import type { Spent } from './deadline.ts';
import type { Limits } from './limits.ts';

/** The sandbox did not come to the point of running anything: never the fault of a submission. */
export class SandboxError extends Error {
  override readonly name = 'SandboxError';
}

export function timedOut(limitMs: number, { clock, ms }: Spent): StudentFault {
  const limit = seconds(limitMs);
  const by = clock === 'wall' ? '' : ` of processor time (limit ${limit})`;
  return new StudentFault(
    'timed-out',
    `Stopped after ${seconds(ms)}${by}: is there a loop whose counter never changes?`,
  );
}

function seconds(ms: number): string {
  return `${Number((ms / 1_000).toFixed(2))} s`;
}

export function outOfMemory({ heapMiB, residentMiB }: Limits): StudentFault {
  return new StudentFault(
    'out-of-memory',
    `Stopped at the memory limit (${heapMiB} MiB of objects, ${residentMiB} MiB in all).`,
  );
}

export function flooded({ outputBytes }: Limits): StudentFault {
  return new StudentFault(
    'crashed',
    `Stopped: more text was printed than is read (${outputBytes >> 10} KiB are kept).`,
  );
}

/** What V8 prints when it gives up; RLIMIT_DATA makes it give up in more than one place. */
const HEAP_IS_FULL = /out of memory|Allocation failed/i;
const UNSETTLED_AWAIT = 13;
const FIRST_SIGNAL_CODE = 128;

/** The process has ended by itself, or somebody else ended it. */
export function ended(
  code: number | null,
  signal: string | null,
  stderr: string,
  limits: Limits,
): StudentFault {
  if (HEAP_IS_FULL.test(stderr)) return outOfMemory(limits);
  if (code === UNSETTLED_AWAIT) {
    return new StudentFault('crashed', 'The code waits for a promise that never settles.');
  }
  const by = signal ?? signalOf(code);
  const how = by === null ? `with exit code ${code}` : `by ${by}`;
  // An event loop that runs dry ends a process as success does.
  const perhaps = code === 0 ? ': does the code wait for something that never happens?' : '.';
  return new StudentFault('crashed', `The process ended ${how} before it answered${perhaps}`);
}

/** Wrappers pass a signal on as an exit code, as shells do. */
function signalOf(code: number | null): string | null {
  const number = (code ?? 0) - FIRST_SIGNAL_CODE;
  const known = Object.entries(constants.signals).find(([, value]) => value === number);
  return known?.[0] ?? null;
}

/** The process has ended before anything of a submission was loaded. */
export function neverStarted(
  code: number | null,
  signal: string | null,
  stderr: string,
): SandboxError {
  const how = signal === null ? `exit code ${code}` : signal;
  return new SandboxError(`The sandbox did not start (${how}): ${stderr.trim().slice(0, 500)}`);
}
