import { cpSync, mkdirSync, readdirSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { ModuleSpec } from '@tito/grader';
import { writeBeside } from '@tito/grader/plain';
import { moduleNamed } from '../course.ts';
import { UsageError } from '../errors.ts';
import { isStarted, learnerFolder, openHome } from '../home.ts';
import { progressOf, restarted } from '../progress/progress.ts';
import { loadProgress, updateProgress } from '../progress/store.ts';
import type { Reset } from './events/results.ts';
import { readStub, stubPaths } from './stub-files.ts';
import { say } from '../messages/index.ts';

/** Puts the learner's files aside and starts the module over. Nothing is deleted. */
export async function resetModule(query: string): Promise<Reset> {
  const module = moduleNamed(query);
  const home = openHome();
  const progress = loadProgress(home.progress); // A damaged file is told before anything is moved.
  if (!isStarted(home, module)) {
    const { number } = module;
    throw new UsageError(say.course.nothingToReset({ module: number }), [
      say.use.tryCommand({ command: `tito module start ${number}` }),
    ]);
  }
  const now = new Date().toISOString();
  const source = join(learnerFolder(home, module), 'src');
  const backup = join(home.backups, `${module.id}-${now.replaceAll(/[-:.]/g, '')}`, 'src');
  copyAside(source, backup);
  await putStubs(module, source);
  await updateProgress(home.progress, (before) => restarted(before, module.id, now));
  const { completedAt } = progressOf(progress, module.id);
  return { module, source, backup, completedAt };
}

/** The backup is there as a whole, or not at all. */
function copyAside(source: string, backup: string): void {
  const folder = dirname(backup);
  const beside = join(dirname(folder), `.${basename(folder)}.new`);
  mkdirSync(beside, { recursive: true });
  cpSync(realpathSync(source), join(beside, basename(backup)), {
    recursive: true,
    verbatimSymlinks: true,
  });
  renameSync(beside, folder);
}

/** Replaces what is in the folder, and not the folder: a shell may stand in it. */
async function putStubs(module: ModuleSpec, source: string): Promise<void> {
  const asked = stubPaths(module);
  for (const entry of readdirSync(source, { withFileTypes: true })) {
    const isStub = entry.isFile() && asked.includes(entry.name);
    if (!isStub) rmSync(join(source, entry.name), { recursive: true, force: true });
  }
  for (const path of asked) await writeBeside(join(source, path), await readStub(module, path));
}
