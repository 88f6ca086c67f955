import { join } from 'node:path';
import type { JudgingOutcome } from '../../jobs/events/judging.ts';
import type { Next } from '../next-lines.ts';
import { shownPath } from '../paths.ts';

/** What helps most after a run. */
export function nextAfter(outcome: JudgingOutcome): readonly Next[] {
  const { command, module, subject, record, isStarted } = outcome;
  const { number } = module;
  if (record.verdict.status === 'broken') {
    return [{ command: `tito ${spoken(command)} ${number}`, why: 'once more; then report it' }];
  }
  if (subject === 'reference') {
    return [{ command: `tito module start ${number}`, why: 'get the files and write your own' }];
  }
  if (!isStarted) {
    return [{ command: `tito module start ${number}`, why: 'get the files of this module' }];
  }
  if (record.verdict.status !== 'passed') return afterFailure(outcome);
  if (command === 'test') {
    return [{ command: `tito module complete ${number}`, why: 'judge, export and record it' }];
  }
  return [
    { command: `tito report ${number}`, why: 'all pictures and measured values on one page' },
    { command: 'tito status', why: 'your course so far' },
  ];
}

/** The file and the hint of the first task that is not done. */
function afterFailure({ module, record, folder, command }: JudgingOutcome): readonly Next[] {
  const again = {
    command: `tito ${spoken(command)} ${module.number}`,
    why: 'when you have saved',
  };
  const open = record.results.find(({ outcome }) => outcome !== 'passed');
  const task = module.tasks.find(({ id }) => id === open?.task);
  if (task === undefined) return [again];
  return [
    { command: shownPath(join(folder, task.file)), why: `the file of ${task.id}` },
    { command: `tito hint ${task.id}`, why: 'a hint for it' },
    again,
  ];
}

function spoken(command: JudgingOutcome['command']): string {
  return command === 'test' ? 'test' : 'module complete';
}
