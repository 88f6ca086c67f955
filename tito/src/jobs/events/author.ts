import type { ModuleSpec } from '@tito/grader';
import type { CourseCheckEvent, PartReport, Scope } from '@tito/grader/authoring';

/** The checks of a module are about to be tested. */
export interface AuthorBegin {
  readonly type: 'begin';
  readonly module: ModuleSpec;
  readonly scope: Scope;
}

export type AuthorEvent = AuthorBegin | CourseCheckEvent;

/** What testing the checks of a module came to. */
export interface AuthorOutcome {
  readonly module: ModuleSpec;
  readonly scope: Scope;
  readonly parts: readonly PartReport[];
  readonly elapsedMs: number;
}

/** Whether no part found a problem. A run without parts has shown nothing. */
export function isWell({ parts }: Pick<AuthorOutcome, 'parts'>): boolean {
  return parts.length > 0 && parts.every(({ problems }) => problems.length === 0);
}
