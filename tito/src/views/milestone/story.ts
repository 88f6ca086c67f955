import type { MilestoneEvent, MilestoneOutcome } from '../../jobs/events/milestone.ts';
import type { Story } from '../story.ts';
import { milestoneBlocks, milestoneJson } from './blocks.ts';
import { type MilestoneState, NOT_BEGUN, reduceMilestone } from './state.ts';

/** `tito milestone run`. */
export const milestoneStory: Story<MilestoneEvent, MilestoneOutcome, MilestoneState> = {
  nothingYet: NOT_BEGUN,
  reduce: reduceMilestone,
  finish: (state, outcome) => ({ ...state, outcome }),
  blocks: milestoneBlocks,
  loadView: async () => (await import('./MilestoneView.tsx')).MilestoneView,
  json: milestoneJson,
};
