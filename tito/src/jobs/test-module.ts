import { ModuleGrader } from '@tito/grader';
import { moduleNamed, openCourse } from '../course.ts';
import { isStarted, learnerFolder, openHome } from '../home.ts';
import type { JudgingEvent, JudgingOutcome } from './events/judging.ts';
import { judgeSubject } from './subject.ts';

export interface ModuleOptions {
  /** Number, slug, folder name or title. */
  readonly module: string | undefined;
  /** Whether the package that the module teaches is judged instead of the learner's files. */
  readonly reference: boolean;
}

/** Runs the public checks of a module. Nothing is written. */
export async function* testModule(
  options: ModuleOptions,
): AsyncGenerator<JudgingEvent, JudgingOutcome> {
  const module = moduleNamed(options.module);
  const { reference } = options;
  const home = openHome();
  const subject = reference ? 'reference' : 'yours';
  yield { type: 'begin', module, subject };
  const grader = await ModuleGrader.open(module, { limits: openCourse().limits });
  try {
    const job = { home, packs: ['public'], reference, id: module.id } as const;
    const { record } = yield* judgeSubject(grader, job);
    return {
      command: 'test',
      module,
      subject,
      record,
      isStarted: isStarted(home, module),
      folder: learnerFolder(home, module),
      recordPath: null,
      exportedTo: null,
    };
  } finally {
    grader.close();
  }
}
