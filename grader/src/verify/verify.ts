import { join } from 'node:path';
import type { GradeRecord, ModuleSpec, PackKind } from '../contracts.ts';
import { ModuleGrader, type Subject } from '../grade-one.ts';
import { readSnapshot } from '../records/snapshot.ts';
import { RecordError } from '../records/store.ts';
import { IsolationError } from '../sandbox/isolation.ts';
import { DEFAULT_LIMITS, type Limits } from '../sandbox/limits.ts';
import { compareMeans } from './compare-means.ts';
import { compareVerdicts, type NoisyValue, noisyValues } from './compare-verdicts.ts';
import { compareValues, type Difference } from './difference.ts';

export interface VerifyOptions {
  readonly record: GradeRecord;
  readonly module: ModuleSpec;
  /** Folder of the snapshots that the record speaks of. */
  readonly submissions: string;
  /** Folder of hidden packs, when it is not the grader's own. */
  readonly checks?: string;
}

/** A record, and what judging once more came to. */
export interface Verification {
  /**
   * `identical`: the same means, and the same to the bit. `differs`: the same means, another verdict.
   * `other-means`: judged, but not with what judged then. `unavailable`: not judged again.
   */
  readonly outcome: 'identical' | 'differs' | 'other-means' | 'unavailable';
  readonly record: GradeRecord;
  readonly again: GradeRecord | null;
  /** Why nothing was judged again. */
  readonly reason: string | null;
  readonly means: readonly Difference[];
  readonly differences: readonly Difference[];
  readonly noisy: readonly NoisyValue[];
}

/**
 * Judges a record's submission again, from its snapshot, with the recorded seed, limits and
 * isolation, and compares. Nothing is written.
 */
export async function verifyRecord(options: VerifyOptions): Promise<Verification> {
  const { record } = options;
  const kept = await subjectOf(record, options.submissions);
  if ('reason' in kept) return unavailable(record, kept.reason);
  const again = await orUnavailable(judgeAgain(options, kept.subject));
  if ('reason' in again) return unavailable(record, again.reason);
  const means = compareMeans(record, again);
  const differences = [
    ...compareValues('seed', 'SHA-256', record.seedHash, again.seedHash),
    ...compareVerdicts(record, again),
  ];
  const outcome = differences.length === 0 ? 'identical' : 'differs';
  return {
    outcome: means.length > 0 ? 'other-means' : outcome,
    record,
    again,
    reason: null,
    means,
    differences,
    noisy: noisyValues(record, again),
  };
}

function unavailable(record: GradeRecord, reason: string): Verification {
  const nothing = { means: [], differences: [], noisy: [], again: null };
  return { outcome: 'unavailable', record, reason, ...nothing };
}

type Kept = { readonly subject: Subject } | { readonly reason: string };

/** What was judged, or why it cannot be judged again. */
async function subjectOf(record: GradeRecord, submissions: string): Promise<Kept> {
  const { id, name, submission, seed, verdict } = record;
  const { sha256, ignored } = submission;
  if (verdict.status === 'broken') {
    return { reason: 'The record holds no verdict: judging broke. `tito grade` judges it anew.' };
  }
  if (seed === null) {
    return { reason: 'Nothing of it was judged: it was refused when it was taken in.' };
  }
  if (sha256 === null) return { subject: 'reference' };
  try {
    const files = await readSnapshot(submissions, sha256);
    return files === null
      ? { reason: `What was judged is not kept: there is no ${join(submissions, sha256)}.json.` }
      : { subject: { id, name, sha256, files, ignored } };
  } catch (error) {
    if (error instanceof RecordError) return { reason: error.message };
    throw error;
  }
}

/** Where the recorded isolation does not hold, nothing is judged under another one. */
async function orUnavailable(
  judging: Promise<GradeRecord>,
): Promise<GradeRecord | { readonly reason: string }> {
  try {
    return await judging;
  } catch (error) {
    if (!(error instanceof IsolationError)) throw error;
    return { reason: [error.message, ...error.next].join(' ') };
  }
}

async function judgeAgain(
  { record, module, checks }: VerifyOptions,
  subject: Subject,
): Promise<GradeRecord> {
  const limits = limitsOf(record);
  const grader = await ModuleGrader.open(module, {
    isolation: record.isolation.level,
    ...(checks === undefined ? {} : { checks }),
    ...(limits === null ? {} : { limits }),
  });
  try {
    const kinds: readonly PackKind[] = ['public', 'hidden'];
    return await grader.grade({
      subject,
      packs: kinds.filter((kind) => record.verdict.packs[kind] === 'judged'),
      origin: record.origin,
      ...(record.seed === null ? {} : { seed: record.seed }),
    });
  } finally {
    grader.close();
  }
}

/** The recorded limits, or null if this grader has others: then its own apply, and it is told. */
function limitsOf({ means: { limits } }: GradeRecord): Limits | null {
  const known = Object.keys(DEFAULT_LIMITS);
  const isSame =
    Object.keys(limits).length === known.length && known.every((name) => name in limits);
  return isSame ? { ...DEFAULT_LIMITS, ...limits } : null;
}
