import type { GradeRecord } from '@tito/grader';
import { say } from '../messages/index.ts';

/** What became of a module, in a word for its learner: what nobody has begun has not failed. */
export function statusWord(record: GradeRecord): string {
  const { status } = record.verdict;
  return status === 'failed' && isUntouched(record)
    ? say.report.notBegun
    : say.words.status[status];
}

/** Whether all that was asked of the code is still to be written. */
function isUntouched({ results }: GradeRecord): boolean {
  const hasTodo = results.some(({ isToDo }) => isToDo);
  return hasTodo && results.every(({ isToDo, outcome }) => isToDo || outcome === 'not-run');
}
