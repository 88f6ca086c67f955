// All that judges. What only course authors need has a door of its own: authoring.ts.
export * from './plain.ts';
export type * from './contracts.ts';
export type {
  Axis,
  BarChart,
  BarRow,
  Chart,
  Histogram,
  LineChart,
  Mark,
  ScatterPlot,
  ScatterPoint,
} from '@tito/check';
export { type GradeOptions, ModuleGrader } from './grade-one.ts';
export { GRADER_VERSION } from './grading/provenance.ts';
export { type Isolation, IsolationError, type IsolationLevel } from './sandbox/isolation.ts';
export { DEFAULT_LIMITS } from './sandbox/limits.ts';
export { tryIsolation } from './sandbox/try-isolation.ts';
export { ATTEMPT_NAMES, type MatrixRow } from './sandbox/isolation/matrix.ts';
export { countChecks } from './verdict/verdict.ts';
export {
  type BatchEvent,
  type BatchOptions,
  type BatchSummary,
  gradeBatch,
} from './grade-batch.ts';
export { EventChannel } from './event-channel.ts';
export { type Diagnosis, diagnose } from './diagnosis/diagnose.ts';
export { mistakesPath, readMistakes } from './diagnosis/table.ts';
export { type Corpus, loadCorpus } from './catalog/corpus.ts';
export type { Functions } from './functions.ts';
export { hasLadder, openLadder } from './catalog/ladder.ts';
export { IntakeError } from './intake/find-submissions.ts';
export { layerOf } from './intake/stack.ts';
export { partOf } from './sandbox/stack.ts';
export { readFolder, readLearner } from './intake/from-folder.ts';
export { readZip } from './intake/from-zip.ts';
export { type HandIn, type HandInWarning, packHandIn } from './hand-in/pack.ts';
export { compareHandIns, type HandInDifference } from './hand-in/compare.ts';
export { type HandInListing, listHandIn } from './hand-in/list.ts';
export { identify, type Identity, identityOf, isSafeId } from './intake/identify.ts';
export { INTAKE_LIMITS, type IntakeLimits } from './intake/limits.ts';
export { readSnapshot, snapshotsBeside, writeSnapshot } from './records/snapshot.ts';
export {
  RecordError,
  readRecord,
  readRecordFile,
  recordIds,
  readRecords,
  writeRecord,
} from './records/store.ts';
export { feedback } from './reports/feedback.ts';
export { forLearner } from './reports/for-learner.ts';
export { type Lateness, lateness } from './reports/lateness.ts';
export { type GradeRow, gradeRow } from './reports/grade-row.ts';
export {
  courseTotal,
  courseTotalCsv,
  courseTotalJson,
  type TotalRow,
} from './reports/course-total.ts';
export { gradesCsv } from './reports/grades-csv.ts';
export { type Grades, grades, gradesJson } from './reports/grades-json.ts';
export { type ReportPaths, reportPaths, writeReports } from './reports/write-reports.ts';
export { type NoisyValue } from './verify/compare-verdicts.ts';
export { type Difference } from './verify/difference.ts';
export { type Verification, verifyRecord } from './verify/verify.ts';
export type * from './milestones/milestone.ts';
export { type MilestoneResult, runMilestone } from './milestones/run.ts';
