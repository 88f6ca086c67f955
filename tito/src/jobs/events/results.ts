// What the jobs that are done at once answer.
import type {
  GradeRecord,
  HandInDifference,
  HandInListing,
  HandInWarning,
  ModuleSpec,
  SourceFile,
  Verification,
} from '@tito/grader';
import type { Course } from '@tito/grader/plain';
import type { MilestoneStatus } from './milestone.ts';
import type { Export } from '../../framework/exported.ts';
import type { ModuleProgress } from '../../progress/progress.ts';

/** One module, and where the learner stands in it. */
export interface ModuleStatus {
  readonly module: ModuleSpec;
  /** What its files are; one that was completed and started over is started, and `progress` has both. */
  readonly state: 'not started' | 'started' | 'completed';
  readonly progress: ModuleProgress;
  /** Modules that it builds on, and that are given because the course does not hold them. */
  readonly given: readonly string[];
  /** Modules of the course that it builds on and that are not completed. */
  readonly open: readonly ModuleSpec[];
  /** Completed after its deadline, or not completed and the deadline is over. */
  readonly isLate: boolean;
  readonly folder: string;
}

/** The course, and where the learner stands in it. */
export interface CourseMap extends Pick<Course, 'title' | 'prerequisites'> {
  readonly modules: readonly ModuleStatus[];
  /** Those that come after a module of the course. */
  readonly milestones: readonly MilestoneStatus[];
}

/** Whose the parts of the framework are. */
export interface StackStatus {
  readonly folder: string;
  readonly parts: readonly {
    readonly module: ModuleSpec;
    /** What the module stands for, of the package that it teaches. */
    readonly names: readonly string[];
    /** Null if the package's part is used. */
    readonly exported: Export | null;
    readonly isStarted: boolean;
    /** Whether the package is here, to stand in for it. */
    readonly hasReference: boolean;
  }[];
}

/** What `tito module start` did. */
export interface Started {
  readonly module: ModuleSpec;
  readonly folder: string;
  /** False if the learner had files already: then none of them was changed. */
  readonly isNew: boolean;
  /** Files that were not there any more, and are as they were at the start. */
  readonly restored: readonly string[];
  /** Modules that it builds on and that are not completed: the packages stand in for them. */
  readonly open: readonly ModuleSpec[];
}

/** What `tito module reset` did. */
export interface Reset {
  readonly module: ModuleSpec;
  /** The files to work in, as they were at the start. */
  readonly source: string;
  /** The learner's files. */
  readonly backup: string;
  /** When the module was completed; null if it was not. */
  readonly completedAt: string | null;
}

/** Where a learner's files are. */
export interface ModulePath {
  readonly module: ModuleSpec;
  readonly path: string;
  readonly isStarted: boolean;
}

/** One hint. */
export interface Hint {
  readonly module: ModuleSpec;
  readonly task: ModuleSpec['tasks'][number];
  /** Which one this is, counted from 1, of how many. */
  readonly step: number;
  readonly total: number;
  readonly text: string;
  /** Whether it was shown before. */
  readonly isRepeated: boolean;
  /** Whether the course shows a solution of this task, and has it here. */
  readonly hasSolution: boolean;
}

/** A solution of a task. */
export interface Solution {
  readonly module: ModuleSpec;
  readonly task: ModuleSpec['tasks'][number];
  readonly file: SourceFile;
}

/** An archive from before. */
export interface Earlier {
  /** Whether it is, to the byte, what would be written now. */
  readonly isCurrent: boolean;
  /** In which files it is not; null if grading would refuse one of both. */
  readonly difference: HandInDifference | null;
  /** Why grading would refuse it. */
  readonly reason: string | null;
}

/** The archive that a learner hands in. */
export interface HandedIn {
  readonly module: ModuleSpec;
  /** Where it lies, or would lie. */
  readonly path: string;
  /** `unchanged`: it was there, to the byte. `refused`: grading would refuse the files as they are. */
  readonly outcome: 'written' | 'unchanged' | 'shown' | 'refused';
  /** What was asked for, to be asked again: who it is from, where it goes, what goes along. */
  readonly asked: {
    readonly name: string | undefined;
    readonly out: string | undefined;
    readonly stack: 'none' | 'mine';
  };
  /** The archive that lies at `path` now, beside what would be handed in; null if there is none. */
  readonly there: Earlier | null;
  /** What is handed in: the learner's files as they are now; null if it was refused. */
  readonly listing: HandInListing | null;
  /** What earns nothing as it is. */
  readonly warnings: readonly HandInWarning[];
  /** Files of the learner's that nothing asks for or imports. */
  readonly leftOut: readonly string[];
  /** Why it was refused. */
  readonly reason: string | null;
}

/** A record that was found. */
export interface Explained {
  readonly record: GradeRecord;
  readonly module: ModuleSpec;
  readonly path: string;
}

/** A record that was judged once more. */
export interface Verified extends Verification {
  /** The record's file. */
  readonly path: string;
}

/** What `tito author mistakes` did. */
export interface MistakesWritten {
  readonly module: ModuleSpec;
  readonly path: string;
  /** Mistakes that the table names. */
  readonly known: number;
  /** Mistakes of the corpus that no public check of their task sees. */
  readonly unseen: number;
  readonly isChanged: boolean;
}

/** What `tito author new` wrote. */
export interface Begun {
  readonly id: string;
  /** Paths from the root of the repository. */
  readonly written: readonly string[];
  /** What links it into the workspace. */
  readonly link: string;
}
