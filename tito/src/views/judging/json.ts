import type { JudgingOutcome } from '../../jobs/events/judging.ts';
import { exitCodeOf } from '../../exit-codes.ts';

/** The result of `tito test` and `tito module complete` for programs. */
export function judgingJson(outcome: JudgingOutcome): object {
  const { command, module, subject, record, isStarted, recordPath, exportedTo } = outcome;
  const { verdict, results, seed, isolation, checks, submission, startedAt, durationMs } = record;
  return {
    schema: 1,
    command,
    module: { id: module.id, number: module.number, title: module.title },
    subject,
    isStarted,
    verdict,
    results,
    submission,
    seed,
    isolation,
    checks,
    record: recordPath,
    exportedTo,
    startedAt,
    durationMs,
    exitCode: exitCodeOf(verdict.status),
  };
}
