import type { GradeRecord } from '@tito/grader';
import type { ClassBegin, ClassEvent, ClassOutcome } from '../../jobs/events/class.ts';

/** All that is known of a class so far. */
export interface ClassState {
  readonly begin: ClassBegin | null;
  readonly total: number;
  readonly superseded: ClassOutcome['superseded'];
  readonly skipped: readonly string[];
  readonly earlierResults: readonly string[];
  /** Names by id, in the order in which judging began. */
  readonly started: ReadonlyMap<string, string>;
  readonly records: ReadonlyMap<string, GradeRecord>;
  readonly outcome: ClassOutcome | null;
}

export const NO_CLASS: ClassState = {
  begin: null,
  total: 0,
  superseded: [],
  skipped: [],
  earlierResults: [],
  started: new Map(),
  records: new Map(),
  outcome: null,
};

export function reduceClass(state: ClassState, event: ClassEvent): ClassState {
  switch (event.type) {
    case 'begin':
      return { ...state, begin: event };
    case 'found': {
      const { total, superseded, skipped, earlierResults } = event;
      return { ...state, total, superseded, skipped, earlierResults };
    }
    case 'started':
      return { ...state, started: new Map([...state.started, [event.id, event.name]]) };
    case 'finished':
    case 'reused':
      return { ...state, records: new Map([...state.records, [event.record.id, event.record]]) };
    case 'written':
      return state;
  }
}

/** Records in the order in which judging began, as far as none before them is missing. */
export function settledRecords({ started, records }: ClassState): readonly GradeRecord[] {
  const settled: GradeRecord[] = [];
  for (const id of started.keys()) {
    const record = records.get(id);
    if (record === undefined) return settled;
    settled.push(record);
  }
  return settled;
}

/** Names of those who are being judged. */
export function underWay({ started, records }: ClassState): readonly string[] {
  return [...started].filter(([id]) => !records.has(id)).map(([, name]) => name);
}
