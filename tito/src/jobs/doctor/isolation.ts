import { DEFAULT_LIMITS, IsolationError, type IsolationLevel, tryIsolation } from '@tito/grader';
import type { Examination } from '../events/doctor.ts';
import { examine, note, well, wrong } from './examine.ts';
import { say } from '../../messages/index.ts';

/** Which levels of isolation hold here: each is opened, as judging opens it. */
export async function examineIsolation(): Promise<readonly Examination[]> {
  const { names } = say.doctor;
  return [
    await examine(names.process, say.doctor.openedProcess, () => tried('process')),
    await examine(names.strong, say.doctor.openedStrong, () => tried('strong')),
  ];
}

async function tried(level: IsolationLevel) {
  try {
    const { layers } = await tryIsolation(level, DEFAULT_LIMITS);
    return well(say.doctor.holds({ layers: layers.join(', ') }));
  } catch (error) {
    if (!(error instanceof IsolationError)) throw error;
    return level === 'process'
      ? wrong(error.message, ...error.next)
      : note(say.doctor.notForLearners({ problem: error.message }), ...error.next);
  }
}
