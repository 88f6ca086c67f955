import { join } from 'node:path';
import type { MilestoneSpec, ModuleSpec } from '@tito/grader';
import { hasPackage, readMilestones, WORKSPACE } from '@tito/grader/plain';
import { openCourse } from '../course.ts';
import { UsageError } from '../errors.ts';
import { exportOf } from '../framework/exported.ts';
import { type Home, openHome } from '../home.ts';
import { nearest } from '../nearest.ts';
import { loadProgress } from '../progress/store.ts';
import type { MilestoneStatus } from './events/milestone.ts';
import { say } from '../messages/index.ts';

/** Every milestone, and how far the learner's stack is from it. */
export function milestones(): readonly MilestoneStatus[] {
  const home = openHome();
  const reached = loadProgress(home.progress).milestones;
  const { modules } = openCourse();
  return allMilestones().map((milestone) => {
    const after = modulesAfter(milestone, modules);
    return {
      milestone,
      after,
      missing: missingFrom(home, after),
      reachedAt: reached[milestone.slug]?.reachedAt ?? null,
      hasReference: canShow(milestone),
    };
  });
}

/** Whether all packages that it imports are here, so that it runs without a stack. */
export function canShow({ imports }: MilestoneSpec): boolean {
  return imports.every((specifier) => hasPackage(specifier));
}

export function allMilestones(): readonly MilestoneSpec[] {
  return readMilestones(join(WORKSPACE, 'milestones'));
}

export function milestoneNamed(name: string): MilestoneSpec {
  const all = allMilestones();
  const asked = name.toLowerCase();
  const found = all.find(({ id, slug }) => asked === slug || asked === id);
  if (found !== undefined) return found;
  const slugs = all.map(({ slug }) => slug);
  const meant = nearest(asked, slugs);
  throw new UsageError(say.milestone.none({ name }), [
    meant === null ? say.use.thereIs({ names: slugs }) : say.use.didYouMean({ word: meant }),
  ]);
}

/** The course's modules that it comes after; what the course does not hold is given. */
export function modulesAfter(
  { after }: MilestoneSpec,
  modules: readonly ModuleSpec[],
): readonly ModuleSpec[] {
  return modules.filter(({ id }) => after.includes(id));
}

/** Those that the learner has not in their stack. */
export function missingFrom(home: Home, after: readonly ModuleSpec[]): readonly ModuleSpec[] {
  return after.filter((module) => exportOf(home.stack, module) === null);
}
