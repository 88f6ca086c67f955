import type { JudgingOutcome } from '../../jobs/events/judging.ts';
import { forLearner } from '@tito/grader';
import { exitCodeOf } from '../../exit-codes.ts';

/** The result of `tito test` and `tito module complete` for programs: what a learner may see of it. */
export function judgingJson(outcome: JudgingOutcome): object {
  const { command, module, subject, record, diagnoses, isStarted, recordPath, exportedTo } =
    outcome;
  const { verdict, results, seedHash, isolation, means, submission, startedAt, durationMs } =
    record;
  return {
    schema: 1,
    command,
    module: { id: module.id, number: module.number, title: module.title },
    subject,
    isStarted,
    verdict,
    results: results.map(forLearner),
    diagnoses,
    ownParts: ownPartsJson(record),
    printed: record.printed.public,
    submission,
    seedHash,
    isolation,
    means,
    record: recordPath,
    exportedTo,
    startedAt,
    durationMs,
    exitCode: exitCodeOf(verdict.status),
  };
}

function ownPartsJson({ ownParts }: JudgingOutcome['record']): object | null {
  return ownParts === null ? null : { ...ownParts, results: ownParts.results.map(forLearner) };
}
