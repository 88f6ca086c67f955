import type { BenchEvent, BenchOutcome } from '../../jobs/events/bench.ts';
import type { Story } from '../story.ts';
import { benchBlocks } from './blocks.ts';
import { type BenchState, NOTHING_TIMED, reduceBench } from './state.ts';

/** `tito bench`. */
export const benchStory: Story<BenchEvent, BenchOutcome, BenchState> = {
  nothingYet: NOTHING_TIMED,
  reduce: reduceBench,
  finish: (state, outcome) => ({ ...state, outcome }),
  blocks: benchBlocks,
  loadView: async () => (await import('./BenchView.tsx')).BenchView,
  json: ({ module, ...outcome }) => ({
    schema: 1,
    command: 'bench',
    module: { id: module.id, number: module.number, title: module.title },
    ...outcome,
  }),
};
