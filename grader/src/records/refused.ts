import type { GradeRecord, Refusal } from '../contracts.ts';
import type { Identity } from '../intake/identify.ts';

/** Whoever can make the record of a submission that was never run. */
export interface Refuser {
  refuse(refusal: Refusal, origin: GradeRecord['origin']): GradeRecord;
}

/** The record of an archive or folder that intake refused. */
export function refusedRecord(grader: Refuser, refusal: Refusal): GradeRecord {
  return grader.refuse(refusal, 'grade');
}

/** The record of a submission that an error of ours kept from being judged. */
export function brokenRecord(grader: Refuser, identity: Identity, error: unknown): GradeRecord {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const record = grader.refuse({ ...identity, reason: message }, 'grade');
  return { ...record, verdict: { ...record.verdict, status: 'broken' }, trace: stack ?? null };
}
