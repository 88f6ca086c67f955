import { dirname, resolve, sep } from 'node:path';
import { readRecordFile, snapshotsBeside, type Verification, verifyRecord } from '@tito/grader';
import { moduleNamed } from '../course.ts';
import { explainVerdict } from './explain-verdict.ts';
import type { Explained, Verified } from './events/results.ts';

export interface VerifyRequest {
  /** A path of a record's file, or the id of a record. */
  readonly record: string;
  /** Folder of a batch's results, for an id. */
  readonly out: string | undefined;
  /** Folder of hidden packs, when it is not the grader's own. */
  readonly checks: string | undefined;
}

/** Judges what a record is about once more, and compares. */
export async function verify({ record, out, checks }: VerifyRequest): Promise<Verified> {
  const found = isPath(record) ? await recordAt(record) : await explainVerdict(record, out);
  const verification: Verification = await verifyRecord({
    record: found.record,
    module: found.module,
    submissions: snapshotsBeside(dirname(found.path)),
    ...(checks === undefined ? {} : { checks }),
  });
  return { ...verification, path: found.path };
}

/** Ids hold no dots and no slashes. */
function isPath(text: string): boolean {
  return text.endsWith('.json') || text.includes('/') || text.includes(sep);
}

async function recordAt(path: string): Promise<Explained> {
  const full = resolve(path);
  const record = await readRecordFile(full);
  return { record, module: moduleNamed(record.module), path: full };
}
