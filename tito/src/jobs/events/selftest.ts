import type { SelftestEvent, SelftestSummary } from '@tito/grader/authoring';

export type DefenceEvent = SelftestEvent;

export interface DefenceOutcome extends SelftestSummary {
  /** Whether every defence held, and no honest neighbour lost a point. */
  readonly held: boolean;
  readonly elapsedMs: number;
}
