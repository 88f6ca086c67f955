import type { CheckCount, CheckOutcome, CheckResult, Verdict } from '../contracts.ts';

/** At least this share of the public checks passes: all of them, but for one in ten. */
const PUBLIC_SHARE = 0.9;
/**
 * At most this share of the hidden checks passes. Of module 15's 169 known mistakes, those that pass
 * nine of ten public checks pass 79 % of the hidden ones or more; the least that any passes is 62 %.
 */
const HIDDEN_SHARE = 0.5;
/** Fewer hidden checks than this say nothing about a habit. */
const LEAST_HIDDEN = 4;

/**
 * How a check may have ended and still tell something about the answers: the code came to an answer
 * of its own, or refused to give one. What ran out of time or memory, or never ran, may be right.
 */
const TELLING: ReadonlySet<CheckOutcome> = new Set(['passed', 'failed', 'errored', 'crashed']);

/**
 * Whether code was fitted to the public inputs: at least 90 % of the public checks pass and at most
 * 50 % of the hidden ones, which ask for the same properties on other inputs. Both are counted over
 * the tasks that were begun, so that an unfinished submission does not hide it.
 * @returns both counts if so; null if not, or if there are too few hidden checks to say
 */
export function overfitting(results: readonly CheckResult[]): Verdict['overfitting'] {
  const telling = results.filter(({ outcome }) => TELLING.has(outcome));
  const counts = { public: countOf(telling, 'public'), hidden: countOf(telling, 'hidden') };
  const isOverfitted =
    shareOf(counts.public) >= PUBLIC_SHARE &&
    counts.hidden.total >= LEAST_HIDDEN &&
    shareOf(counts.hidden) <= HIDDEN_SHARE;
  return isOverfitted ? counts : null;
}

function countOf(results: readonly CheckResult[], pack: CheckResult['pack']): CheckCount {
  const own = results.filter((result) => result.pack === pack);
  return {
    passed: own.filter(({ outcome }) => outcome === 'passed').length,
    total: own.length,
  };
}

function shareOf({ passed, total }: CheckCount): number {
  return total === 0 ? 0 : passed / total;
}
