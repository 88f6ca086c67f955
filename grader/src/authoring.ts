export { type ArchiveFile, unzipOwn, zipFiles } from './archives/zip.ts';
// What course authors and instructors need beside judging: it is in no release.
export {
  checkCourse,
  type CourseCheckEvent,
  onlyRead,
  PART_NAMES,
  type PartName,
  type PartReport,
} from './author/check-course.ts';
export type { Scope } from './author/part.ts';
export { isCurrent, tableOf, tableText, tryMistakes } from './author/mistake-table.ts';
export { newModule, NewModuleError } from './author/skeleton/new-module.ts';
export type { NewModule } from './author/skeleton/subject.ts';
export { Workbench } from './author/workbench.ts';
export {
  type Release,
  releaseModules,
  releaseName,
  type ReleaseOptions,
} from './author/release/release.ts';
export { casesNamed } from '../attacks/index.ts';
export {
  type CaseResult,
  type CategorySummary,
  selftest,
  type SelftestEvent,
  type SelftestOptions,
  type SelftestSummary,
} from './selftest/selftest.ts';
export { buildSamples } from './samples/build-samples.ts';
