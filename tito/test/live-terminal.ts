import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import { Terminal } from '@xterm/headless';
import { onTestFinished } from 'vitest';
import { environment } from './run.ts';
import { frameOf } from './support/frame.ts';

const WAIT_MS = 20_000;
const NOBODY_WAITS = (): void => undefined;

/** A person at a terminal: sees what is on the screen now, and presses keys. */
export interface LiveTerminal {
  /** What is on the screen, without the empty lines below. */
  screen(): string;
  /** The screen and its styles, without what differs from run to run. */
  frame(): string;
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

/** A shell in a terminal. */
export interface Shell extends LiveTerminal {
  /** Types a command on a cleared screen. */
  type(command: string): Promise<void>;
  /** The same; waits until it has ended, and gives the page. */
  run(command: string): Promise<string>;
  /** Waits until the shell asks for the next command. */
  prompts(): Promise<string>;
  /** The frame with what has scrolled off since the command was typed. */
  page(): string;
}

interface Program {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env: Readonly<Record<string, string>>;
  readonly size: Size;
}

interface Size {
  readonly cols: number;
  readonly rows: number;
}

/** Starts `tito` in a real pseudo-terminal of 80 columns and 30 rows. */
export function openLive(
  args: readonly string[],
  home: string,
  env: Readonly<Record<string, string>> = {},
): LiveTerminal {
  return open({
    file: join(import.meta.dirname, '../../bin/tito'),
    args,
    env: { ...environment(home), ...env },
    size: { cols: 80, rows: 30 },
  }).live;
}

const PROMPT = '$ ';

/** Starts a shell in a checkout, where `tito` is a command. */
export function openShell(checkout: string, size: Size = { cols: 80, rows: 24 }): Shell {
  const { TITO_HOME: _, PATH = '', ...env } = environment(checkout);
  const path = `${join(checkout, 'bin')}:${PATH}`;
  const { live, terminal } = open({
    file: '/bin/sh',
    args: ['-i'],
    cwd: checkout,
    env: {
      ...env,
      PATH: path,
      PS1: PROMPT,
      ENV: '',
      TZ: 'UTC',
      NODE_COMPILE_CACHE: join(checkout, '../compiled'), // of paths that no other run has
    },
    size,
  });
  const type = async (command: string) => {
    // What `clear` leaves.
    await new Promise<void>((resolve) => terminal.write(`\u001bc${PROMPT}`, resolve));
    live.press(`${command}\r`);
  };
  const prompts = () => live.shows(/\n\$$/);
  const page = () => frameOf(terminal, 0);
  return {
    ...live,
    type,
    prompts,
    page,
    run: async (command) => {
      await type(command);
      await prompts();
      return page();
    },
  };
}

function open({ file, args, cwd, env, size }: Program): {
  readonly live: LiveTerminal;
  readonly terminal: Terminal;
} {
  const terminal = new Terminal({ ...size, allowProposedApi: true });
  const child = spawn(file, [...args], {
    ...size,
    ...(cwd === undefined ? {} : { cwd }),
    env: { ...env, TERM: 'xterm-256color' },
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
  const live: LiveTerminal = {
    screen,
    frame: () => frameOf(terminal, terminal.buffer.active.baseY),
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
          if (terminal.modes.synchronizedOutputMode) return; // a picture is half drawn
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
  return { live, terminal };
}
