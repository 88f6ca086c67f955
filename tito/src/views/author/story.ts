import type { AuthorEvent, AuthorOutcome } from '../../jobs/events/author.ts';
import { isWell } from '../../jobs/events/author.ts';
import type { Story } from '../story.ts';
import { authorBlocks } from './blocks.ts';
import { type AuthorState, NOTHING_CHECKED, reduceAuthor } from './state.ts';

/** `tito author check`. */
export const authorStory: Story<AuthorEvent, AuthorOutcome, AuthorState> = {
  nothingYet: NOTHING_CHECKED,
  reduce: reduceAuthor,
  finish: (state, outcome) => ({ ...state, outcome }),
  blocks: authorBlocks,
  loadView: async () => (await import('./AuthorView.tsx')).AuthorView,
  json: ({ module, scope, parts, elapsedMs }) => ({
    schema: 1,
    command: 'author check',
    module: { id: module.id, number: module.number, title: module.title },
    scope,
    isWell: isWell({ parts }),
    parts,
    elapsedMs,
  }),
};
