import type { ModuleSpec } from '@tito/grader';
import { moduleNamed, taskNamed } from '../../course.ts';
import { courseMap } from '../course-status.ts';
import { moduleHere } from '../current-module.ts';

/** What to watch, and which task to look at first; null for the first that is not passed. */
export interface Watched {
  readonly module: ModuleSpec;
  readonly task: string | null;
}

/**
 * The module or task that is asked for; otherwise the one in whose folder the shell stands; otherwise the
 * module that was started last and is not completed, or the first that is not. Null when the course is
 * done.
 */
export function chooseModule(query: string | undefined): Watched | null {
  if (query === undefined) return whereTheyAre();
  if (!/^\d+\.\d+$/.test(query)) return { module: moduleNamed(query), task: null };
  const { module, task } = taskNamed(query);
  return { module, task: task.id };
}

function whereTheyAre(): Watched | null {
  const { modules } = courseMap();
  const here = moduleHere(modules);
  if (here !== null) return { module: here, task: null };
  const open = modules.filter(({ state }) => state !== 'completed');
  const [latest = open[0]] = open
    .filter(({ state }) => state === 'started')
    .toSorted((a, b) => startOf(b).localeCompare(startOf(a)));
  return latest === undefined ? null : { module: latest.module, task: null };
}

function startOf({ progress }: ReturnType<typeof courseMap>['modules'][number]): string {
  return progress.startedOverAt ?? progress.startedAt ?? '';
}
