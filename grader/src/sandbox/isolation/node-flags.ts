import type { Limits } from '../limits.ts';

/**
 * Node's own layer: no files, no network, no processes, no workers, no addons, no code from strings,
 * no debugger, a limited heap.
 */
export function nodeFlags({ heapMiB }: Pick<Limits, 'heapMiB'>): readonly string[] {
  return [
    '--permission',
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
