import {
  type ModuleGrader,
  type ModuleSpec,
  type PackKind,
  readLearner,
  type Refusal,
  type SourceFile,
  type StackLayer,
  type Submission,
} from '@tito/grader';
import { hasReference } from '@tito/grader/plain';
import { EnvironmentError } from '../errors.ts';
import { type Home, isStarted, learnerFolder } from '../home.ts';
import { type JudgingEvent, stage } from './events/judging.ts';
import { judge, type JudgedRecord } from './judge.ts';
import { isOwnFile, missingFiles } from './own-files.ts';
import { say } from '../messages/index.ts';

export interface Job {
  readonly home: Home;
  readonly packs: readonly PackKind[];
  /** Whether the package that the module teaches is judged instead of the learner's files. */
  readonly reference: boolean;
  /** Names the record. */
  readonly id: string;
  /** The learner's own modules under this one, and whether they decide. */
  readonly stack: readonly StackLayer[];
  readonly parts: 'reference' | 'own';
}

export interface Judged extends JudgedRecord {
  /** The files that were judged; null for the reference, which has none here. */
  readonly files: readonly SourceFile[] | null;
  /** What was judged; null if intake refused it. */
  readonly subject: Submission | 'reference' | null;
}

/** From the learner's folder, or the reference, to a record. */
export async function* judgeSubject(
  grader: ModuleGrader,
  { home, packs, reference, id, stack, parts }: Job,
): AsyncGenerator<JudgingEvent, Judged> {
  if (reference) {
    requireReference(grader.module);
    yield stage('intake', 'passed', say.judging.package({ name: grader.module.reference }));
    const subject = 'reference';
    const judged = yield* judge(grader, { subject, packs, origin: 'complete', stack, parts });
    return { ...judged, files: null, subject };
  }
  const subject = yield* takeIn(home, grader.module, id);
  if ('reason' in subject) {
    yield stage('public', 'not-run');
    const record = grader.refuse(subject, 'complete');
    return { record, diagnoses: [], files: [], subject: null };
  }
  const judged = yield* judge(grader, { subject, packs, origin: 'complete', stack, parts });
  return { ...judged, files: subject.files, subject };
}

function requireReference(module: ModuleSpec): void {
  if (hasReference(module)) return;
  const { number, reference } = module;
  throw new EnvironmentError(say.judging.referenceAbsent({ module: number }), [
    say.judging.releasesLeaveOut({ name: reference, command: `tito test ${number}` }),
  ]);
}

/** Takes the learner's files in; while there are none, the empty ones that everybody starts from. */
async function* takeIn(
  home: Home,
  module: ModuleSpec,
  id: string,
): AsyncGenerator<JudgingEvent, Submission | Refusal> {
  const since = performance.now();
  yield stage('intake', 'running');
  const own = isStarted(home, module);
  const identity = { id, name: 'learner' };
  const folder = learnerFolder(home, module);
  const subject = await readLearner(module, folder, identity);
  const elapsedMs = performance.now() - since;
  if ('reason' in subject) yield stage('intake', 'failed', subject.reason, elapsedMs);
  else yield stage('intake', 'passed', describe(subject, own ? folder : null, module), elapsedMs);
  return subject;
}

/** @param folder null while the module is not started */
function describe({ files }: Submission, folder: string | null, module: ModuleSpec): string {
  if (folder === null) return say.judging.emptyFiles;
  const own = files.filter(({ path }) => isOwnFile(folder, path)).length;
  const missing = [...new Set(Object.values(missingFiles(module, folder)))];
  const sentence = say.judging.ownFiles({ files: own });
  return missing.length === 0 ? sentence : [`${sentence}.`, ...missing].join(' ');
}
