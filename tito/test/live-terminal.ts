import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import { Terminal } from '@xterm/headless';
import { onTestFinished } from 'vitest';
import { environment } from './run.ts';

const WAIT_MS = 20_000;
const NOBODY_WAITS = (): void => undefined;

/** A person at a terminal: sees what is on the screen now, and presses keys. */
export interface LiveTerminal {
  /** What is on the screen, without the empty lines below. */
  screen(): string;
  press(keys: string): void;
  resize(columns: number, rows: number): void;
  /** Waits until the screen shows something, and gives the screen; fails with what it shows instead. */
  shows(what: RegExp | string): Promise<string>;
  /** Every byte that was written. */
  raw(): string;
  readonly ended: Promise<number>;
  readonly pid: number;
  /** What a terminal sends when it is closed. */
  hangUp(): void;
}

/** Starts `tito` in a real pseudo-terminal of 80 columns and 30 rows. */
export function openLive(
  args: readonly string[],
  home: string,
  env: Readonly<Record<string, string>> = {},
): LiveTerminal {
  const size = { cols: 80, rows: 30 };
  const terminal = new Terminal({ ...size, allowProposedApi: true });
  const child = spawn(join(import.meta.dirname, '../../bin/tito'), [...args], {
    ...size,
    env: { ...environment(home), TERM: 'xterm-256color', ...env },
  });
  let raw = '';
  let heard: () => void = NOBODY_WAITS;
  child.onData((data) => {
    raw += data;
    terminal.write(data, () => heard());
  });
  let isOver = false;
  const ended = new Promise<number>((resolve) => {
    child.onExit(({ exitCode }) => {
      isOver = true;
      heard();
      resolve(exitCode);
    });
  });
  onTestFinished(() => {
    if (!isOver) child.kill('SIGKILL');
  });
  const screen = () => {
    const { baseY, length } = terminal.buffer.active;
    const rows = Array.from({ length: length - baseY }, (_, y) =>
      (terminal.buffer.active.getLine(baseY + y)?.translateToString(true) ?? '').trimEnd(),
    );
    return rows.join('\n').trimEnd();
  };
  return {
    screen,
    raw: () => raw,
    ended,
    pid: child.pid,
    hangUp: () => child.kill('SIGHUP'),
    press: (keys) => child.write(keys),
    resize: (columns, rows) => {
      terminal.resize(columns, rows);
      child.resize(columns, rows);
    },
    shows: (what) =>
      new Promise((resolve, reject) => {
        const fail = () =>
          reject(new Error(`${String(what)} did not come; there is:\n${screen()}`));
        const timer = setTimeout(fail, WAIT_MS);
        heard = () => {
          const seen = screen();
          const isThere = typeof what === 'string' ? seen.includes(what) : what.test(seen);
          if (!isThere && !isOver) return;
          clearTimeout(timer);
          if (isThere) resolve(seen);
          else fail();
        };
        heard();
      }),
  };
}
