import { DEFAULT_LIMITS, IsolationError, type IsolationLevel, tryIsolation } from '@tito/grader';
import type { Examination } from '../events/doctor.ts';
import { examine, note, well, wrong } from './examine.ts';

const SENSE: Readonly<Record<IsolationLevel, string>> = {
  process: 'Node alone; for your own work',
  strong: 'the operating system too; for what others hand in',
};

/** Which levels of isolation hold here: each is opened, as judging opens it. */
export async function examineIsolation(): Promise<readonly Examination[]> {
  return [
    await examine('isolation process', `opened level 'process': ${SENSE.process}`, () =>
      tried('process'),
    ),
    await examine('isolation strong', `opened level 'strong': ${SENSE.strong}`, () =>
      tried('strong'),
    ),
  ];
}

async function tried(level: IsolationLevel) {
  try {
    const { layers } = await tryIsolation(level, DEFAULT_LIMITS);
    return well(`it holds: ${layers.join(', ')}`);
  } catch (error) {
    if (!(error instanceof IsolationError)) throw error;
    return level === 'process'
      ? wrong(error.message, ...error.next)
      : note(`${error.message} Learners do not need it.`, ...error.next);
  }
}
