import { linkCommand, WORKSPACE } from '@tito/grader';
import { newModule, type NewModule, NewModuleError } from '@tito/grader/authoring';
import { UsageError } from '../errors.ts';
import type { Begun } from './events/results.ts';
import { say } from '../messages/index.ts';

/** Writes a module with one task into the repository. */
export function beginModule(module: NewModule): Begun {
  try {
    return { id: module.id, written: newModule(WORKSPACE, module), link: linkCommand() };
  } catch (error) {
    if (!(error instanceof NewModuleError)) throw error;
    throw new UsageError(say.author.notLikeThat({ why: error.message }), [
      say.use.suchAs({ example: 'tito author new 16-pruning --reference @tito/nn --first prune' }),
    ]);
  }
}
