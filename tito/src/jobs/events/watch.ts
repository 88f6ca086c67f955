import type {
  CheckResult,
  Diagnosis,
  ModuleSpec,
  Printed,
  TaskPicture,
  TaskSpec,
} from '@tito/grader';
import type { EventChannel } from '@tito/grader/plain';
import type { Hint } from './results.ts';

/** What a learner at the keyboard can ask for; each is a command too. */
export type WatchKey =
  | 'hint'
  | 'run'
  | 'list'
  | 'next'
  | 'previous'
  | 'help'
  | 'start'
  | 'quit'
  /** One that means nothing. */
  | 'unknown';

/** A learner's keyboard: what is pressed, until it is closed. */
export type Keyboard = EventChannel<WatchKey>;

/** Where a task stands. `unknown`: not judged since the start of this command. */
export type TaskState = 'unknown' | 'passed' | 'failed' | 'to-do' | 'not-run';

/** One task, and what its public checks said last. */
export interface TaskStanding {
  readonly task: TaskSpec;
  readonly state: TaskState;
  readonly results: readonly CheckResult[];
  readonly diagnosis: Diagnosis | null;
}

/** A saved file that belongs to another task than the one that is looked at. */
export interface SavedElsewhere {
  readonly file: string;
  readonly task: string;
}

/** All that can be seen of a watched module. Every change makes a new one. */
export interface WatchPicture {
  readonly module: ModuleSpec;
  /** The learner's folder of this module. */
  readonly folder: string;
  /** `offer`: the module is not started, and waits for that. `judging`: it is looked at right now. */
  readonly phase: 'offer' | 'judging' | 'ready';
  /** The task that is looked at. */
  readonly focus: string;
  readonly standings: readonly TaskStanding[];
  /** From the moment of saving to the last result of this task; null if nobody saved. */
  readonly elapsedMs: number | null;
  /** What was saved last, if it says nothing about this task. */
  readonly elsewhere: SavedElsewhere | null;
  /** Files of tasks that are not there to be judged, and why. */
  readonly missing: Readonly<Record<string, string>>;
  /** Why nothing could be judged: a file that may not be handed in, or our fault. */
  readonly problem: string | null;
  readonly printed: Printed;
  /** What the code of this task does, when it has passed. */
  readonly drawn: readonly TaskPicture[];
  /** The last hint that was asked for, until the next save. */
  readonly hint: Hint | null;
  /** An answer to a key, such as that there is no hint. */
  readonly notice: string | null;
  /** What stands in the place of the task for a while. */
  readonly panel: 'list' | 'help' | null;
  /** How often the module was judged. */
  readonly runs: number;
}
