import { type ChildProcess, spawn } from 'node:child_process';
import { FILTER_FD } from './isolation/bubblewrap.ts';
import type { Launch } from './isolation.ts';

/**
 * Starts a process of the sandbox: no environment, no input, and a session of its own, so that a
 * signal to the terminal's group does not reach it and it can be killed whole.
 * File descriptors 3 and 4 are pipes for frames; 5 brings the filter to whoever installs it.
 */
export function startProcess({ command, args, filter }: Launch): ChildProcess {
  const child = spawn(command, args, {
    env: {},
    cwd: '/',
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe', filter === null ? 'ignore' : 'pipe'],
  });
  const streams: readonly unknown[] = child.stdio;
  const toFilter = streams[FILTER_FD];
  if (filter !== null && isWritable(toFilter)) {
    toFilter.on('error', () => undefined); // that nobody reads it shows in what the process does
    toFilter.end(filter);
  }
  return child;
}

function isWritable(stream: unknown): stream is NodeJS.WritableStream {
  return typeof stream === 'object' && stream !== null && 'end' in stream;
}

/** Kills a process with everything in its session. */
export function killSession(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL'); // the session is gone, or never came to be
  }
}
