import type { PartName, PartReport } from '@tito/grader/authoring';
import type { AuthorBegin, AuthorEvent, AuthorOutcome } from '../../jobs/events/author.ts';

/** All that is known of a run so far. */
export interface AuthorState {
  readonly begin: AuthorBegin | null;
  readonly parts: readonly PartReport[];
  /** The part under way. */
  readonly current: {
    readonly part: PartName;
    readonly done: number;
    readonly total: number;
  } | null;
  readonly outcome: AuthorOutcome | null;
}

export const NOTHING_CHECKED: AuthorState = {
  begin: null,
  parts: [],
  current: null,
  outcome: null,
};

export function reduceAuthor(state: AuthorState, event: AuthorEvent): AuthorState {
  switch (event.type) {
    case 'begin':
      return { ...state, begin: event };
    case 'progress':
      return { ...state, current: event };
    case 'part':
      return { ...state, current: null, parts: [...state.parts, event] };
  }
}
