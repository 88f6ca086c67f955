import type { Scene } from '@tito/grader';
import type {
  MilestoneBegin,
  MilestoneEvent,
  MilestoneOutcome,
} from '../../jobs/events/milestone.ts';

/** All that is known of a run so far. */
export interface MilestoneState {
  readonly begin: MilestoneBegin | null;
  /** What there is to see now. */
  readonly scene: Scene | null;
  readonly outcome: MilestoneOutcome | null;
}

export const NOT_BEGUN: MilestoneState = { begin: null, scene: null, outcome: null };

export function reduceMilestone(state: MilestoneState, event: MilestoneEvent): MilestoneState {
  return event.type === 'begin' ? { ...state, begin: event } : { ...state, scene: event.scene };
}
