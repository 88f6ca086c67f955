import type { GradeRecord, OwnParts } from '../contracts.ts';

/** What a verdict depends on, besides the seed. */
export type Judged = Pick<GradeRecord, 'id' | 'name' | 'module' | 'means' | 'isolation'> & {
  readonly submission: { readonly sha256: string | null };
  /** Earlier modules that were handed in with it. */
  readonly ownParts: Pick<OwnParts, 'stack'> | null;
};

/**
 * Equal keys: judging again could change nothing but the drawn inputs. The learner's files and all
 * means are in it: both packs, the grader, the given packages, the engine, the limits, the isolation.
 */
export function recordKey(judged: Judged): string {
  const { id, name, module, means, isolation, submission, ownParts } = judged;
  const { packs, grader, packages, node, limits } = means;
  return JSON.stringify([
    id,
    name,
    module,
    submission.sha256,
    (ownParts?.stack ?? []).map((part) => [part.module, part.over, part.names, part.sha256]),
    packs.public,
    packs.hidden,
    grader,
    packages,
    node,
    Object.entries(limits).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    isolation.level,
    isolation.layers,
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
