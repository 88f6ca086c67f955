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
import { attempted } from '../progress/progress.ts';
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
  throw new UsageError(`Module ${module.number} is not started: there is nothing to judge.`, [
    `Try \`tito module start ${module.number}\`.`,
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
    throw new EnvironmentError(`The record could not be kept in ${records}: ${why}.`, [
      'Nothing was judged. Mend that; `tito test` keeps no record.',
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
  if (status === 'refused') return 'refused: nothing was judged';
  if (status === 'broken') return 'none: this is our fault, not yours';
  return `${points} of ${maxPoints} points`;
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
    reference ? 'written to a scratch folder' : `.tito/records/${record.id}.json`,
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
    yield stage('export', 'not-run', 'when every check passes');
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
    const where = files === null ? 'to a scratch folder' : `stack/${module.id}`;
    yield stage('export', 'passed', where, performance.now() - since);
    return path;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    yield stage('export', 'failed', why, performance.now() - since);
    throw new EnvironmentError(`${home.stack} cannot be written: ${why}.`, [
      'The module is not recorded as completed. Mend that and run the same command again.',
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
    yield stage('progress', 'not-run', 'the reference completes nothing of yours');
    return;
  }
  const { status, points, maxPoints, packs } = record.verdict;
  const hidden = packs.hidden === 'judged';
  const attempt = { record: record.id, status, points, maxPoints, hidden, at: record.startedAt };
  await updateProgress(home.progress, (progress) => attempted(progress, record.module, attempt));
  const isDone = status === 'passed';
  yield stage(
    'progress',
    isDone ? 'passed' : 'not-run',
    isDone ? 'completed' : 'not completed yet',
  );
}

/** Unique and in order of time: `15-quantization-20261124T031200123Z`. */
function recordName(module: ModuleSpec): string {
  return `${module.id}-${new Date().toISOString().replaceAll(/[-:.]/g, '')}`;
}
