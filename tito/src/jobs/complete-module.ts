import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  type GradeRecord,
  ModuleGrader,
  type ModuleSpec,
  type StackLayer,
  type Verdict,
  writeRecord,
  writeSnapshot,
} from '@tito/grader';
import { moduleNamed, openCourse } from '../course.ts';
import { EnvironmentError, UsageError } from '../errors.ts';
import { exportModule } from '../framework/export-module.ts';
import { type OwnStack, readOwnStack } from '../framework/own-stack.ts';
import { type Home, homeAt, isStarted, learnerFolder, openHome } from '../home.ts';
import { interruption } from '../interruption.ts';
import { refuseOpenPrerequisites } from '../prerequisites.ts';
import { minute } from '../words.ts';
import { attempted, progressOf } from '../progress/progress.ts';
import { loadProgress, updateProgress } from '../progress/store.ts';
import {
  type JudgingEvent,
  type JudgingOutcome,
  stage,
  type StageStatus,
} from './events/judging.ts';
import { latestPicture } from './pictures.ts';
import { type Judged, judgeSubject } from './subject.ts';
import type { ModuleOptions } from './test-module.ts';
import { say } from '../messages/index.ts';

/**
 * Judges a module with every pack that is present, exports it to the learner's stack if it passed,
 * and records it. The reference goes the same way in a folder of its own that is removed afterwards.
 */
export async function* completeModule(
  options: ModuleOptions,
): AsyncGenerator<JudgingEvent, JudgingOutcome> {
  const module = moduleNamed(options.module);
  if (!options.reference) return yield* complete(module, openHome(), options);
  const scratch = mkdtempSync(join(tmpdir(), 'tito-reference-'));
  const remove = () => rmSync(scratch, { recursive: true, force: true });
  interruption.signal.addEventListener('abort', remove, { once: true });
  try {
    return yield* complete(module, homeAt(scratch), options);
  } finally {
    interruption.signal.removeEventListener('abort', remove);
    remove();
  }
}

async function* complete(
  module: ModuleSpec,
  home: Home,
  { reference, pictures }: ModuleOptions,
): AsyncGenerator<JudgingEvent, JudgingOutcome> {
  const subject = reference ? 'reference' : 'yours';
  yield { type: 'begin', module, subject, stack: [] };
  const progress = loadProgress(home.progress); // A damaged file is told before the work, not after it.
  if (!reference) {
    refuseOpenPrerequisites(openCourse(), progress, module);
    refuseNotStarted(home, module);
  }
  refuseUnwritable(home);
  const grader = await ModuleGrader.open(module, { limits: openCourse().limits });
  try {
    const own = reference ? NO_STACK : await readOwnStack(home.stack, module.below);
    const judged = yield* judgeSubject(grader, {
      home,
      packs: ['public', 'hidden'],
      reference,
      id: recordName(module),
      stack: own.layers,
      parts: 'reference',
    });
    for (const sentence of own.unreadable) yield stage('own', 'not-run', sentence);
    yield stage('verdict', STATUS[judged.record.verdict.status], spoken(judged.record.verdict));
    const recordPath = yield* keepRecord(home, judged, own.layers, reference);
    const exportedTo = yield* exported(home, module, judged);
    yield* recorded(home, judged.record, reference);
    const drawn = { subject: judged.subject, results: judged.record.results, stack: [] };
    return {
      command: 'complete',
      module,
      subject,
      record: judged.record,
      diagnoses: judged.diagnoses,
      isStarted: isStarted(home, module),
      folder: learnerFolder(home, module),
      recordPath: reference ? null : recordPath,
      exportedTo: reference ? null : exportedTo,
      pictures: pictures ? await latestPicture(grader, home, drawn) : [],
    };
  } finally {
    grader.close();
  }
}

