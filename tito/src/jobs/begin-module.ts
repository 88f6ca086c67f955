import { WORKSPACE } from '@tito/grader';
import { newModule, type NewModule, NewModuleError } from '@tito/grader/authoring';
import { UsageError } from '../errors.ts';
import type { Begun } from './events/results.ts';

/** Writes a module with one task into the repository. */
export function beginModule(module: NewModule): Begun {
  try {
    return { id: module.id, written: newModule(WORKSPACE, module) };
  } catch (error) {
    if (!(error instanceof NewModuleError)) throw error;
    throw new UsageError(`A module cannot be begun like that: ${error.message}.`, [
      'Such as: tito author new 16-pruning --reference @tito/nn --first prune',
    ]);
  }
}
