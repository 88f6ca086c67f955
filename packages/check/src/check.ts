import type { Random } from '@tito/tensor/random';
import type { ModuleContract } from './contract.ts';
import { StudentFault } from './faults.ts';
import type { Finding } from './finding.ts';
import type { Connection, Remote } from './remote.ts';

/** What a check works with: the learner's exports, given parts, and inputs drawn from a seed. */
export interface CheckContext<M, G> {
  readonly student: Remote<M>;
  readonly given: Remote<G>;
  /** Draws this check's inputs; the same for a given seed and check id, whatever ran before. */
  readonly random: Random;
  /** Objects behind handles, and the memory of the process that holds them. */
  readonly memory: Pick<Connection, 'release' | 'isAlive' | 'retainedBytes' | 'processBytes'>;
  /** What shared calls brought back; performed now, unless another check has asked before. */
  readonly shared: <T>(calls: SharedCalls<M, G, T>) => Promise<T>;
}

/**
 * Calls that several checks judge, each for itself, and that are too costly to repeat. Their inputs
 * are drawn from their own id, so that what comes back does not depend on which check asks first.
 */
export interface SharedCalls<M, G, T> {
  /** Unique among the ids of the pack, those of checks included. */
  readonly id: string;
  perform(context: Omit<CheckContext<M, G>, 'shared' | 'memory'>): Promise<T>;
}

/**
 * One judged question about a submission. It runs in the grader: it draws inputs, calls the learner's
 * functions, and judges what they return. It never passes by default.
 */
export interface Check<M, G> {
  /** Task number and a few words: `15.1-range-contains-zero`. Unique within a module. */
  readonly id: string;
  /** The task that it counts for: `15.1`. */
  readonly task: string;
  /** What it decides, in a few words, for lists: `the range contains 0`. */
  readonly title: string;
  /** Its share of the task's points, relative to the task's other checks. */
  readonly weight: number;
  /** Ids of known mistakes that must not get past it; each proves that the check bites. */
  readonly mustFail: readonly string[];
  /** `collector`: runs in a process apart, whose garbage collector can be asked. */
  readonly needs?: 'collector';
  /**
   * `high`: takes ten times as long as others, and more. It runs after the others of its task, and
   * only if all of them passed; otherwise it ends as not run.
   */
  readonly cost?: 'high';
  judge(context: CheckContext<M, G>): Promise<Finding>;
}

/** The checks of one module that belong together: the public ones, or the hidden ones. */
export interface CheckPack<M, G> {
  readonly contract: ModuleContract<M, G>;
  /** The package that `given` is taken from; null where checks are given nothing. */
  readonly given: string | null;
  readonly checks: readonly Check<M, G>[];
}

/** What the learner's code threw, or null if it returned. Other faults pass through. */
export async function thrownBy(call: Promise<unknown>): Promise<StudentFault | null> {
  try {
    await call;
    return null;
  } catch (error) {
    if (error instanceof StudentFault && error.thrown !== null) return error;
    throw error;
  }
}
