import { moduleNamed, readCourse } from '../course.ts';
import { isStarted, learnerFolder, openHome } from '../home.ts';
import { progressOf } from '../progress/progress.ts';
import { loadProgress } from '../progress/store.ts';
import type { ModuleStatus } from './events/results.ts';

/** Every module of the course, or the one that is asked for. */
export function courseStatus(query?: string): readonly ModuleStatus[] {
  const home = openHome();
  const progress = loadProgress(home.progress);
  const course = readCourse();
  const ids = new Set(course.map(({ id }) => id));
  const asked = query === undefined ? course : [moduleNamed(query)];
  return asked.map((module) => {
    const own = progressOf(progress, module.id);
    const opened = isStarted(home, module) ? 'started' : 'not started';
    return {
      module,
      state: own.completedAt === null ? opened : 'completed',
      progress: own,
      given: module.requires.filter((id) => !ids.has(id)),
      folder: learnerFolder(home, module),
    };
  });
}
