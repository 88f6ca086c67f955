import type { CheckResult, GradeRecord } from '../contracts.ts';
import { compareValues, type Difference } from './difference.ts';

type Judged = Pick<GradeRecord, 'verdict' | 'results'>;

/** A value that the engine does not reproduce to the bit, and how far it was from the recorded one. */
export interface NoisyValue {
  readonly check: string;
  readonly recorded: number;
  readonly now: number;
  /** How far two runs may differ. */
  readonly noise: number;
  readonly unit: string;
}

/**
 * Every outcome, measured value and sentence, and the points that follow, to the bit; not times. A
 * value with noise may differ by as much, and the sentence for staff that quotes it is passed over; so are
 * both sentences of a check that ran out of time in both runs, which tell after how long it was stopped.
 */
export function compareVerdicts(recorded: Judged, now: Judged): readonly Difference[] {
  const before = new Map(recorded.results.map((result) => [result.id, result]));
  const after = new Map(now.results.map((result) => [result.id, result]));
  const ids = new Set([...before.keys(), ...after.keys()]);
  return [
    ...[...ids].flatMap((id) => compareResults(id, before.get(id), after.get(id))),
    ...compareTotals(recorded, now),
  ];
}

/** The same of what was judged beside, on the learner's own modules. */
export function compareOwnParts(
  { ownParts: recorded }: Pick<GradeRecord, 'ownParts'>,
  { ownParts: now }: Pick<GradeRecord, 'ownParts'>,
): readonly Difference[] {
  if (recorded === null || now === null) {
    return compareValues('own parts', 'judged', recorded !== null, now !== null);
  }
  return compareVerdicts(recorded, now).map(({ of, what, recorded: before, now: after }) => ({
    of: `own parts: ${of}`,
    what,
    recorded: before,
    now: after,
  }));
}

/** The values that were compared up to their noise only. */
export function noisyValues(recorded: Judged, now: Judged): readonly NoisyValue[] {
  const after = new Map(now.results.map((result) => [result.id, result]));
  return recorded.results.flatMap((before) => {
    const measured = before.finding?.measured;
    const other = after.get(before.id)?.finding?.measured;
    if (measured?.noise === undefined || other === undefined) return [];
    const { value, noise, unit } = measured;
    return [{ check: before.id, recorded: value, now: other.value, noise, unit }];
  });
}

function compareResults(
  id: string,
  before: CheckResult | undefined,
  after: CheckResult | undefined,
): readonly Difference[] {
  if (before === undefined || after === undefined) {
    return compareValues(id, 'check', presence(before), presence(after));
  }
  const hasNoise = before.finding?.measured.noise !== undefined;
  const tellTimes = before.outcome === 'timed-out' && after.outcome === 'timed-out';
  return [
    ...compareValues(id, 'outcome', before.outcome, after.outcome),
    ...compareValues(id, 'to do', before.isToDo, after.isToDo),
    ...compareValues(id, 'weight', before.weight, after.weight),
    ...(tellTimes ? [] : compareValues(id, 'sentence', before.student, after.student)),
    ...(hasNoise || tellTimes
      ? []
      : compareValues(id, 'sentence for staff', before.staff, after.staff)),
    ...compareMeasured(id, before, after),
    ...compareValues(id, 'remark', remarkOf(before), remarkOf(after)),
    ...compareValues(id, 'differing values', rowsOf(before), rowsOf(after)),
  ];
}

function presence(result: CheckResult | undefined): string {
  return result === undefined ? 'not there' : 'there';
}

function compareMeasured(
  id: string,
  before: CheckResult,
  after: CheckResult,
): readonly Difference[] {
  const [a, b] = [before.finding?.measured, after.finding?.measured];
  const isNear =
    a?.noise !== undefined && b !== undefined && Math.abs(a.value - b.value) <= a.noise;
  return [
    ...(isNear ? [] : compareValues(id, 'measured value', a?.value, b?.value)),
    ...compareValues(id, 'limit', a?.limit, b?.limit),
    ...compareValues(id, 'unit', a?.unit, b?.unit),
    ...compareValues(id, 'sense', a?.sense, b?.sense),
    ...compareValues(id, 'noise', a?.noise, b?.noise),
  ];
}

function remarkOf({ finding }: CheckResult): string | null {
  return finding?.ok === true ? (finding.note ?? null) : null;
}

function rowsOf({ finding }: CheckResult): string | null {
  if (finding === null || finding.ok) return null;
  const rows = finding.rows ?? [];
  return rows
    .map(({ at, yours, expected, allowed }) => `[${at.join(', ')}] ${yours} ${expected} ${allowed}`)
    .join('; ');
}

function compareTotals({ verdict: a }: Judged, { verdict: b }: Judged): readonly Difference[] {
  const tasks = new Map(b.tasks.map((task) => [task.id, task]));
  return [
    ...compareValues('verdict', 'status', a.status, b.status),
    ...compareValues('verdict', 'points', a.points, b.points),
    ...compareValues('verdict', 'points to win', a.maxPoints, b.maxPoints),
    ...compareValues('verdict', 'reason', a.reason, b.reason),
    ...compareValues('verdict', 'public checks', a.packs.public, b.packs.public),
    ...compareValues('verdict', 'hidden checks', a.packs.hidden, b.packs.hidden),
    ...a.tasks.flatMap(({ id, points }) =>
      compareValues(id, 'points', points, tasks.get(id)?.points),
    ),
  ];
}
