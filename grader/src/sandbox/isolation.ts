import type { Limits } from './limits.ts';

/** How a sandboxed process is kept apart. A record carries it; it is never assumed. */
export interface Isolation {
  readonly level: 'process';
  /** The layers that held, in words. */
  readonly layers: readonly string[];
}

/** The command line of a sandboxed process. */
export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
}

/**
 * Isolation by an own process: Node's permission model (no files, no network, no child processes, no
 * workers, no addons), no environment, an own session, and the limits that the parent enforces.
 * The operating system sees an ordinary process of the same user: enough for one's own code, not
 * enough for code that is out to harm.
 */
export const PROCESS_ISOLATION: Isolation = {
  level: 'process',
  layers: [
    'own process and session',
    'no environment',
    "Node's permission model",
    'scrubbed realm',
    'import table',
    'time, memory, output and reply limits',
  ],
};

/** The one place that knows how a level is entered: stronger levels wrap this command line. */
export function launchOf(
  _level: Isolation['level'],
  limits: Limits,
  flags: readonly string[],
  source: string,
): Launch {
  return {
    command: process.execPath,
    args: [
      '--permission',
      '--no-addons',
      '--disable-sigusr1',
      '--disable-proto=delete',
      '--disallow-code-generation-from-strings',
      '--no-experimental-websocket',
      '--no-experimental-sqlite',
      '--no-experimental-global-navigator',
      '--no-warnings',
      `--max-old-space-size=${limits.heapMiB}`,
      ...flags,
      '--input-type=module',
      '--eval',
      source,
    ],
  };
}
