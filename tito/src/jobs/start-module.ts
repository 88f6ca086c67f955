import { moduleNamed, openCourse } from '../course.ts';
import { isStarted, learnerFolder, openHome } from '../home.ts';
import { openPrerequisites, refuseOpenPrerequisites } from '../prerequisites.ts';
import { started } from '../progress/progress.ts';
import { loadProgress, updateProgress } from '../progress/store.ts';
import type { Started } from './events/results.ts';
import { copyStubs, restoreStubs } from './stub-files.ts';

/** Gives the learner the files of a module. Files that are there are never overwritten. */
export async function startModule(query: string): Promise<Started> {
  const module = moduleNamed(query);
  const home = openHome();
  const course = openCourse();
  const progress = loadProgress(home.progress); // A damaged file is told before anything is made.
  refuseOpenPrerequisites(course, progress, module);
  const isNew = !isStarted(home, module);
  const folder = learnerFolder(home, module);
  if (isNew) copyStubs(module, folder);
  const restored = isNew ? [] : await restoreStubs(module, folder);
  await updateProgress(home.progress, (before) =>
    started(before, module.id, new Date().toISOString()),
  );
  return {
    module,
    folder,
    isNew,
    restored,
    open: openPrerequisites(course, progress, module),
  };
}
