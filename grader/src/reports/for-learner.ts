import type { Finding } from '@tito/check';
import type { CheckResult } from '../contracts.ts';
import { coarse } from './figures.ts';

/**
 * A result as its learner may see it. Public inputs are known, so nothing of a public check is held
 * back. Of a hidden one there remain the outcome, the sentence that was written for learners, and the
 * measured value in three digits: rows, remarks and figures for staff could tell the inputs, and so
 * could a value in full, which the code under judgement has a hand in. What protects the checks is
 * that inputs are drawn anew for each submission; this keeps a run from telling what they were like.
 */
export function forLearner(result: CheckResult): CheckResult {
  if (result.pack === 'public') return result;
  const { finding } = result;
  return { ...result, staff: null, finding: finding === null ? null : withoutFigures(finding) };
}

function withoutFigures(finding: Finding): Finding {
  const measured = coarse(finding.measured);
  if (finding.ok) return { ok: true, measured };
  const { student } = finding;
  return { ok: false, measured, student, staff: student };
}
