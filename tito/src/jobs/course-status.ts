import type { ModuleSpec } from '@tito/grader';
import { moduleNamed, openCourse } from '../course.ts';
import { isAsExported } from '../framework/exported.ts';
import { type Home, isStarted, learnerFolder, openHome } from '../home.ts';
import { openPrerequisites } from '../prerequisites.ts';
import { type ModuleProgress, type Progress, progressOf } from '../progress/progress.ts';
import { loadProgress } from '../progress/store.ts';
import { milestones } from './milestones.ts';
import type { CourseMap, ModuleStatus } from './events/results.ts';

/** Every module of the course, or the one that is asked for. */
export function courseStatus(query?: string): readonly ModuleStatus[] {
  const { modules } = courseMap();
  if (query === undefined) return modules;
  const { id } = moduleNamed(query);
  return modules.filter(({ module }) => module.id === id);
}

/** The whole course, and where the learner stands in each module. */
export function courseMap(): CourseMap {
  const home = openHome();
  const progress = loadProgress(home.progress);
  const { title, prerequisites, modules } = openCourse();
  return {
    title,
    prerequisites,
    modules: modules.map((module) => statusOf(modules, home, progress, module)),
    milestones: milestones().filter(({ after }) => after.length > 0),
  };
}

function statusOf(
  modules: readonly ModuleSpec[],
  home: Home,
  progress: Progress,
  module: ModuleSpec,
): ModuleStatus {
  const own = standing(home, module, progressOf(progress, module.id));
  const opened = isStarted(home, module) ? 'started' : 'not started';
  return {
    module,
    state: own.completedAt === null || own.startedOverAt !== null ? opened : 'completed',
    progress: own,
    given: module.requires.filter((id) => !modules.some((known) => known.id === id)),
    open: openPrerequisites({ modules }, progress, module),
    isLate: isAfter(own.completedAt, module.deadline),
    folder: learnerFolder(home, module),
  };
}

/** Who has the files back with which a module was completed has not started it over. */
function standing(home: Home, module: ModuleSpec, own: ModuleProgress): ModuleProgress {
  if (own.startedOverAt === null) return own;
  const isBack = isAsExported(home.stack, module, learnerFolder(home, module));
  return isBack ? { ...own, startedOverAt: null } : own;
}

/** Whether a module was completed after its deadline, or is not completed and the deadline is over. */
function isAfter(completedAt: string | null, deadline: string | null): boolean {
  if (deadline === null) return false;
  const at = completedAt === null ? Date.now() : Date.parse(completedAt);
  return at > Date.parse(deadline);
}
