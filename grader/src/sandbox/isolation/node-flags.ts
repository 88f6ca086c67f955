import type { Limits } from '../limits.ts';

/**
 * Node's own layer: no files, no network, no processes, no workers, no addons, no code from strings,
 * no debugger, a limited heap.
 *
 * One thread: a submission cannot use more than one core, and module 15's checks cost 4 % less. And what it retains
 * can be counted: a compiler on another thread holds the arrays that its function works on until it is done
 * (one and the same run then retained a temporary array of 131 072 bytes in 7 of 30 tries; on one thread in
 * 0 of 80).
 */
export function nodeFlags({ heapMiB }: Pick<Limits, 'heapMiB'>): readonly string[] {
  return [
    '--permission',
    '--single-threaded',
    '--no-addons',
    '--disable-sigusr1',
    '--disable-proto=delete',
    '--disallow-code-generation-from-strings',
    '--experimental-vm-modules',
    '--no-experimental-websocket',
    '--no-experimental-sqlite',
    '--no-experimental-global-navigator',
    '--no-warnings',
    `--max-old-space-size=${heapMiB}`,
  ];
}
