import { gradeRow } from '@tito/grader';
import type { ClassEvent, ClassOutcome } from '../../jobs/events/class.ts';
import type { Story } from '../story.ts';
import { classBlocks } from './blocks.ts';
import { type ClassState, NO_CLASS, reduceClass } from './state.ts';

/** `tito grade`. */
export const classStory: Story<ClassEvent, ClassOutcome, ClassState> = {
  nothingYet: NO_CLASS,
  reduce: reduceClass,
  finish: (state, outcome) => ({ ...state, outcome }),
  blocks: classBlocks,
  loadView: async () => (await import('./ClassView.tsx')).ClassView,
  json: classJson,
};

function classJson(outcome: ClassOutcome): object {
  const {
    module,
    isolation,
    hasHidden,
    folder,
    out,
    counts,
    reused,
    superseded,
    skipped,
    earlierResults,
    records,
    gone,
  } = outcome;
  return {
    schema: 1,
    command: 'grade',
    module: { id: module.id, number: module.number, title: module.title },
    folder,
    out,
    isolation,
    hidden: hasHidden ? 'judged' : 'absent',
    counts,
    reused,
    superseded,
    skipped,
    earlierResults,
    grades: records.map((record) => gradeRow(module, record)),
    gone: gone.map((record) => gradeRow(module, record)),
    paths: outcome.paths,
  };
}
