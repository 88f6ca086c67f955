import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ModuleSpec } from '@tito/grader';
import {
  CatalogError,
  type Course,
  CourseError,
  findModule,
  readCourse as readCourseFrom,
  WORKSPACE,
} from '@tito/grader/plain';
import { EnvironmentError, UsageError } from './errors.ts';
import { nearest } from './nearest.ts';

/** The course with its settings: course.json beside modules/, or the file that TITO_COURSE names. */
export function openCourse(
  env: Readonly<Record<string, string | undefined>> = process.env,
): Course {
  const settings = settingsFile(env);
  try {
    return readCourseFrom(join(WORKSPACE, 'modules'), settings);
  } catch (error) {
    if (error instanceof CourseError) {
      throw new EnvironmentError(error.message, [`Mend that in ${settings}.`]);
    }
    if (!(error instanceof CatalogError)) throw error;
    throw new EnvironmentError(error.message, ['Restore that file: git checkout -- modules']);
  }
}

/** Without a course.json the defaults hold; a file that was asked for has to be there. */
export function settingsFile(
  env: Readonly<Record<string, string | undefined>> = process.env,
): string {
  const chosen = env['TITO_COURSE'] ?? '';
  if (chosen === '') return join(WORKSPACE, 'course.json');
  const path = resolve(chosen);
  if (existsSync(path)) return path;
  throw new EnvironmentError(`TITO_COURSE names ${chosen}, which is not there.`, [
    'Name a course.json, or unset it.',
  ]);
}

/** All modules of the course, in order. */
export function readCourse(): readonly ModuleSpec[] {
  return openCourse().modules;
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
    const task = findTask(course, query);
    if (task !== undefined) {
      const { number } = task.module;
      throw new UsageError(`'${query}' is a task, and a module is asked for.`, [
        `Its module is ${number}; \`tito watch ${query}\` looks at one task.`,
      ]);
    }
    const meant = nearest(
      query.toLowerCase(),
      course.map(({ slug }) => slug),
    );
    throw new UsageError(`There is no module '${query}'.`, [
      meant === null ? knownModules(course) : `Did you mean ${meant}?`,
    ]);
  }
}

interface TaskOfModule {
  readonly module: ModuleSpec;
  readonly task: ModuleSpec['tasks'][number];
}

/** The task that an id such as `15.2` names, with its module; `3.1` is `03.1`. */
export function taskNamed(id: string): TaskOfModule {
  const found = findTask(readCourse(), id);
  if (found !== undefined) return found;
  const module = moduleNamed(id.split('.')[0]);
  const known = module.tasks.map((task) => task.id).join(', ');
  throw new UsageError(`There is no task '${id}'.`, [`Module ${module.number} has ${known}.`]);
}

function findTask(course: readonly ModuleSpec[], id: string): TaskOfModule | undefined {
  if (!/^\d+\.\d+$/.test(id)) return undefined;
  const [number, place] = id.split('.').map(Number);
  const module = course.find((candidate) => candidate.number === number);
  const task = module?.tasks.find((candidate) => Number(candidate.id.split('.')[1]) === place);
  return module === undefined || task === undefined ? undefined : { module, task };
}

function knownModules(course: readonly ModuleSpec[]): string {
  return `The course has ${course.map(({ number, slug }) => `${number} (${slug})`).join(', ')}.`;
}
