import type { JudgingEvent, JudgingOutcome } from '../../jobs/events/judging.ts';
import type { Story } from '../story.ts';
import { blocksOf } from './blocks.ts';
import { judgingJson } from './json.ts';
import { type JudgingState, NOTHING_YET, reduce } from './state.ts';

/** `tito test` and `tito module complete`. */
export const judgingStory: Story<JudgingEvent, JudgingOutcome, JudgingState> = {
  nothingYet: NOTHING_YET,
  reduce,
  finish: (state, outcome) => ({ ...state, outcome }),
  blocks: blocksOf,
  loadView: async () => (await import('./JudgingView.tsx')).JudgingView,
  json: judgingJson,
};
