import { join } from 'node:path';
import { moduleNamed } from '../course.ts';
import { isStarted, learnerFolder, openHome } from '../home.ts';
import type { ModulePath } from './events/results.ts';

/** The folder of the learner's files, whether or not it is there yet. */
export function modulePath(query: string): ModulePath {
  const module = moduleNamed(query);
  const home = openHome();
  const path = join(learnerFolder(home, module), 'src');
  return { module, path, isStarted: isStarted(home, module) };
}
