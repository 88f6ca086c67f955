// The plain data that passes between the stages. A stage takes some of it and returns some of it.
import type { Chart, Finding, FaultOutcome } from '@tito/check';
import type { Isolation } from './sandbox/isolation.ts';

/** One source file of a submission or a package. */
export interface SourceFile {
  /** Relative to the module's folder, with forward slashes: `src/qparams.ts`. */
  readonly path: string;
  readonly text: string;
}

/** A task of a module. */
export interface TaskSpec {
  /** Such as `15.1`. */
  readonly id: string;
  readonly title: string;
  readonly points: number;
  /** The learner's file, below `src/`. */
  readonly file: string;
  /** The names that the file has to export. */
  readonly exports: readonly string[];
}

/** A module of the course: what its module.json says, and what course.json says of it. */
export interface ModuleSpec {
  /** Folder name: `15-quantization`. */
  readonly id: string;
  readonly number: number;
  readonly slug: string;
  readonly title: string;
  readonly hours: number;
  readonly requires: readonly string[];
  /** Specifiers that a learner's files may import besides their own. */
  readonly imports: readonly string[];
  /** The package that the learner's exports belong to, and that `--reference` judges. */
  readonly reference: string;
  readonly tasks: readonly TaskSpec[];
  /** The course's modules that it builds on, directly or not, in the course's order. */
  readonly below: readonly Omit<ModuleSpec, 'below'>[];
  /** Absolute path of the module's folder. */
  readonly folder: string;
  /** How much it counts in the course's total, beside the other modules' weights. */
  readonly weight: number;
  /** What is handed in later is late: ISO 8601 with its zone; null if there is none. */
  readonly deadline: string | null;
}

/** What intake made of a folder or an archive. Nothing of it has run. */
export interface Submission {
  /** Safe in file names; unique within a batch. */
  readonly id: string;
  /** As the learner or the file system wrote it, with control characters made visible. */
  readonly name: string;
  /** SHA-256 over paths and texts of the files, hex. */
  readonly sha256: string;
  /** Only the source files that the module asks for or that these import. */
  readonly files: readonly SourceFile[];
  /** Those of `files` that the module lays under them, and that no task asks for. */
  readonly given?: readonly string[];
  /** What was left out, and why: `node_modules/ (never used)`. */
  readonly ignored: readonly string[];
  /** Earlier modules that were handed in with it, in the course's order. */
  readonly stack?: readonly StackLayer[];
  /** What is not as the list says that `tito submit` packed with the files, a sentence each. */
  readonly altered?: readonly string[];
}

/** What is judged: somebody's files, or the package that the module teaches. */
export type Subject = Submission | 'reference';

/** A learner's finished module, to be laid over the package that it stands for. */
export interface StackLayer {
  /** Folder name: `01-tensor`. */
  readonly module: string;
  /** The package: `@tito/tensor`. */
  readonly over: string;
  /** The names that it stands for, and the files that export them. */
  readonly exports: Readonly<Record<string, string>>;
  /** Specifiers that its files may import. */
  readonly imports: readonly string[];
  readonly files: readonly SourceFile[];
  /** SHA-256 over paths and texts of the files, hex. */
  readonly sha256: string;
}

/** Which part of what judged was the learner's own. */
export type StackPart = Pick<StackLayer, 'module' | 'over' | 'sha256'> & {
  readonly names: readonly string[];
};

/** The same submission, judged once more on the learner's own earlier modules. It gives no points. */
export interface OwnParts {
  readonly stack: readonly StackPart[];
  /** SHA-256 of the modules that were sent into the sandbox beside the submission, hex. */
  readonly packages: string;
  readonly verdict: Verdict;
  readonly results: readonly CheckResult[];
}

/** An archive or folder that cannot be judged, through its own fault. */
export interface Refusal {
  readonly id: string;
  readonly name: string;
  readonly reason: string;
}

/** How a check ended. */
export type CheckOutcome = 'passed' | FaultOutcome;

/** Which checks: those that the learner has, or those that only the grader has. */
export type PackKind = 'public' | 'hidden';

/** One check, run. */
export interface CheckResult {
  readonly id: string;
  readonly task: string;
  readonly title: string;
  readonly pack: PackKind;
  readonly weight: number;
  readonly outcome: CheckOutcome;
  /** The learner has not written the function yet: no failure, and no points. */
  readonly isToDo: boolean;
  /** Present when the check could measure; with value, limit and unit, when it passed too. */
  readonly finding: Finding | null;
  /** For the learner: why it did not pass. Never a hidden input. */
  readonly student: string | null;
  /** For staff: the same with figures. */
  readonly staff: string | null;
}

