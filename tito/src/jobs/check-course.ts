import { join } from 'node:path';
import { loadCorpus, WORKSPACE } from '@tito/grader';
import {
  checkCourse,
  onlyRead,
  type PartName,
  type Scope,
  Workbench,
} from '@tito/grader/authoring';
import { moduleNamed } from '../course.ts';
import { EnvironmentError } from '../errors.ts';
import type { AuthorEvent, AuthorOutcome } from './events/author.ts';
import { say } from '../messages/index.ts';

export interface CourseCheckOptions {
  readonly module: string | undefined;
  readonly scope: Scope;
  /** All of them when left out. */
  readonly parts: readonly PartName[] | undefined;
  /** Folder of hidden packs, when it is not the grader's own. */
  readonly checks: string | undefined;
}

/** Tests the checks of a module on its corpus and on mutants of its reference. */
export async function* checkModuleCourse(
  options: CourseCheckOptions,
): AsyncGenerator<AuthorEvent, AuthorOutcome> {
  const { scope, parts, checks = join(WORKSPACE, 'grader/checks') } = options;
  const since = performance.now();
  const module = moduleNamed(options.module);
  const corpus = await loadCorpus(module, checks);
  if (corpus === null) {
    throw new EnvironmentError(say.author.noCorpusToTest({ module: module.number }), [
      say.author.whereCorpus,
    ]);
  }
  yield { type: 'begin', module, scope };
  const bench = await Workbench.open(module, checks, { isRead: onlyRead(parts) });
  try {
    const reports = yield* checkCourse(bench, corpus, scope, parts);
    return { module, scope, parts: reports, elapsedMs: Math.round(performance.now() - since) };
  } finally {
    bench.close();
  }
}
