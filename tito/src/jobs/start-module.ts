import { cpSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ModuleSpec } from '@tito/grader';
import { moduleNamed, openCourse } from '../course.ts';
import { type Home, isStarted, learnerFolder, openHome } from '../home.ts';
import { openPrerequisites, refuseOpenPrerequisites } from '../prerequisites.ts';
import { started } from '../progress/progress.ts';
import { loadProgress, updateProgress } from '../progress/store.ts';
import type { Started } from './events/results.ts';

/** Gives the learner the files of a module. Files that are there are never overwritten. */
export async function startModule(query: string): Promise<Started> {
  const module = moduleNamed(query);
  const home = openHome();
  const course = openCourse();
  const progress = loadProgress(home.progress); // A damaged file is told before anything is made.
  refuseOpenPrerequisites(course, progress, module);
  const isNew = !isStarted(home, module);
  if (isNew) copyStubs(home, module);
  await updateProgress(home.progress, (before) =>
    started(before, module.id, new Date().toISOString()),
  );
  return {
    module,
    folder: learnerFolder(home, module),
    isNew,
    open: openPrerequisites(course, progress, module),
  };
}

/** Puts the empty files where the learner works: all of them, or none. */
export function copyStubs(home: Home, module: ModuleSpec): void {
  const folder = learnerFolder(home, module);
  const beside = join(folder, `.src.${process.pid}.new`);
  mkdirSync(folder, { recursive: true });
  rmSync(beside, { recursive: true, force: true });
  cpSync(join(module.folder, 'stubs'), beside, { recursive: true });
  renameSync(beside, join(folder, 'src'));
}
