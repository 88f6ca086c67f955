import type {
  CheckResult,
  Diagnosis,
  GradeRecord,
  ModuleSpec,
  PackKind,
  StackPart,
  TaskPicture,
} from '@tito/grader';

/** The stations between a learner's file and its place in the stack, in order. */
export type Stage = 'intake' | PackKind | 'own' | 'verdict' | 'record' | 'export' | 'progress';

/** `to-do`: nothing of it failed, and not everything is written yet. */
export type StageStatus = 'running' | 'passed' | 'failed' | 'to-do' | 'broken' | 'not-run';

/** What is judged. */
export type SubjectKind = 'yours' | 'reference';

/** A module is about to be judged. */
export interface BeginEvent {
  readonly type: 'begin';
  readonly module: Pick<ModuleSpec, 'id' | 'number' | 'title' | 'tasks'>;
  readonly subject: SubjectKind;
  /** The learner's own modules that it is judged on; none where the packages decide. */
  readonly stack: readonly StackPart[];
}

/** A stage began or ended. */
export interface StageEvent {
  readonly type: 'stage';
  readonly stage: Stage;
  readonly status: StageStatus;
  /** A few words: `8 files`, `12 of 12`. */
  readonly detail: string;
  /** Null while it runs, and for stages that take no time. */
  readonly elapsedMs: number | null;
}

/** A check was judged. */
export interface ResultEvent {
  readonly type: 'result';
  readonly result: CheckResult;
}

/** All public checks of a task were judged, and what is wrong with it has a name. */
export interface DiagnosisEvent {
  readonly type: 'diagnosis';
  readonly diagnosis: Diagnosis;
}

export type JudgingEvent = BeginEvent | StageEvent | ResultEvent | DiagnosisEvent;

export function stage(
  name: Stage,
  status: StageStatus,
  detail: string = '',
  elapsedMs: number | null = null,
): StageEvent {
  return { type: 'stage', stage: name, status, detail, elapsedMs };
}

/** What came of judging one module: for every view and for the exit code. */
export interface JudgingOutcome {
  readonly command: 'test' | 'complete';
  readonly module: ModuleSpec;
  readonly subject: SubjectKind;
  readonly record: GradeRecord;
  /** Which known mistakes the public checks show, task by task. */
  readonly diagnoses: readonly Diagnosis[];
  /** Whether the learner has files of their own in this module. */
  readonly isStarted: boolean;
  /** The learner's folder of this module. */
  readonly folder: string;
  /** Where the record lies; null if none is kept. */
  readonly recordPath: string | null;
  /** Where the judged files were exported to; null if they were not. */
  readonly exportedTo: string | null;
  /** What the code that was judged does, drawn; of what was done last. */
  readonly pictures: readonly TaskPicture[];
}
