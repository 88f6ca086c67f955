import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import { Terminal } from '@xterm/headless';
import { environment } from './run.ts';

const ROWS = 200;

export interface Screen {
  /** What a person sees in the end, scrolled-off lines included. */
  readonly text: string;
  readonly lines: readonly string[];
  /** Every byte that was written. */
  readonly raw: string;
  /** The line on which a shell would prompt, counted from 0. */
  readonly cursorLine: number;
  readonly exitCode: number;
  /** Milliseconds until the first byte. */
  readonly firstByteMs: number;
}

interface Options {
  readonly columns?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** Sent once the text has appeared. */
  readonly keys?: { readonly after: RegExp; readonly send: string };
}

/** Runs `tito` in a real pseudo-terminal. */
export async function runInTerminal(
  args: readonly string[],
  home: string,
  { columns = 80, env = {}, keys }: Options = {},
): Promise<Screen> {
  const terminal = new Terminal({ cols: columns, rows: ROWS, allowProposedApi: true });
  const since = performance.now();
  let firstByteMs = Infinity;
  let raw = '';
  let isSent = false;
  const child = spawn(join(import.meta.dirname, '../../bin/tito'), [...args], {
    cols: columns,
    rows: ROWS,
    env: { ...environment(home), TERM: 'xterm-256color', ...env },
  });
  const writes: Promise<void>[] = [];
  child.onData((data) => {
    firstByteMs = Math.min(firstByteMs, performance.now() - since);
    raw += data;
    writes.push(new Promise((resolve) => terminal.write(data, resolve)));
    if (keys === undefined || isSent || !keys.after.test(raw)) return;
    isSent = true;
    child.write(keys.send);
  });
  const exitCode = await new Promise<number>((resolve) => {
    child.onExit((exit) => resolve(exit.exitCode));
  });
  await Promise.all(writes);
  const buffer = terminal.buffer.active;
  const lines = Array.from({ length: buffer.length }, (_, y) =>
    (buffer.getLine(y)?.translateToString(true) ?? '').trimEnd(),
  );
  const text = lines.join('\n').trimEnd();
  const cursorLine = buffer.baseY + buffer.cursorY;
  return { text, lines: text.split('\n'), raw, cursorLine, exitCode, firstByteMs };
}
