import type { CheckResult, Diagnosis } from '@tito/grader';
import type {
  BeginEvent,
  JudgingEvent,
  JudgingOutcome,
  Stage,
  StageEvent,
} from '../../jobs/events/judging.ts';

/** All that is known of a run so far. */
export interface JudgingState {
  readonly begin: BeginEvent | null;
  /** The latest event of each stage, in the order in which the stages began. */
  readonly stages: ReadonlyMap<Stage, StageEvent>;
  readonly results: readonly CheckResult[];
  /** What is wrong with tasks, each told before the next task's first result. */
  readonly diagnoses: readonly Diagnosis[];
  readonly outcome: JudgingOutcome | null;
}

export const NOTHING_YET: JudgingState = {
  begin: null,
  stages: new Map(),
  results: [],
  diagnoses: [],
  outcome: null,
};

export function reduce(state: JudgingState, event: JudgingEvent): JudgingState {
  switch (event.type) {
    case 'begin':
      return { ...state, begin: event };
    case 'stage':
      return { ...state, stages: new Map([...state.stages, [event.stage, event]]) };
    case 'result':
      return { ...state, results: [...state.results, event.result] };
    case 'diagnosis':
      return { ...state, diagnoses: [...state.diagnoses, event.diagnosis] };
  }
}
