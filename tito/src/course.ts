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
import { say } from './messages/index.ts';

/** The course with its settings: course.json beside modules/, or the file that TITO_COURSE names. */
export function openCourse(
  env: Readonly<Record<string, string | undefined>> = process.env,
): Course {
  const settings = settingsFile(env);
  try {
    return readCourseFrom(join(WORKSPACE, 'modules'), settings);
  } catch (error) {
    if (error instanceof CourseError) {
      throw new EnvironmentError(error.message, [say.course.mendIn({ path: settings })]);
    }
    if (!(error instanceof CatalogError)) throw error;
    throw new EnvironmentError(error.message, [say.ending.restoreModules]);
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
  throw new EnvironmentError(say.course.settingsAbsent({ path: chosen }), [
    say.course.nameSettings,
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
    throw new UsageError(say.course.whichModule, [
      say.use.suchAs({ example: String(course[0]?.number ?? 1) }),
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
      throw new UsageError(say.course.isTask({ task: query }), [
        say.course.moduleOfTask({ module: number, command: `tito watch ${query}` }),
      ]);
    }
    const meant = nearest(
      query.toLowerCase(),
      course.map(({ slug }) => slug),
    );
    throw new UsageError(say.course.noModule({ name: query }), [
      meant === null ? knownModules(course) : say.use.didYouMean({ word: meant }),
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
  const tasks = module.tasks.map((task) => task.id);
  throw new UsageError(say.course.noTask({ task: id }), [
    say.course.tasks({ module: module.number, tasks }),
  ]);
}

function findTask(course: readonly ModuleSpec[], id: string): TaskOfModule | undefined {
  if (!/^\d+\.\d+$/.test(id)) return undefined;
  const [number, place] = id.split('.').map(Number);
  const module = course.find((candidate) => candidate.number === number);
  const task = module?.tasks.find((candidate) => Number(candidate.id.split('.')[1]) === place);
  return module === undefined || task === undefined ? undefined : { module, task };
}

function knownModules(course: readonly ModuleSpec[]): string {
  return say.course.modules({ names: course.map(({ number, slug }) => `${number} (${slug})`) });
}
