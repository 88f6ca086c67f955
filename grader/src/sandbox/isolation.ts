/** How a sandboxed process is kept apart. A record carries it; it is never assumed. */
export interface Isolation {
  readonly level: IsolationLevel;
  /** The layers that a probe found to hold on this machine, in words. */
  readonly layers: readonly string[];
}

/**
 * `strong`: the operating system keeps a submission from files, network, processes and the grader,
 * and Node does so a second time. `process`: Node alone does; to the operating system a submission is
 * an ordinary process. Enough for one's own code, not for code that is out to harm.
 */
export type IsolationLevel = 'strong' | 'process';

/** What a sandboxed process is started with. */
export interface LaunchRequest {
  /** JavaScript of the first module. */
  readonly source: string;
  /** Whether the garbage collector can be asked. */
  readonly collector: boolean;
}

/** The command line of a sandboxed process. */
export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  /** A seccomp filter, to be written to file descriptor 5; null where there is none. */
  readonly filter: Uint8Array | null;
}

/** An isolation that was opened on this machine: how to start a process in it. */
export interface Enclosure extends Isolation {
  /** Private memory of a process before any learner's code; null where nothing says. */
  readonly baselineMiB: number | null;
  launch(request: LaunchRequest): Launch;
}

/** The isolation that was asked for does not hold here; the message says which layer, and why. */
export class IsolationError extends Error {
  override readonly name = 'IsolationError';
  /** What to do about it, a line each. */
  readonly next: readonly string[];
  constructor(message: string, next: readonly string[]) {
    super(message);
    this.next = next;
  }
}
