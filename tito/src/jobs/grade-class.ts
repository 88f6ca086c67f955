import { gradeBatch, type IsolationLevel, ModuleGrader } from '@tito/grader';
import { moduleNamed, openCourse } from '../course.ts';
import { afterInterruption, interruption } from '../interruption.ts';
import { say } from '../messages/index.ts';
import type { ClassEvent, ClassOutcome } from './events/class.ts';

/** Where grades go when nobody says where. */
export const DEFAULT_OUT: string = 'grades';

export interface ClassOptions {
  /** Holds one folder or archive per learner. */
  readonly folder: string;
  readonly module: string | undefined;
  /** Takes records, grades and feedback. */
  readonly out: string;
  /** Submissions judged at a time. */
  readonly jobs: number | undefined;
  /** Folder of hidden packs, when it is not the grader's own. */
  readonly checks: string | undefined;
  readonly isolation: IsolationLevel;
}

/** Judges a folder of submissions, the way that a learner's own module goes. */
export async function* gradeClass(options: ClassOptions): AsyncGenerator<ClassEvent, ClassOutcome> {
  const { folder, out, jobs, checks } = options;
  const since = performance.now();
  const module = moduleNamed(options.module);
  const grader = await ModuleGrader.open(module, {
    limits: openCourse().limits,
    isolation: options.isolation,
    ...(checks === undefined ? {} : { checks }),
  });
  const { hasHidden, isolation } = grader;
  yield { type: 'begin', module, isolation, hasHidden };
  afterInterruption.advice = say.ending.goesOn;
  try {
    const summary = yield* gradeBatch({
      folder,
      out,
      module,
      grader,
      signal: interruption.signal,
      ...(jobs === undefined ? {} : { concurrency: jobs }),
    });
    const elapsedMs = performance.now() - since;
    return { ...summary, module, isolation, hasHidden, folder, out, elapsedMs };
  } finally {
    grader.close();
  }
}
