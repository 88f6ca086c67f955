import type { CheckCount, GradeRecord, ModuleSpec, PackKind, Verdict } from '../contracts.ts';
import { printable } from '../intake/printable.ts';
import { type Lateness, lateness } from './lateness.ts';
import { countChecks } from '../verdict/verdict.ts';

/**
 * What a gradebook needs of a record. Points are null when the grader broke: that is no zero. Counts
 * are null for a pack that was absent, and when nothing was judged.
 */
export interface GradeRow {
  readonly id: string;
  readonly name: string;
  readonly module: string;
  readonly status: Verdict['status'];
  readonly points: number | null;
  readonly maxPoints: number;
  readonly percent: number | null;
  /** Points by task, in the module's order. */
  readonly tasks: Readonly<Record<string, number | null>>;
  readonly public: CheckCount | null;
  readonly hidden: CheckCount | null;
  /** Checks that did not run, such as those of functions not yet written; null if nothing was judged. */
  readonly notRun: number | null;
  /** The same by task, to tell a task that was not begun from one that failed. */
  readonly notRunByTask: Readonly<Record<string, number | null>>;
  /** The counts that show it, when public checks pass and hidden ones do not; otherwise null. */
  readonly overfitting: Verdict['overfitting'];
  /** ISO 8601 UTC; null if nobody knows. */
  readonly handedIn: string | null;
  /** Names of earlier attempts that were in the folder, too, and were not judged. */
  readonly supersedes: readonly string[];
  /** Null if it was in time, or if there is no deadline. Points are not changed by it. */
  readonly late: Lateness | null;
  /** The same on the learner's own earlier modules, which decides nothing; null if none came along. */
  readonly ownParts: {
    readonly modules: readonly string[];
    readonly status: Verdict['status'];
    readonly points: number | null;
  } | null;
  readonly isolation: string;
  readonly reason: string | null;
  readonly sha256: string | null;
  /** The record's file, seen from the grades' folder. */
  readonly record: string;
}

const MAX_REASON_LENGTH = 300;

export function gradeRow(module: ModuleSpec, record: GradeRecord): GradeRow {
  const { status, points, maxPoints, reason } = record.verdict;
  const isBroken = status === 'broken';
  const notRun = notRunByTask(module, record);
  return {
    id: record.id,
    name: printable(record.name),
    module: record.module,
    status,
    points: isBroken ? null : points,
    maxPoints,
    percent: isBroken ? null : percentOf(points, maxPoints),
    tasks: Object.fromEntries(
      module.tasks.map(({ id }) => [id, isBroken ? null : pointsOfTask(record, id)]),
    ),
    public: countOf(record, 'public'),
    hidden: countOf(record, 'hidden'),
    notRun: sumOf(Object.values(notRun)),
    notRunByTask: notRun,
    overfitting: record.verdict.overfitting,
    handedIn: record.handedIn,
    supersedes: record.supersedes.map((name) => printable(name)),
    late: lateness(module, record),
    ownParts: ownPartsOf(record),
    isolation: record.isolation.level,
    reason: reason === null ? null : printable(reason, MAX_REASON_LENGTH),
    sha256: record.submission.sha256,
    record: `records/${record.id}.json`,
  };
}

function ownPartsOf({ ownParts }: GradeRecord): GradeRow['ownParts'] {
  if (ownParts === null) return null;
  const { status, points } = ownParts.verdict;
  return {
    modules: ownParts.stack.map(({ module }) => module),
    status,
    points: status === 'broken' ? null : points,
  };
}

/** In hundredths of a percent. */
export function percentOf(points: number, maxPoints: number): number {
  return maxPoints === 0 ? 0 : Math.round((10_000 * points) / maxPoints) / 100;
}

function notRunByTask(
  { tasks }: ModuleSpec,
  { results, verdict }: GradeRecord,
): GradeRow['notRunByTask'] {
  const counts = new Map(verdict.tasks.map(({ id, notRun }) => [id, notRun]));
  const isJudged = results.length > 0;
  return Object.fromEntries(
    tasks.map(({ id }) => [id, isJudged ? (counts.get(id) ?? null) : null]),
  );
}

function sumOf(counts: readonly (number | null)[]): number | null {
  const known = counts.filter((count) => count !== null);
  return known.length === 0 ? null : known.reduce((sum, count) => sum + count, 0);
}

function pointsOfTask(record: GradeRecord, id: string): number | null {
  return record.verdict.tasks.find((task) => task.id === id)?.points ?? null;
}

function countOf({ results, verdict }: GradeRecord, pack: PackKind): CheckCount | null {
  const isJudged = verdict.packs[pack] === 'judged' && results.length > 0;
  return isJudged ? countChecks(results, pack) : null;
}
