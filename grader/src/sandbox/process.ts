import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { StudentFault } from '@tito/check';
import { type Clock, watchDeadline } from './deadline.ts';
import { ended, flooded, neverStarted, SandboxError, timedOut } from './endings.ts';
import { FrameError } from './frame.ts';
import { FrameReader, type RawFrame } from './frame-reader.ts';
import type { Enclosure } from './isolation.ts';
import type { Limits } from './limits.ts';
import { dataBytes, innermost, processorMs } from './process-tree.ts';
import type { Program } from './program.ts';
import { killSession, startProcess } from './start.ts';

const BOOT = readFileSync(join(import.meta.dirname, 'child/boot.js'), 'utf8');

export interface SandboxOptions {
  readonly enclosure: Pick<Enclosure, 'launch'>;
  readonly limits: Limits;
  /** Whether the garbage collector can be asked. */
  readonly collector: boolean;
  readonly clock: Clock;
}

interface Waiting {
  readonly resolve: (frame: RawFrame) => void;
  readonly reject: (fault: Error) => void;
  readonly stopWatching: () => void;
}

/** Time for Node and the harness to load, on a machine that does much else. */
const START_MS = 30_000;
/** The harness stops printing at the limit. What comes far beyond it has got past the harness. */
const FLOOD_FACTOR = 16;
/** Submissions give way to the grader, which has to read what they say and to stop them. */
const NICENESS = 10;

/** Processes that have not ended. They are in sessions of their own: nobody else ends them. */
const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) killSession(child);
});
// Node opens a debugger on this signal, and any process of the same user may send it.
process.on('SIGUSR1', () => undefined);

/**
 * One sandboxed process that holds one program. It answers one request at a time; whatever it does
 * instead of answering (ending, looping, growing, babbling) becomes a StudentFault, and the process
 * is gone afterwards. What goes wrong before any of the submission's code has run is a SandboxError.
 */
export class SandboxProcess {
  readonly #child: ChildProcess;
  readonly #requests: Writable;
  readonly #options: SandboxOptions;
  readonly #started: Promise<void>;
  #waiting: Waiting | null = null;
  #fault: Error | null = null;
  #isReady = false;
  #stderr = '';
  #printedBytes = 0;
  #usedMs: number | null = null;

  /** @param onPrinted takes what the code prints, as it comes */
  constructor(program: Program, options: SandboxOptions, onPrinted: (text: string) => void) {
    const { enclosure, collector } = options;
    this.#options = options;
    this.#child = startProcess(enclosure.launch({ source: BOOT, collector }));
    running.add(this.#child);
    this.#requests = this.#child.stdio[3] as Writable;
    this.#listen(this.#child.stdio[4] as Readable, onPrinted);
    this.#started = this.#nextFrame('wall', START_MS).then(() => undefined);
    this.#started.catch(() => undefined); // whoever asks next hears of it
    this.#giveWay();
    this.#sendProgram(program);
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get isAlive(): boolean {
    return this.#fault === null;
  }

  /** Sends one frame and waits for the next. */
  async request(frame: Uint8Array, timeoutMs: number): Promise<RawFrame> {
    await this.#started;
    if (this.#fault !== null) throw this.#fault;
    const reply = this.#nextFrame(this.#options.clock, timeoutMs);
    this.#requests.write(frame);
    return reply;
  }

  /** Processor time until it was ended, in milliseconds; null while it runs, and if it ended by itself. */
  get usedMs(): number | null {
    return this.#usedMs;
  }

  /** Private writable memory as the kernel counts it, in bytes; null where it does not say. */
  dataBytes(): number | null {
    const node = this.#child.pid === undefined ? null : innermost(this.#child.pid);
    return node === null ? null : dataBytes(node);
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

  #nextFrame(clock: Clock, limitMs: number): Promise<RawFrame> {
    return new Promise((resolve, reject) => {
      const stopWatching = watchDeadline(clock, limitMs, this.#child.pid, (spent) =>
        this.#end(this.#isReady ? timedOut(limitMs, spent) : tooSlow()),
      );
      this.#waiting = { resolve, reject, stopWatching };
    });
  }

  #giveWay(): void {
    try {
      if (this.#child.pid !== undefined) setPriority(this.#child.pid, NICENESS);
    } catch {
      // It has ended already, which is reported elsewhere.
    }
  }

  #sendProgram(program: Program): void {
    const json = Buffer.from(JSON.stringify(program), 'utf8');
    const head = Buffer.alloc(4);
    head.writeUInt32LE(json.length);
    this.#requests.write(Buffer.concat([head, json]));
  }

  #listen(replies: Readable, onPrinted: (text: string) => void): void {
    const reader = new FrameReader(this.#options.limits);
    replies.on('data', (chunk: Buffer) => this.#receive(reader, chunk));
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.#countPrinted(text.length);
      onPrinted(text);
    });
    this.#child.stderr?.on('data', (chunk: Buffer) => {
      this.#stderr = this.#append(this.#stderr, chunk);
    });
    // Writing to a process that has ended is reported by its exit; the pipe's own error adds nothing.
    for (const stream of [replies, this.#requests]) stream.on('error', () => undefined);
    this.#child.on('error', (error) => this.#end(error));
    this.#child.on('close', (code, signal) => {
      running.delete(this.#child);
      this.#end(
        this.#isReady
          ? ended(code, signal, this.#stderr, this.#options.limits)
          : neverStarted(code, signal, this.#stderr),
      );
    });
  }

  #countPrinted(bytes: number): void {
    const { limits } = this.#options;
    this.#printedBytes += bytes;
    if (this.#printedBytes > FLOOD_FACTOR * limits.outputBytes) this.#end(flooded(limits));
  }

  #append(text: string, chunk: Buffer): string {
    const { limits } = this.#options;
    this.#countPrinted(chunk.length);
    if (text.length >= limits.outputBytes) return text;
    return (text + chunk.toString('utf8')).slice(0, limits.outputBytes);
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
    this.#isReady = true; // the first frame is the harness's: it has loaded
    this.#waiting = null;
    waiting.stopWatching();
    waiting.resolve(frame);
  }

  #end(fault: Error): void {
    if (this.#fault !== null) return;
    this.#fault = fault;
    const node = this.#child.pid === undefined ? null : innermost(this.#child.pid);
    this.#usedMs = node === null ? null : processorMs(node);
    killSession(this.#child);
    if (this.#waiting === null) return;
    this.#waiting.stopWatching();
    this.#waiting.reject(fault);
    this.#waiting = null;
  }
}

function tooSlow(): SandboxError {
  return new SandboxError(`The sandbox did not start within ${START_MS / 1_000} s.`);
}
