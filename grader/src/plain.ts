// What the terminal needs where nothing is judged: it loads no check, no sandbox, no archive reader.
export { CatalogError, findModule, readCatalog } from './catalog/catalog.ts';
export { linkCommand, unlinkedOf } from './catalog/linked.ts';
export { hasPackage, hasReference } from './catalog/reference.ts';
export { type Course, CourseError, readCourse } from './catalog/course.ts';
export { type MilestoneSpec, readMilestones } from './milestones/catalog.ts';
export { EventChannel } from './event-channel.ts';
export { printable, printableJson } from './intake/printable.ts';
export { writeBeside } from './records/write-beside.ts';
export { forLearner } from './reports/for-learner.ts';
export { figure, figures, measuredText } from './reports/figures.ts';
export { WORKSPACE } from './workspace.ts';
