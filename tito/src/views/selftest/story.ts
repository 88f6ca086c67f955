import type { DefenceEvent, DefenceOutcome } from '../../jobs/events/selftest.ts';
import type { Story } from '../story.ts';
import { selftestBlocks } from './blocks.ts';
import { NO_SELFTEST, reduceSelftest, type SelftestState } from './state.ts';

/** `tito grade selftest`. */
export const selftestStory: Story<DefenceEvent, DefenceOutcome, SelftestState> = {
  nothingYet: NO_SELFTEST,
  reduce: reduceSelftest,
  finish: (state, outcome) => ({ ...state, outcome }),
  blocks: selftestBlocks,
  loadView: async () => (await import('./SelftestView.tsx')).SelftestView,
  json: selftestJson,
};

function selftestJson(outcome: DefenceOutcome): object {
  const { held, isolation, matrix, neighbours, categories, absences, results } = outcome;
  return {
    schema: 1,
    command: 'grade selftest',
    held,
    isolation,
    layers: matrix.map(({ layers, result }) =>
      'failed' in result ? { layers, failed: result.failed } : { layers, open: [...result.open] },
    ),
    neighbours,
    categories,
    absences,
    cases: results.map(({ attack, ...result }) => ({
      id: `${attack.category}${attack.number}`,
      name: attack.name,
      what: attack.what,
      held: result.held,
      expected: result.expected,
      actual: result.actual,
    })),
  };
}
