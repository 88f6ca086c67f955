import { mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { moduleNamed } from '../course.ts';
import { UsageError } from '../errors.ts';
import { isStarted, learnerFolder, openHome } from '../home.ts';
import { restarted } from '../progress/progress.ts';
import { loadProgress, updateProgress } from '../progress/store.ts';
import { copyStubs } from './start-module.ts';
import type { Reset } from './events/results.ts';

/** Puts the learner's files aside and starts the module over. Nothing is deleted. */
export async function resetModule(query: string): Promise<Reset> {
  const module = moduleNamed(query);
  const home = openHome();
  loadProgress(home.progress); // A damaged file is told before anything is moved.
  if (!isStarted(home, module)) {
    throw new UsageError(`Module ${module.number} is not started: there is nothing to reset.`, [
      `Try \`tito module start ${module.number}\`.`,
    ]);
  }
  const now = new Date().toISOString();
  const source = join(learnerFolder(home, module), 'src');
  const backup = join(home.backups, `${module.id}-${now.replaceAll(/[-:.]/g, '')}`, 'src');
  mkdirSync(dirname(backup), { recursive: true });
  renameSync(source, backup);
  copyStubs(home, module);
  await updateProgress(home.progress, (progress) => restarted(progress, module.id, now));
  return { module, source, backup };
}
