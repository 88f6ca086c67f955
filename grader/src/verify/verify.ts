import { join } from 'node:path';
import type {
  GradeRecord,
  ModuleSpec,
  PackKind,
  SourceFile,
  StackLayer,
  StackPart,
  Subject,
} from '../contracts.ts';
import { ModuleGrader } from '../grade-one.ts';
import { readSnapshot } from '../records/snapshot.ts';
import { RecordError } from '../records/store.ts';
import { layerOf } from '../intake/stack.ts';
import { IsolationError } from '../sandbox/isolation.ts';
import { DEFAULT_LIMITS, LARGEST_LIMITS, type Limits } from '../sandbox/limits.ts';
import { compareMeans } from './compare-means.ts';
import {
  compareOwnParts,
  compareVerdicts,
  type NoisyValue,
  noisyValues,
} from './compare-verdicts.ts';
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
  const kept = await keptOf(options);
  if ('reason' in kept) return unavailable(record, kept.reason);
  const again = await orUnavailable(judgeAgain(options, kept));
  if ('reason' in again) return unavailable(record, again.reason);
  const means = compareMeans(record, again);
  const differences = [
    ...compareValues('seed', 'SHA-256', record.seedHash, again.seedHash),
    ...compareVerdicts(record, again),
    ...compareOwnParts(record, again),
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

/** What was judged, and the learner's own modules under it. */
interface Kept {
  readonly subject: Subject;
  readonly stack: readonly StackLayer[];
}

/** What was judged, or why it cannot be judged again. */
async function keptOf({
  record,
  module,
  submissions,
}: VerifyOptions): Promise<Kept | { readonly reason: string }> {
  const { id, name, submission, seed, verdict } = record;
  const { sha256, ...handedIn } = submission;
  if (verdict.status === 'broken') {
    return { reason: 'The record holds no verdict: judging broke. `tito grade` judges it anew.' };
  }
  if (seed === null) {
    return { reason: 'Nothing of it was judged: it was refused when it was taken in.' };
  }
  try {
    const stack = await Promise.all(
      stackOf(record).map((part) => keptLayer(part, module, submissions)),
    );
    if (sha256 === null) return { subject: 'reference', stack };
    const files = await keptFiles(submissions, sha256);
    return { subject: { ...handedIn, id, name, sha256, files }, stack };
  } catch (error) {
    if (error instanceof RecordError) return { reason: error.message };
    throw error;
  }
}

/** The learner's own modules that judged, or that were judged on beside. */
function stackOf({ means, ownParts }: GradeRecord): readonly StackPart[] {
  return ownParts?.stack ?? means.stack;
}

async function keptLayer(
  { module: id, sha256 }: StackPart,
  { below }: ModuleSpec,
  submissions: string,
): Promise<StackLayer> {
  const module = below.find((candidate) => candidate.id === id);
  if (module === undefined) {
    throw new RecordError(`It was judged on the learner's own ${id}, which this course has not.`);
  }
  return layerOf(module, { sha256, files: await keptFiles(submissions, sha256) });
}

async function keptFiles(submissions: string, sha256: string): Promise<readonly SourceFile[]> {
  const files = await readSnapshot(submissions, sha256);
  if (files !== null) return files;
  throw new RecordError(
    `What was judged is not kept: there is no ${join(submissions, sha256)}.json.`,
  );
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
  { subject, stack }: Kept,
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
      stack,
      parts: record.means.stack.length > 0 ? 'own' : 'reference',
      ...(record.seed === null ? {} : { seed: record.seed }),
    });
  } finally {
    grader.close();
  }
}

/**
 * The recorded limits, or null if this grader has others, or if they are more than any course may choose:
 * then its own apply, and it is told.
 */
function limitsOf({ means: { limits } }: GradeRecord): Limits | null {
  const known = Object.entries(LARGEST_LIMITS);
  const isPossible =
    Object.keys(limits).length === known.length &&
    known.every(([name, largest]) => (limits[name] ?? Infinity) <= largest);
  return isPossible ? { ...DEFAULT_LIMITS, ...limits } : null;
}
