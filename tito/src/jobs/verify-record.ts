import { dirname } from 'node:path';
import {
  type IsolationLevel,
  snapshotsBeside,
  type Verification,
  verifyRecord,
} from '@tito/grader';
import { EnvironmentError } from '../errors.ts';
import { openHome } from '../home.ts';
import { say } from '../messages/index.ts';
import { explainVerdict } from './explain-verdict.ts';
import type { Explained, Verified } from './events/results.ts';

export interface VerifyRequest {
  /** A path of a record's file, or the id or name of a record. */
  readonly record: string;
  /** Folder of a batch's results, for an id. */
  readonly out: string | undefined;
  /** Folder of hidden packs, when it is not the grader's own. */
  readonly checks: string | undefined;
  /** The weakest isolation that somebody else's record may ask for. */
  readonly isolation: IsolationLevel;
}

/** Judges what a record is about once more, and compares. */
export async function verify(request: VerifyRequest): Promise<Verified> {
  const { record, out, checks } = request;
  const found = await explainVerdict(record, out);
  refuseWeaker(found, request);
  const verification: Verification = await verifyRecord({
    record: found.record,
    module: found.module,
    submissions: snapshotsBeside(dirname(found.path)),
    ...(checks === undefined ? {} : { checks }),
  });
  return { ...verification, path: found.path };
}

/**
 * A record is a file that somebody wrote: it does not choose that their code runs here with less around
 * it than was asked for. One's own records are of one's own code.
 * @throws EnvironmentError if it would
 */
function refuseWeaker({ record, path }: Explained, { isolation }: VerifyRequest): void {
  if (record.isolation.level === 'strong' || isolation === 'process') return;
  if (dirname(path) === openHome().records) return;
  throw new EnvironmentError(say.verify.weaker({ id: record.id }), [
    say.ending.isolationOption,
    say.ending.isolationMeaning,
  ]);
}
