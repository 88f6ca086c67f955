import type { ModuleSpec } from '@tito/grader';
import type { Course } from '@tito/grader/plain';
import { UsageError } from './errors.ts';
import { type Progress, progressOf } from './progress/progress.ts';
import { say } from './messages/index.ts';

/**
 * The modules of the course that this one builds on and that are not completed, in the course's order.
 * What the course does not hold is given, and nobody has to complete it.
 */
export function openPrerequisites(
  { modules }: Pick<Course, 'modules'>,
  progress: Progress,
  { requires }: ModuleSpec,
): readonly ModuleSpec[] {
  return modules.filter(
    ({ id }) => requires.includes(id) && progressOf(progress, id).completedAt === null,
  );
}

/** @throws UsageError where the course makes prerequisites a rule, and one of them is open */
export function refuseOpenPrerequisites(
  course: Pick<Course, 'modules' | 'prerequisites'>,
  progress: Progress,
  module: ModuleSpec,
): void {
  const open = openPrerequisites(course, progress, module);
  const [first] = open;
  if (course.prerequisites !== 'required' || first === undefined) return;
  const names = open.map(({ number, title }) => `${number} (${title})`);
  throw new UsageError(say.course.comesFirst({ module: module.number, names }), [
    say.use.tryCommand({ command: `tito module start ${first.number}` }),
  ]);
}
