import { readFileSync } from 'node:fs';

const POLL_MS = 50;
const PAGE_BYTES = 4_096;
const MIB = 1 << 20;

/**
 * Calls back once when a process holds more than so many MiB, arrays outside the JavaScript heap
 * included. Reads /proc, so it acts on Linux only; elsewhere the heap limit alone applies.
 *
 * @returns a function that ends the watch
 */
export function watchResidentMemory(
  pid: number | undefined,
  limitMiB: number,
  exceeded: () => void,
): () => void {
  if (pid === undefined || process.platform !== 'linux') return () => undefined;
  const timer = setInterval(() => {
    if (residentBytes(pid) > limitMiB * MIB) exceeded();
  }, POLL_MS);
  timer.unref();
  return () => clearInterval(timer);
}

function residentBytes(pid: number): number {
  try {
    const [, resident = '0'] = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ');
    return Number(resident) * PAGE_BYTES;
  } catch {
    return 0; // the process has ended
  }
}
