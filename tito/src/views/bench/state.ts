import type { BenchBegin, BenchEvent, BenchOutcome, BenchRound } from '../../jobs/events/bench.ts';

/** All that is known of a benchmark so far. */
export interface BenchState {
  readonly begin: BenchBegin | null;
  readonly round: BenchRound | null;
  readonly outcome: BenchOutcome | null;
}

export const NOTHING_TIMED: BenchState = { begin: null, round: null, outcome: null };

export function reduceBench(state: BenchState, event: BenchEvent): BenchState {
  switch (event.type) {
    case 'begin':
      return { ...state, begin: event };
    case 'round':
      return { ...state, round: event };
  }
}
