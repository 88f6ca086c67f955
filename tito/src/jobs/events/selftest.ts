import type { Isolation, SelftestEvent, SelftestSummary } from '@tito/grader';

/** The attacks are about to be handed in. */
export interface SelftestBegin {
  readonly type: 'isolation';
  readonly isolation: Isolation;
}

export type DefenceEvent = SelftestBegin | SelftestEvent;

export interface DefenceOutcome extends SelftestSummary {
  /** Whether every defence held, and no honest neighbour lost a point. */
  readonly held: boolean;
  readonly elapsedMs: number;
}
