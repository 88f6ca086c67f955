import { hasReference } from '@tito/grader/plain';
import { openCourse } from '../course.ts';
import { exportOf } from '../framework/exported.ts';
import { isStarted, openHome } from '../home.ts';
import type { StackStatus } from './events/results.ts';

/** Every module of the course: whether the learner's own stands in their stack, and for which names. */
export function stackStatus(): StackStatus {
  const home = openHome();
  const { stack } = home;
  return {
    folder: stack,
    parts: openCourse().modules.map((module) => ({
      module,
      names: module.tasks.flatMap(({ exports }) => exports),
      exported: exportOf(stack, module),
      isStarted: isStarted(home, module),
      hasReference: hasReference(module),
    })),
  };
}
