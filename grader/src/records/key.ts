import type { GradeRecord } from '../contracts.ts';

/** What a verdict depends on, besides the seed. */
export type Judged = Pick<
  GradeRecord,
  'id' | 'name' | 'module' | 'checks' | 'grader' | 'node' | 'isolation'
> & {
  readonly submission: { readonly sha256: string | null };
};

/**
 * Equal keys: judging again could change nothing but the drawn inputs. The learner's files, the
 * checks, the grader, the engine and the isolation are all in it.
 */
export function recordKey(judged: Judged): string {
  const { id, name, module, checks, grader, node, isolation, submission } = judged;
  return JSON.stringify([
    id,
    name,
    module,
    submission.sha256,
    checks,
    grader,
    node,
    isolation.level,
  ]);
}

/** Whether an earlier record answers for a submission: judged to the end, and by the same means. */
export function answersFor(record: GradeRecord, judged: Judged): boolean {
  return (
    record.verdict.status !== 'broken' &&
    record.submission.sha256 !== null &&
    recordKey(record) === recordKey(judged)
  );
}
