import { type Reply, type Request, StudentFault, type Transport, type Wire } from '@tito/check';
import { outOfMemory } from './endings.ts';
import { decodeReply, encodeRequest, FrameError } from './frame.ts';
import { placeIn } from './place.ts';
import type { Program } from './program.ts';
import { type SandboxOptions, SandboxProcess } from './process.ts';

/** What all sessions of one submission share: time spent, and what must not be called again. */
export interface SubmissionBudget {
  spentMs: number;
  /** Processor time of processes that were ended, in milliseconds. */
  processorMs: number;
  /** Functions that ran into the limit of time or memory. */
  readonly stopped: Set<string>;
  /** Text that the code printed, up to the limit; whoever keeps it takes it out. */
  output: string;
}

/** What typed arrays throw where the kernel's limit of memory is reached. */
function isOutOfMemory({ name, message }: { name: string; message: string }): boolean {
  return name === 'RangeError' && message === 'Array buffer allocation failed';
}

/** Ends that took the full time or memory: the same call would take them again. */
const COSTLY: ReadonlySet<string> = new Set(['timed-out', 'out-of-memory']);

export function newBudget(): SubmissionBudget {
  return { spentMs: 0, processorMs: 0, stopped: new Set(), output: '' };
}

/**
 * A transport into the sandbox. A process that crashed or was stopped is replaced by a fresh one at
 * the next request; a function that once ran into a limit is not called again.
 */
export class SandboxSession implements Transport {
  readonly #program: Program;
  readonly #options: SandboxOptions;
  readonly #budget: SubmissionBudget;
  readonly #owners = new Map<number, string>();
  #process: SandboxProcess | null = null;
  #previous: Promise<unknown> = Promise.resolve();
  #nextId = 1;

  constructor(program: Program, options: SandboxOptions, budget: SubmissionBudget) {
    this.#program = program;
    this.#options = options;
    this.#budget = budget;
  }

  /** Requests wait for their turn: the other side does one thing at a time, and is timed for it. */
  request(request: Request): Promise<Reply> {
    const reply = this.#previous.then(() => this.#perform(request));
    this.#previous = reply.catch(() => undefined);
    return reply;
  }

  close(): void {
    this.#process?.close();
    this.#addUsed();
    this.#process = null;
  }

  #addUsed(): void {
    this.#budget.processorMs += this.#process?.usedMs ?? 0;
  }

  /** The outermost process, wrappers included; undefined while there is none. */
  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /** Private writable memory of the process, as the kernel counts it. */
  processBytes(): number | null {
    return this.#process?.dataBytes() ?? null;
  }

  placeOf(stack: string): string | null {
    return placeIn(stack, this.#program);
  }

  async #perform(request: Request): Promise<Reply> {
    const name = this.#nameOf(request);
    const timeoutMs = this.#timeLeft(name);
    const started = performance.now();
    try {
      const reply = await this.#exchange(request, timeoutMs);
      if (reply.ok) this.#adopt(reply.value, name);
      return reply;
    } catch (error) {
      if (error instanceof StudentFault && COSTLY.has(error.outcome)) {
        this.#budget.stopped.add(name);
      }
      throw error;
    } finally {
      this.#budget.spentMs += performance.now() - started;
    }
  }

  async #exchange(request: Request, timeoutMs: number): Promise<Reply> {
    const sandbox = this.#running();
    const id = this.#nextId++;
    const { header, body } = await sandbox.request(encodeRequest(id, request), timeoutMs);
    try {
      const { id: answered, reply } = decodeReply(header, body);
      if (answered !== id) throw new FrameError('a reply to another request');
      if (!reply.ok && reply.fault === 'threw' && isOutOfMemory(reply)) {
        throw outOfMemory(this.#options.limits);
      }
      if (!reply.ok && reply.fault === 'unsupported' && !this.#isUnsupported(request)) {
        throw new FrameError('a reply that does not fit its request');
      }
      return reply;
    } catch (error) {
      throw error instanceof FrameError ? sandbox.breach(error.message) : error;
    }
  }

  #isUnsupported(request: Request): boolean {
    return request.op === 'retained-bytes' && !this.#options.collector;
  }

  #running(): SandboxProcess {
    if (this.#process === null || !this.#process.isAlive) {
      this.#owners.clear();
      this.#addUsed();
      this.#process = new SandboxProcess(this.#program, this.#options, (text) => {
        const { outputBytes } = this.#options.limits;
        this.#budget.output = (this.#budget.output + text).slice(0, outputBytes);
      });
    }
    return this.#process;
  }

  #timeLeft(name: string): number {
    const { callMs, callProcessorMs, callMsAfterTimeout, submissionMs } = this.#options.limits;
    const { stopped, spentMs } = this.#budget;
    if (stopped.has(name)) {
      throw new StudentFault(
        'not-run',
        `${name} ran into a limit before; it was not called again.`,
      );
    }
    const left = submissionMs - spentMs;
    if (left <= 0) {
      throw new StudentFault(
        'not-run',
        `The ${submissionMs / 1000} s for one submission are used up.`,
      );
    }
    if (this.#options.clock === 'processor') return Math.min(callProcessorMs, left);
    return Math.min(stopped.size === 0 ? callMs : callMsAfterTimeout, left);
  }

  /** The learner's function behind a request: a method belongs to the export that made its object. */
  #nameOf(request: Request): string {
    if (request.op === 'call' || request.op === 'create') return request.name;
    if (request.op !== 'member') return request.op;
    return `${this.#owners.get(request.handle) ?? 'object'}.${request.name}`;
  }

  #adopt(wire: Wire, owner: string): void {
    if (typeof wire !== 'object' || wire === null) return;
    if (wire.wire === 'handle') this.#owners.set(wire.id, owner);
    if (wire.wire === 'record') for (const value of wire.values) this.#adopt(value, owner);
    if (wire.wire === 'list') for (const item of wire.items) this.#adopt(item, owner);
  }
}
