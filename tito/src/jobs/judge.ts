import {
  type CheckResult,
  countChecks,
  EventChannel,
  type GradeOptions,
  type GradeRecord,
  type ModuleGrader,
  type PackKind,
  printable,
} from '@tito/grader';
import {
  type DiagnosisEvent,
  type JudgingEvent,
  type JudgingOutcome,
  stage,
  type StageEvent,
  type StageStatus,
} from './events/judging.ts';
import { MistakeNamer } from './known-mistakes.ts';
import { say } from '../messages/index.ts';

const REASON_LENGTH = 400;

/** What judging one subject came to. */
export type JudgedRecord = Pick<JudgingOutcome, 'record' | 'diagnoses'>;

/** Judges one subject: every check as it is judged, and the packs as stages. */
export async function* judge(
  grader: ModuleGrader,
  options: Omit<GradeOptions, 'onResult' | 'onTrace'>,
): AsyncGenerator<JudgingEvent, JudgedRecord> {
  const namer = new MistakeNamer(grader.module);
  const channel = new EventChannel<CheckResult | 'own'>();
  const grading = grader
    .grade({
      ...options,
      onTrace: namer.onTrace,
      onResult: (result) => channel.send(result),
      onOwnResult: () => channel.send('own'),
    })
    .finally(() => channel.close());
  const results: CheckResult[] = [];
  let pack: PackKind = 'public';
  let since = performance.now();
  yield stage(pack, 'running');
  let own = 0;
  for await (const result of channel) {
    if (result === 'own') {
      own++;
      if (own === 1) yield* diagnosesOf(namer, null);
      if (own === 1) yield packEnded(pack, results, performance.now() - since);
      if (own === 1) since = performance.now();
      yield stage('own', 'running', say.judging.soFar({ checks: own }));
      continue;
    }
    yield* diagnosesOf(namer, result);
    if (result.pack !== pack) {
      yield packEnded(pack, results, performance.now() - since);
      pack = result.pack;
      since = performance.now();
      yield stage(pack, 'running');
    }
    results.push(result);
    yield { type: 'result', result };
  }
  yield* diagnosesOf(namer, null);
  const record = await grading;
  if (own === 0) yield* ending(record, pack, performance.now() - since);
  yield* ownEnded(record, performance.now() - since);
  if (options.packs.includes('hidden') && record.verdict.packs.hidden === 'absent') {
    yield stage('hidden', 'not-run', say.judging.hiddenAbsent);
  }
  return { record, diagnoses: namer.found };
}

function* diagnosesOf(namer: MistakeNamer, next: CheckResult | null): Generator<DiagnosisEvent> {
  for (const diagnosis of namer.take(next)) yield { type: 'diagnosis', diagnosis };
}

/** How the pack that was judged last ended: with counts, or not at all. */
function* ending(
  { verdict, results }: GradeRecord,
  pack: PackKind,
  elapsedMs: number,
): Generator<JudgingEvent> {
  const reason = printable(verdict.reason ?? '', REASON_LENGTH);
  if (verdict.status === 'refused') {
    yield stage('intake', 'failed', reason);
    yield stage(pack, 'not-run');
  } else if (verdict.status === 'broken') {
    yield stage(pack, 'broken', reason, elapsedMs);
  } else {
    yield packEnded(pack, results, elapsedMs);
  }
}

/** It gives and takes no points: an earlier module never costs any here. */
function* ownEnded({ ownParts }: GradeRecord, elapsedMs: number): Generator<JudgingEvent> {
  if (ownParts === null) return;
  const { status, points, maxPoints, reason } = ownParts.verdict;
  const modules = ownParts.stack.map(({ module }) => module);
  const result =
    reason === null
      ? say.judging.ownPoints({ points, total: maxPoints, modules })
      : say.judging.ownUnjudged({ why: printable(reason, REASON_LENGTH) });
  yield stage('own', OWN_STATUS[status], result, elapsedMs);
}

const OWN_STATUS: Record<GradeRecord['verdict']['status'], StageStatus> = {
  passed: 'passed',
  failed: 'failed',
  refused: 'failed',
  broken: 'broken',
};

function packEnded(pack: PackKind, results: readonly CheckResult[], elapsedMs: number): StageEvent {
  const { passed, total } = countChecks(results, pack);
  const own = results.filter((result) => result.pack === pack);
  const toDo = own.filter(({ isToDo }) => isToDo).length;
  const notRun = own.filter(({ outcome }) => outcome === 'not-run').length - toDo;
  const open = [
    ...(toDo > 0 ? [say.judging.toDo({ amount: toDo })] : []),
    ...(notRun > 0 ? [say.judging.notRun({ amount: notRun })] : []),
  ];
  const detail = [say.words.partOf({ part: passed, total }), ...open].join(', ');
  return stage(pack, statusOf({ passed, toDo, notRun, total }), detail, elapsedMs);
}

/** Checks that never ran are no pass, and no failure: a pack without results has not run. */
function statusOf(counts: Record<'passed' | 'toDo' | 'notRun' | 'total', number>): StageStatus {
  const { passed, toDo, notRun, total } = counts;
  if (total > 0 && passed === total) return 'passed';
  if (passed + toDo + notRun < total) return 'failed';
  return notRun === 0 && toDo > 0 ? 'to-do' : 'not-run';
}
