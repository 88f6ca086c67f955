export * from './plain.ts';
export type * from './contracts.ts';
export { GRADER_VERSION, ModuleGrader, type GradeOptions, type Subject } from './grade-one.ts';
export { PROCESS_ISOLATION, type Isolation } from './sandbox/isolation.ts';
export { countChecks } from './verdict/verdict.ts';
export {
  type BatchEvent,
  type BatchOptions,
  type BatchSummary,
  gradeBatch,
} from './grade-batch.ts';
export { EventChannel } from './event-channel.ts';
export { IntakeError } from './intake/find-submissions.ts';
export { readFolder, readLearner } from './intake/from-folder.ts';
export { readZip } from './intake/from-zip.ts';
export { identify, type Identity, identityOf } from './intake/identify.ts';
export { INTAKE_LIMITS, type IntakeLimits } from './intake/limits.ts';
export { RecordError, readRecord, readRecords, writeRecord } from './records/store.ts';
export { feedback } from './reports/feedback.ts';
export { type GradeRow, gradeRow } from './reports/grade-row.ts';
export { gradesCsv } from './reports/grades-csv.ts';
export { type Grades, grades, gradesJson } from './reports/grades-json.ts';
export { type ReportPaths, reportPaths, writeReports } from './reports/write-reports.ts';
export { buildSamples } from './samples/build-samples.ts';
