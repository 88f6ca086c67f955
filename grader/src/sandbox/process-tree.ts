// What the kernel says about a sandboxed process, from outside: nothing in it can answer otherwise.
// Reads /proc, so there is an answer on Linux only; elsewhere it is null.
import { readdirSync, readFileSync } from 'node:fs';

const KIB = 1_024;
/** USER_HZ: the unit of times in /proc, the same on every Linux that Node runs on. */
const TICK_MS = 10;

/**
 * The innermost process of a chain: wrappers wait for one child each, which is Node in the end.
 * Null when the process has ended.
 */
export function innermost(pid: number): number | null {
  const children = read(`/proc/${pid}/task/${pid}/children`);
  if (children === null) return null;
  const [child] = children.trim().split(' ');
  return child === undefined || child === '' ? pid : innermost(Number(child));
}

/** Processor time that a process has used, all of its threads together, in milliseconds. */
export function cpuMs(pid: number): number | null {
  // The second field is a name in parentheses and may hold anything; the others follow it.
  const fields = read(`/proc/${pid}/stat`)?.split(') ').at(-1)?.split(' ');
  if (fields === undefined) return null;
  const [user, system] = [Number(fields[11]), Number(fields[12])];
  return (user + system) * TICK_MS;
}

/** The same to the microsecond, of the threads that there still are. */
export function processorMs(pid: number): number | null {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const times = threads.map((id) =>
      Number(read(`/proc/${pid}/task/${id}/schedstat`)?.split(' ')[0]),
    );
    return times.every(Number.isFinite) ? times.reduce((sum, ns) => sum + ns, 0) / 1e6 : null;
  } catch {
    return null;
  }
}

/**
 * Private writable memory of a process, in bytes, as RLIMIT_DATA counts it: the heap, and arrays
 * outside of it, whether or not they have been written to or swapped out.
 */
export function dataBytes(pid: number): number | null {
  const kib = /^VmData:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`) ?? '')?.[1];
  return kib === undefined ? null : Number(kib) * KIB;
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
