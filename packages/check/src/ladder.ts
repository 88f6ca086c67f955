/** One way to do the work of a ladder. */
export interface Rung {
  readonly name: string;
  /** Why it is as fast as it is, in one sentence. */
  readonly why: string;
  /** Threads that work at once. */
  readonly threads: number;
  /** Does the work once; or the sentence why this machine cannot. */
  readonly run: (() => unknown) | { readonly missing: string };
}

/**
 * The learner's own function among the rungs. It runs where submissions run, never beside the clock:
 * what is timed is the call and the way there and back, less what the same way costs alone.
 */
export interface OwnRung {
  readonly name: string;
  readonly why: string;
  /** The task that asks for it. */
  readonly task: string;
  /** The export that is called, and with what. */
  readonly export: string;
  readonly args: readonly unknown[];
  /**
   * A file with the same export that computes nothing, for the task's file: it takes the same
   * arguments and gives a result of the same size.
   */
  readonly empty: string;
  /** What is wrong with a result, in one sentence, or null: what is wrong is not timed. */
  readonly judge: (result: unknown) => string | null;
}

/** The same work done in several ways, from the simplest to the fastest. */
export interface Ladder {
  /** What is done: `int8 product [64, 512] by [512, 512]`. */
  readonly title: string;
  /** Additions and multiplications of one run. */
  readonly operations: number;
  /** The most that one thread could do, in operations per second, and what that is. */
  readonly peak: { readonly perSecond: number; readonly of: string };
  readonly rungs: readonly Rung[];
  readonly own: OwnRung | null;
  /** Ends what was started for it. */
  close(): Promise<void>;
}
