import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { StudentFault } from '@tito/check';
import { FrameError } from './frame.ts';
import { FrameReader, type RawFrame } from './frame-reader.ts';
import { type Isolation, launchOf } from './isolation.ts';
import type { Limits } from './limits.ts';
import type { Program } from './program.ts';
import { watchResidentMemory } from './resident-memory.ts';

const BOOT = readFileSync(join(import.meta.dirname, 'child/boot.js'), 'utf8');

export interface SandboxOptions {
  readonly isolation: Isolation['level'];
  readonly limits: Limits;
  /** Whether the garbage collector can be asked. */
  readonly collector: boolean;
}

interface Waiting {
  readonly resolve: (frame: RawFrame) => void;
  readonly reject: (fault: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/** Processes that have not ended. They are in sessions of their own: nobody else ends them. */
const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) killGroup(child);
});

/**
 * One sandboxed process that holds one program. It answers one request at a time; whatever it does
 * instead of answering (ending, looping, growing, babbling) becomes a StudentFault, and the process
 * is gone afterwards.
 */
export class SandboxProcess {
  readonly #child: ChildProcess;
  readonly #requests: Writable;
  readonly #limits: Limits;
  readonly #stopWatching: () => void;
  #waiting: Waiting | null = null;
  #fault: Error | null = null;
  #stderr = '';

  /** @param onPrinted takes what the code prints, as it comes */
  constructor(program: Program, options: SandboxOptions, onPrinted: (text: string) => void) {
    const { limits } = options;
    const flags = options.collector ? ['--expose-gc'] : [];
    const { command, args } = launchOf(options.isolation, limits, flags, BOOT);
    this.#limits = limits;
    // An own session: a signal to the terminal's group does not reach it, and it can be killed whole.
    this.#child = spawn(command, args, {
      env: {},
      cwd: '/',
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'],
    });
    running.add(this.#child);
    this.#child.stdout?.setEncoding('utf8').on('data', onPrinted);
    this.#requests = this.#child.stdio[3] as Writable;
    this.#listen(this.#child.stdio[4] as Readable);
    this.#stopWatching = watchResidentMemory(this.#child.pid, limits.residentMiB, () =>
      this.#end(outOfMemory(limits)),
    );
    this.#sendProgram(program);
  }

  get isAlive(): boolean {
    return this.#fault === null;
  }

  /** Sends one frame and waits for the next. */
  request(frame: Uint8Array, timeoutMs: number): Promise<RawFrame> {
    if (this.#fault !== null) return Promise.reject(this.#fault);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#end(timedOut(timeoutMs)), timeoutMs);
      this.#waiting = { resolve, reject, timer };
      this.#requests.write(frame);
    });
  }

  close(): void {
    this.#end(new StudentFault('crashed', 'The process was closed.'));
  }

  /** Ends the process because it broke the protocol. */
  breach(what: string): StudentFault {
    const fault = new StudentFault('crashed', `The process broke the protocol: ${what}.`);
    this.#end(fault);
    return fault;
  }

  #sendProgram(program: Program): void {
    const json = Buffer.from(JSON.stringify(program), 'utf8');
    const head = Buffer.alloc(4);
    head.writeUInt32LE(json.length);
    this.#requests.write(Buffer.concat([head, json]));
  }

  #listen(replies: Readable): void {
    const reader = new FrameReader(this.#limits);
    replies.on('data', (chunk: Buffer) => this.#receive(reader, chunk));
    this.#child.stderr?.on('data', (chunk: Buffer) => {
      this.#stderr = appendText(this.#stderr, chunk, this.#limits.outputBytes);
    });
    // Writing to a process that has ended is reported by its exit; the pipe's own error adds nothing.
    for (const stream of [replies, this.#requests]) stream.on('error', () => undefined);
    this.#child.on('error', (error) => this.#end(error));
    this.#child.on('close', (code, signal) => {
      running.delete(this.#child);
      this.#end(ended(code, signal, this.#stderr));
    });
  }

  #receive(reader: FrameReader, chunk: Buffer): void {
    try {
      for (const frame of reader.push(chunk)) this.#answer(frame);
    } catch (error) {
      if (!(error instanceof FrameError)) throw error;
      this.breach(error.message);
    }
  }

  #answer(frame: RawFrame): void {
    const waiting = this.#waiting;
    if (waiting === null) throw new FrameError('a reply that nobody asked for');
    this.#waiting = null;
    clearTimeout(waiting.timer);
    waiting.resolve(frame);
  }

  #end(fault: Error): void {
    if (this.#fault !== null) return;
    this.#fault = fault;
    this.#stopWatching();
    killGroup(this.#child);
    if (this.#waiting === null) return;
    clearTimeout(this.#waiting.timer);
    this.#waiting.reject(fault);
    this.#waiting = null;
  }
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL'); // the group is gone, or never came to be
  }
}

function appendText(text: string, chunk: Buffer, limit: number): string {
  return text.length >= limit ? text : (text + chunk.toString('utf8')).slice(0, limit);
}

function timedOut(timeoutMs: number): StudentFault {
  const seconds = timeoutMs / 1000;
  return new StudentFault(
    'timed-out',
    `Stopped after ${seconds} s: is there a loop whose counter never changes?`,
  );
}

function outOfMemory(limits: Limits): StudentFault {
  return new StudentFault(
    'out-of-memory',
    `Stopped at the memory limit (${limits.heapMiB} MiB of objects, ${limits.residentMiB} MiB in all).`,
  );
}

const UNSETTLED_AWAIT = 13;

function ended(code: number | null, signal: string | null, stderr: string): StudentFault {
  if (/heap out of memory|Allocation failed/.test(stderr)) {
    return new StudentFault('out-of-memory', 'Stopped: the JavaScript heap is full.');
  }
  if (code === UNSETTLED_AWAIT) {
    return new StudentFault('crashed', 'The code waits for a promise that never settles.');
  }
  const how = signal === null ? `with exit code ${code}` : `by ${signal}`;
  return new StudentFault('crashed', `The process ended ${how} before it answered.`);
}
