import { type OwnRung, StudentFault } from '@tito/check';
import {
  type Functions,
  ModuleGrader,
  type ModuleSpec,
  readLearner,
  type Submission,
} from '@tito/grader';
import { openCourse } from '../course.ts';
import { learnerFolder, openHome } from '../home.ts';
import { say } from '../messages/index.ts';

/** The learner's function to be timed, or why it cannot be. */
export interface OwnFunction {
  readonly missing: string | null;
  /** Calls it, where submissions run. */
  readonly run: (() => Promise<unknown>) | null;
  /** The same call of a function that computes nothing. */
  readonly way: (() => Promise<unknown>) | null;
  close(): void;
}

/** The learner's function, once it was seen to give the right result. */
export async function openOwnFunction(module: ModuleSpec, own: OwnRung): Promise<OwnFunction> {
  const home = openHome();
  const identity = { id: module.id, name: 'learner' };
  const subject = await readLearner(module, learnerFolder(home, module), identity);
  if ('reason' in subject) return nothing(subject.reason);
  const grader = await ModuleGrader.open(module, { limits: openCourse().limits });
  const opened: Functions[] = [];
  const close = () => {
    for (const functions of opened) functions.close();
    grader.close();
  };
  const callOf = async (files: Submission['files']) => {
    const functions = await grader.functionsOf({ ...subject, files });
    if (typeof functions === 'string') return functions;
    opened.push(functions);
    return () => functions.call(own.export, own.args);
  };
  const run = await callOf(subject.files);
  const missing = typeof run === 'string' ? run : await faultOf(run, own);
  const way = await callOf([{ path: fileOf(module, own), text: own.empty }]);
  if (missing === null && typeof run !== 'string' && typeof way !== 'string') {
    return { missing, run: async () => run(), way: async () => way(), close };
  }
  close();
  return nothing(missing ?? String(way));
}

function nothing(missing: string): OwnFunction {
  return { missing, run: null, way: null, close: () => undefined };
}

function fileOf({ tasks }: ModuleSpec, { task }: OwnRung): string {
  const found = tasks.find(({ id }) => id === task);
  if (found === undefined) throw new Error(`the ladder's task ${task} is none of the module`);
  return found.file;
}

/** Why a call cannot be timed, or null. */
async function faultOf(call: () => unknown, { task, judge }: OwnRung): Promise<string | null> {
  try {
    return judge(await call());
  } catch (error) {
    if (!(error instanceof StudentFault)) throw error;
    return error.isToDo ? say.bench.notWritten({ task }) : error.message;
  }
}
