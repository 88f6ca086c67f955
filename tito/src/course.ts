import { join } from 'node:path';
import type { ModuleSpec } from '@tito/grader';
import { CatalogError, findModule, readCatalog, WORKSPACE } from '@tito/grader/plain';
import { EnvironmentError, UsageError } from './errors.ts';
import { nearest } from './nearest.ts';

/** All modules of the course, in order. */
export function readCourse(): readonly ModuleSpec[] {
  try {
    return readCatalog(join(WORKSPACE, 'modules'));
  } catch (error) {
    if (!(error instanceof CatalogError)) throw error;
    throw new EnvironmentError(error.message, ['Restore that file: git checkout -- modules']);
  }
}

/** The module that a number, slug, folder name or title names. */
export function moduleNamed(query: string | undefined): ModuleSpec {
  const course = readCourse();
  if (query === undefined) {
    throw new UsageError('Which module?', [
      `Such as: ${course[0]?.number ?? 1}`,
      knownModules(course),
    ]);
  }
  try {
    return findModule(course, query);
  } catch (error) {
    if (!(error instanceof CatalogError)) throw error;
    const meant = nearest(
      query.toLowerCase(),
      course.map(({ slug }) => slug),
    );
    throw new UsageError(`There is no module '${query}'.`, [
      meant === null ? knownModules(course) : `Did you mean ${meant}?`,
    ]);
  }
}

/** The task that an id such as `15.2` names, with its module. */
export function taskNamed(id: string): {
  readonly module: ModuleSpec;
  readonly task: ModuleSpec['tasks'][number];
} {
  for (const module of readCourse()) {
    const task = module.tasks.find((candidate) => candidate.id === id);
    if (task !== undefined) return { module, task };
  }
  const module = moduleNamed(id.split('.')[0]);
  const known = module.tasks.map((task) => task.id).join(', ');
  throw new UsageError(`There is no task '${id}'.`, [`Module ${module.number} has ${known}.`]);
}

function knownModules(course: readonly ModuleSpec[]): string {
  return `The course has ${course.map(({ number, slug }) => `${number} (${slug})`).join(', ')}.`;
}
