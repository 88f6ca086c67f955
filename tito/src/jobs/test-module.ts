import { ModuleGrader, type ModuleSpec, partOf, type StackLayer } from '@tito/grader';
import { moduleNamed, openCourse } from '../course.ts';
import { EnvironmentError, UsageError } from '../errors.ts';
import { readOwnStack } from '../framework/own-stack.ts';
import { type Home, isStarted, learnerFolder, openHome } from '../home.ts';
import type { JudgingEvent, JudgingOutcome } from './events/judging.ts';
import { currentModule } from './current-module.ts';
import { latestPicture } from './pictures.ts';
import { judgeSubject } from './subject.ts';
import { say } from '../messages/index.ts';

export interface ModuleOptions {
  /** Number, slug, folder name or title. */
  readonly module: string | undefined;
  /** Whether the package that the module teaches is judged instead of the learner's files. */
  readonly reference: boolean;
  /** Whether a picture of what was done last is drawn, when its task passes. */
  readonly pictures: boolean;
}

export interface TestOptions extends ModuleOptions {
  /** What stands under the module: the course's packages, or the learner's own modules. */
  readonly stack: 'reference' | 'mine';
}

/** Runs the public checks of a module. Nothing is written. */
export async function* testModule(
  options: TestOptions,
): AsyncGenerator<JudgingEvent, JudgingOutcome> {
  const module = options.module === undefined ? currentModule() : moduleNamed(options.module);
  const { reference } = options;
  const home = openHome();
  const subject = reference ? 'reference' : 'yours';
  const stack = options.stack === 'mine' ? await ownStack(home, module) : [];
  yield { type: 'begin', module, subject, stack: stack.map(partOf) };
  const grader = await ModuleGrader.open(module, { limits: openCourse().limits });
  try {
    const parts = stack.length > 0 ? 'own' : 'reference';
    const job = { home, packs: ['public'], reference, id: module.id, stack, parts } as const;
    const { record, diagnoses, subject: judged } = yield* judgeSubject(grader, job);
    const drawn = { subject: judged, results: record.results, stack };
    return {
      command: 'test',
      module,
      subject,
      record,
      diagnoses,
      isStarted: isStarted(home, module),
      folder: learnerFolder(home, module),
      recordPath: null,
      exportedTo: null,
      pictures: options.pictures ? await latestPicture(grader, home, drawn) : [],
    };
  } finally {
    grader.close();
  }
}

/** @throws UsageError if the learner has nothing of their own under this module */
async function ownStack(home: Home, module: ModuleSpec): Promise<readonly StackLayer[]> {
  const { layers, unreadable } = await readOwnStack(home.stack, module.below);
  if (unreadable.length > 0) {
    throw new EnvironmentError(say.judging.stackUnusable({ problems: unreadable.join(' ') }), [
      say.judging.completeAgain,
    ]);
  }
  if (layers.length > 0) return layers;
  const names = module.below.map(({ number, title }) => `${number} (${title})`);
  const asked = { module: module.number };
  if (names.length === 0) throw new UsageError(say.judging.buildsOnNothing(asked), []);
  throw new UsageError(say.judging.nothingInStack(asked), [say.judging.buildsOn({ names })]);
}