/** Empty files are no attempt. */
function refuseNotStarted(home: Home, module: ModuleSpec): void {
  if (isStarted(home, module)) return;
  const { number } = module;
  throw new UsageError(say.course.nothingToJudge({ module: number }), [
    say.use.tryCommand({ command: `tito module start ${number}` }),
  ]);
}

/** Judging takes long; that its record cannot be kept is told before it. */
function refuseUnwritable({ records }: Home): void {
  const probe = join(records, `.probe.${process.pid}`);
  try {
    // One by one: of a file system that is read-only, `recursive` says that a folder does not exist.
    for (const folder of [dirname(records), records]) if (!existsSync(folder)) mkdirSync(folder);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new EnvironmentError(say.judging.recordUnwritable({ folder: records, why }), [
      say.judging.keepsNoRecord,
    ]);
  }
}

const NO_STACK: OwnStack = { layers: [], unreadable: [] };

const STATUS: Record<Verdict['status'], StageStatus> = {
  passed: 'passed',
  failed: 'failed',
  refused: 'failed',
  broken: 'broken',
};

function spoken({ status, points, maxPoints }: Verdict): string {
  if (status === 'refused') return say.judging.refused;
  if (status === 'broken') return say.judging.broken;
  return say.judging.points({ points, total: maxPoints });
}

async function* keepRecord(
  home: Home,
  { record, files }: Judged,
  stack: readonly StackLayer[],
  reference: boolean,
): AsyncGenerator<JudgingEvent, string> {
  const { sha256 } = record.submission;
  if (files !== null && sha256 !== null) await writeSnapshot(home.submissions, { sha256, files });
  for (const layer of stack) await writeSnapshot(home.submissions, layer);
  await writeRecord(home.records, record);
  const path = join(home.records, `${record.id}.json`);
  yield stage(
    'record',
    'passed',
    reference ? say.judging.scratchRecord : `.tito/records/${record.id}.json`,
  );
  return path;
}

/** Only what passed goes into the stack. */
async function* exported(
  home: Home,
  module: ModuleSpec,
  { record, files }: Judged,
): AsyncGenerator<JudgingEvent, string | null> {
  if (record.verdict.status !== 'passed') {
    yield stage('export', 'not-run', say.judging.exportedLater);
    return null;
  }
  const since = performance.now();
  yield stage('export', 'running');
  try {
    const path = await exportModule(home.stack, {
      module,
      files,
      record: record.id,
      at: record.startedAt,
    });
    const where = files === null ? say.judging.scratchExport : `stack/${module.id}`;
    yield stage('export', 'passed', where, performance.now() - since);
    return path;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    yield stage('export', 'failed', why, performance.now() - since);
    throw new EnvironmentError(say.words.unwritable({ path: home.stack, why }), [
      say.judging.notRecorded,
    ]);
  }
}

/** The last step, so that a completion stands for all that came before it. */
async function* recorded(
  home: Home,
  record: GradeRecord,
  reference: boolean,
): AsyncGenerator<JudgingEvent, void> {
  if (reference) {
    yield stage('progress', 'not-run', say.judging.referenceCompletes);
    return;
  }
  const { status, points, maxPoints, packs } = record.verdict;
  const hidden = packs.hidden === 'judged';
  const attempt = { record: record.id, status, points, maxPoints, hidden, at: record.startedAt };
  await updateProgress(home.progress, (progress) => attempted(progress, record.module, attempt));
  if (status === 'passed') {
    yield stage('progress', 'passed', say.judging.completed);
    return;
  }
  const { completedAt } = progressOf(loadProgress(home.progress), record.module);
  const before =
    completedAt === null
      ? say.judging.notCompleted
      : say.judging.completedBefore({ at: minute(completedAt) });
  yield stage('progress', 'not-run', before);
}

/** Unique and in order of time: `15-quantization-20261124T031200123Z`. */
function recordName(module: ModuleSpec): string {
  return `${module.id}-${new Date().toISOString().replaceAll(/[-:.]/g, '')}`;
}
