import type { IsolationLevel } from '@tito/grader';
import { say } from '../../messages/index.ts';

interface LevelOption {
  readonly choices: readonly IsolationLevel[];
  readonly default: 'strong';
  readonly describe: string;
}

/** The option of every command that judges strangers' work. */
export const isolation: LevelOption = {
  choices: ['strong', 'process'],
  default: 'strong',
  describe: say.help.isolation,
};
