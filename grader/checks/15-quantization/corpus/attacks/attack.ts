import type { FaultOutcome } from '@tito/check';
import type { Edit, Files } from '../../../../src/author/edits.ts';

/** How the judging of a hostile submission has to end. */
export type Expected =
  /** Intake refuses it with a sentence, and nothing of it runs. */
  | { readonly end: 'refused' }
  /** Every check of the task ends like this. */
  | { readonly end: 'outcome'; readonly task: string; readonly outcome: FaultOutcome }
  /** No check of the task passes, however each of them ends. */
  | { readonly end: 'no-points'; readonly task: string }
  /** The one check that it aims at does not pass. */
  | { readonly end: 'check'; readonly id: string }
  /** What it does on the side changes nothing: the points are those of `base` alone. */
  | { readonly end: 'same-points' };

/** A submission that tries to be graded for something else than its answers. */
export interface Attack {
  readonly id: string;
  /** What it does, and what it hopes for. */
  readonly what: string;
  /** Edits of the model solution that make the answers it comes with; none where they are right. */
  readonly base: readonly Edit[];
  /** The attack itself, on top of these. */
  readonly edits: readonly Edit[];
  /** Whole files, in place of the solution's or beside them. */
  readonly files?: Files;
  readonly expected: Expected;
}

/** An attack on right answers. */
export function attack(
  id: string,
  what: string,
  edits: readonly Edit[],
  expected: Expected,
): Attack {
  return { id, what, base: [], edits, expected };
}

export const refused: Expected = { end: 'refused' };
export const samePoints: Expected = { end: 'same-points' };

export function noPoints(task: string): Expected {
  return { end: 'no-points', task };
}

export function notPassed(id: string): Expected {
  return { end: 'check', id };
}

export function outcome(task: string, ending: FaultOutcome): Expected {
  return { end: 'outcome', task, outcome: ending };
}
