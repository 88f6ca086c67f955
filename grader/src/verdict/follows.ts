import { isDeepStrictEqual } from 'node:util';
import type { GradeRecord, ModuleSpec, OwnParts } from '../contracts.ts';
import { judgeResults } from './verdict.ts';

type Told = Pick<OwnParts, 'verdict' | 'results'>;

/**
 * Whether the points of a judged record are those of its results, beside it too. Who changes points and
 * results alike is found by judging again: `tito grade verify`.
 */
export function followsFromResults(
  module: ModuleSpec,
  record: Told & Pick<GradeRecord, 'ownParts'>,
): boolean {
  return follows(module, record) && (record.ownParts === null || follows(module, record.ownParts));
}

function follows(module: ModuleSpec, { verdict, results }: Told): boolean {
  const isJudged = verdict.status === 'passed' || verdict.status === 'failed';
  if (!isJudged) return verdict.points === 0 && results.length === 0;
  return isDeepStrictEqual(verdict, judgeResults(module, results, verdict.packs));
}
