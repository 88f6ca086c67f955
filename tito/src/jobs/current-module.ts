import { existsSync, realpathSync } from 'node:fs';
import { relative, sep } from 'node:path';
import type { ModuleSpec } from '@tito/grader';
import { moduleNamed } from '../course.ts';
import { UsageError } from '../errors.ts';
import { courseMap } from './course-status.ts';
import type { ModuleStatus } from './events/results.ts';
import { say } from '../messages/index.ts';

/**
 * The module that is meant when none is named: the one in whose folder the shell stands, or else the only
 * one that is started and not completed; where all that was started is completed, the only one of these.
 */
export function currentModule(): ModuleSpec {
  const { modules } = courseMap();
  const here = moduleHere(modules);
  if (here !== null) return here;
  const open = modules.filter(({ state }) => state === 'started');
  const begun = open.length > 0 ? open : modules.filter(({ state }) => state === 'completed');
  const [only, second] = begun;
  if (only === undefined) return moduleNamed(undefined);
  if (second === undefined) return only.module;
  const names = begun.map(({ module: { number, slug } }) => `${number} (${slug})`);
  throw new UsageError(say.course.whichModule, [say.course.started({ names })]);
}

/** The module in whose folder the shell stands: the learner's of it, or the course's. */
export function moduleHere(modules: readonly ModuleStatus[]): ModuleSpec | null {
  const here = modules.find(({ folder, module }) => [folder, module.folder].some(isAround));
  return here?.module ?? null;
}

/** Whether a folder is the current one or one above it. */
function isAround(folder: string): boolean {
  if (!existsSync(folder)) return false;
  const fromThere = relative(realpathSync(folder), process.cwd());
  return fromThere !== '..' && !fromThere.startsWith(`..${sep}`);
}
