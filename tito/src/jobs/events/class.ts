import type { BatchEvent, BatchSummary, Isolation, ModuleSpec } from '@tito/grader';

/** The class is about to be judged. */
export interface ClassBegin {
  readonly type: 'begin';
  readonly module: ModuleSpec;
  readonly isolation: Isolation;
  /** Whether the hidden checks are here. */
  readonly hasHidden: boolean;
}

export type ClassEvent = ClassBegin | BatchEvent;

export interface ClassOutcome extends BatchSummary {
  readonly module: ModuleSpec;
  readonly isolation: Isolation;
  readonly hasHidden: boolean;
  readonly folder: string;
  readonly out: string;
  readonly elapsedMs: number;
}
