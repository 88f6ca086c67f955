import type { Diagnosis, GradeRecord, ModuleSpec, TaskPicture } from '@tito/grader';
import type { SubjectKind } from './judging.ts';

/** What a report tells. */
export interface ReportContent {
  readonly module: ModuleSpec;
  readonly subject: SubjectKind;
  readonly record: GradeRecord;
  readonly diagnoses: readonly Diagnosis[];
  /** Of the tasks whose public checks pass, in order. */
  readonly pictures: readonly TaskPicture[];
}

/** A report that was written. */
export interface ReportOutcome extends ReportContent {
  readonly isStarted: boolean;
  readonly path: string;
  readonly bytes: number;
}
