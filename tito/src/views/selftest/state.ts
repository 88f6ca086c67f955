import type { Isolation, MatrixRow } from '@tito/grader';
import type { CaseResult } from '@tito/grader/authoring';
import type { DefenceEvent, DefenceOutcome } from '../../jobs/events/selftest.ts';

/** All that is known of a selftest so far. */
export interface SelftestState {
  readonly isolation: Isolation | null;
  readonly matrix: readonly MatrixRow[];
  readonly total: number;
  readonly judged: number;
  /** Results of defences that did not hold, as they came. */
  readonly open: readonly CaseResult[];
  readonly outcome: DefenceOutcome | null;
}

export const NO_SELFTEST: SelftestState = {
  isolation: null,
  matrix: [],
  total: 0,
  judged: 0,
  open: [],
  outcome: null,
};

export function reduceSelftest(state: SelftestState, event: DefenceEvent): SelftestState {
  switch (event.type) {
    case 'begin':
      return { ...state, total: event.total };
    case 'layers':
      return { ...state, isolation: event.isolation, matrix: event.matrix };
    case 'judged': {
      const open = event.result.held ? state.open : [...state.open, event.result];
      return { ...state, judged: state.judged + 1, open };
    }
  }
}
