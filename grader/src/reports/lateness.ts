import type { GradeRecord, ModuleSpec } from '../contracts.ts';

/** What was handed in after its deadline. The points stay as earned: what follows, instructors decide. */
export interface Lateness {
  /** As course.json writes it. */
  readonly deadline: string;
  readonly hours: number;
}

const HOUR_MS = 3_600_000;

/**
 * How late a record's work was, or null: there is no deadline, it was met, or nobody knows when the
 * work was handed in. It is told by the deadline that the course has now, so that one that was moved
 * takes nothing but another look.
 */
export function lateness(
  { deadline }: Pick<ModuleSpec, 'deadline'>,
  { handedIn }: Pick<GradeRecord, 'handedIn'>,
): Lateness | null {
  if (deadline === null || handedIn === null) return null;
  const hours = (Date.parse(handedIn) - Date.parse(deadline)) / HOUR_MS;
  return hours > 0 ? { deadline, hours: Math.ceil(hours * 100) / 100 } : null;
}
