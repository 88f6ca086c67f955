import type { ModuleSpec } from '@tito/grader';

/** A benchmark is about to be run. */
export interface BenchBegin {
  readonly type: 'begin';
  readonly module: ModuleSpec;
  readonly title: string;
}

/** One round more, in which every rung had its turn. */
export interface BenchRound {
  readonly type: 'round';
  readonly round: number;
  readonly rounds: number;
  readonly rungs: readonly RungTimes[];
}

export type BenchEvent = BenchBegin | BenchRound;

/** A median with the quartiles around it. */
export interface Spread {
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

/** One way to do the work, as fast as it was. */
export interface RungTimes {
  readonly name: string;
  readonly why: string;
  readonly threads: number;
  /** Operations per second over the rounds; null where it was not timed. */
  readonly perSecond: Spread | null;
  /** The median as a share of the most that so many threads could do. */
  readonly ofPeak: number | null;
  /** Why it was not timed. */
  readonly missing: string | null;
  /** What the way to the learner's process and back takes, in ms per call; it is not counted. */
  readonly callMs: Spread | null;
  /** Whether it is the learner's. */
  readonly isOwn: boolean;
}

export interface BenchOutcome {
  readonly module: ModuleSpec;
  readonly title: string;
  readonly operations: number;
  readonly rounds: number;
  /** The most that one thread could do. */
  readonly peak: { readonly perSecond: number; readonly of: string };
  readonly rungs: readonly RungTimes[];
  readonly machine: {
    readonly processor: string;
    readonly processors: number;
    readonly node: string;
    /** Load average of the last minute, afterwards. */
    readonly load: number;
  };
}