/** A picture of one task, drawn from values that the judged code returned. Nothing rests on it. */
export interface TaskPicture {
  readonly task: string;
  readonly title: string;
  readonly caption: string;
  /** Null if it could not be drawn. */
  readonly chart: Chart | null;
  /** Why it could not: may quote the learner's own text. */
  readonly why: string | null;
}

/** Points of one task. */
export interface TaskVerdict {
  readonly id: string;
  readonly title: string;
  readonly points: number;
  readonly maxPoints: number;
  readonly passed: number;
  /** Checks that did not run: neither a pass nor a failure, and no points. */
  readonly notRun: number;
  readonly total: number;
}

/** Checks that passed, of how many. */
export interface CheckCount {
  readonly passed: number;
  readonly total: number;
}

/**
 * `refused` is the archive's fault; `broken` is ours: never a zero, never a pass. A pack that was
 * not there is `absent`, and `passed` then speaks of the other one only.
 */
export interface Verdict {
  readonly status: 'passed' | 'failed' | 'refused' | 'broken';
  readonly points: number;
  readonly maxPoints: number;
  readonly tasks: readonly TaskVerdict[];
  readonly packs: Readonly<Record<PackKind, 'judged' | 'absent'>>;
  /** The checks that say so when the public ones pass and the hidden ones do not; otherwise null. */
  readonly overfitting: Readonly<Record<PackKind, CheckCount>> | null;
  /** Why it was refused or broken. */
  readonly reason: string | null;
}

/**
 * What judged: equal means, isolation and seed lead to equal verdicts on equal files. Hashes are
 * SHA-256, hex.
 */
export interface Means {
  /** Of the packs' files, the module's description among the public ones; null for an absent pack. */
  readonly packs: Readonly<Record<PackKind, string | null>>;
  /** For readers; the hash below is what counts. */
  readonly version: string;
  /** Of the sources that judge, and that checks compute expected values with. */
  readonly grader: string;
  /** Of the modules that were sent into the sandbox beside the submission. */
  readonly packages: string;
  /** The learner's own modules among these; none where the course's packages judged. */
  readonly stack: readonly StackPart[];
  readonly node: string;
  /** By name, as they were. */
  readonly limits: Readonly<Record<string, number>>;
}

/** What a submission's code printed while one pack was judged. */
export interface Printed {
  /** As it came: to be escaped wherever it is shown. */
  readonly text: string;
  /** Whether there was more than a record keeps. */
  readonly isCut: boolean;
}

/**
 * One judged submission, with all that is needed to judge it again: the files lie in the snapshot
 * that `submission.sha256` names. For staff: it holds the seed, and figures of hidden checks.
 */
export interface GradeRecord {
  readonly schema: 2;
  readonly id: string;
  readonly name: string;
  readonly module: string;
  /** What judged: the command that wrote the record. */
  readonly origin: 'complete' | 'grade';
  readonly submission: {
    readonly sha256: string | null;
    readonly files: readonly string[];
    readonly ignored: readonly string[];
    readonly altered?: readonly string[];
  };
  /**
   * When the work was handed in, ISO 8601 UTC: when the file of its archive was last changed, or when
   * its author had it judged. Null if nobody knows: a copied folder of files does not tell.
   */
  readonly handedIn: string | null;
  /** Names of the same learner's earlier attempts in the folder, which were not judged. */
  readonly supersedes: readonly string[];
  readonly means: Means;
  readonly isolation: Isolation;
  /** Draws the hidden checks' inputs; null when nothing was judged. */
  readonly seed: string | null;
  /** SHA-256 of the seed, hex: may be published before the seed is, and binds to it. */
  readonly seedHash: string | null;
  readonly verdict: Verdict;
  readonly results: readonly CheckResult[];
  /** What it came to on the learner's own earlier modules; null if none were handed in. */
  readonly ownParts: OwnParts | null;
  /** What the code printed. That of the hidden pack may quote its inputs: for staff only. */
  readonly printed: Readonly<Record<PackKind, Printed>>;
  /** How often judging was begun: what broke was tried once more. */
  readonly attempts: number;
  /** Where our own fault arose, when the verdict is `broken`: for staff. */
  readonly trace: string | null;
  /** When judging began, ISO 8601 UTC, and how long it took. */
  readonly startedAt: string;
  readonly durationMs: number;
  /**
   * Processor time of the submission's own processes, in milliseconds; those that ended by themselves are not counted. Null
   * where the system does not say, and if nothing ran.
   */
  readonly processorMs: number | null;
}
