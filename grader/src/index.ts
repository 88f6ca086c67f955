export { CatalogError, findModule, readCatalog } from './catalog/catalog.ts';
export type * from './contracts.ts';
export { GRADER_VERSION, ModuleGrader, type GradeOptions, type Subject } from './grade-one.ts';
export { PROCESS_ISOLATION, type Isolation } from './sandbox/isolation.ts';
export { countChecks } from './verdict/verdict.ts';
export { WORKSPACE } from './workspace.ts';
