import { join } from 'node:path';
import type { JudgingOutcome } from '../../jobs/events/judging.ts';
import type { Next } from '../next-lines.ts';
import { shownPath } from '../paths.ts';
import { say } from '../../messages/index.ts';

/** What helps most after a run. */
export function nextAfter(outcome: JudgingOutcome): readonly Next[] {
  const { command, module, subject, record, isStarted } = outcome;
  const { number } = module;
  if (record.verdict.status === 'broken') {
    return [{ command: `tito ${spoken(command)} ${number}`, why: say.next.onceMore }];
  }
  if (subject === 'reference') {
    return [{ command: `tito module start ${number}`, why: say.next.writeOwn }];
  }
  if (!isStarted) {
    return [{ command: `tito module start ${number}`, why: say.next.filesOfModule }];
  }
  if (record.verdict.status !== 'passed') return afterFailure(outcome);
  if (command === 'test') {
    return [{ command: `tito module complete ${number}`, why: say.next.complete }];
  }
  return [
    { command: `tito report ${number}`, why: say.next.report },
    { command: 'tito status', why: say.next.courseSoFar },
  ];
}

/** The file and the hint of the first task that is not done. */
function afterFailure({ module, record, folder, command }: JudgingOutcome): readonly Next[] {
  const again = {
    command: `tito ${spoken(command)} ${module.number}`,
    why: say.next.whenSaved,
  };
  const open = record.results.find(({ outcome }) => outcome !== 'passed');
  const task = module.tasks.find(({ id }) => id === open?.task);
  if (task === undefined) return [again];
  return [
    { command: shownPath(join(folder, task.file)), why: say.next.fileOf({ task: task.id }) },
    { command: `tito hint ${task.id}`, why: say.next.hintFor },
    again,
  ];
}

function spoken(command: JudgingOutcome['command']): string {
  return command === 'test' ? 'test' : 'module complete';
}
