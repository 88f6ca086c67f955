import {
  type CheckResult,
  type Diagnosis,
  ModuleGrader,
  type ModuleSpec,
  type Printed,
  readLearner,
  type Refusal,
  type Submission,
  type TaskPicture,
} from '@tito/grader';
import { openCourse } from '../../course.ts';
import { MistakeNamer } from '../known-mistakes.ts';

/** What judging once came to, so far or in the end. */
export interface Judgement {
  readonly results: readonly CheckResult[];
  readonly diagnoses: readonly Diagnosis[];
  /** Why nothing was judged. */
  readonly problem: string | null;
  readonly printed: Printed;
  readonly isWhole: boolean;
}

/** Ends that took long: the others of the task may take as long, and nobody waits for them. */
const SLOW: ReadonlySet<CheckResult['outcome']> = new Set(['timed-out', 'out-of-memory']);
const NOTHING: Printed = { text: '', isCut: false };

/**
 * Judges a learner's folder again and again by the public checks, in the sandbox that `tito test` uses.
 * What does not change stays ready: the checks, the given packages, the translation of equal files.
 */
export class Judging {
  readonly #module: ModuleSpec;
  readonly #folder: string;
  readonly #grader: Promise<ModuleGrader>;
  /** What was read last. */
  #read: Submission | Refusal | null = null;
  #reading: Promise<unknown> = Promise.resolve();
  #underWay = new AbortController();

  constructor(module: ModuleSpec, folder: string) {
    this.#module = module;
    this.#folder = folder;
    this.#grader = ModuleGrader.open(module, { limits: openCourse().limits });
    this.#grader.catch(() => undefined); // whoever judges hears of it
  }

  /**
   * Reads the files, one time after the other.
   * @returns whether they are others than those that were read before
   */
  read(): Promise<boolean> {
    const reading = this.#reading.then(async () => {
      const before = this.#read;
      this.#read = await readLearner(this.#module, this.#folder);
      return before === null || contentOf(before) !== contentOf(this.#read);
    });
    this.#reading = reading.catch(() => undefined); // whoever asked hears of it
    return reading;
  }

  /**
   * Judges what was read last.
   * @param onTask told whenever another task has been judged
   */
  async run(onTask: (so: Judgement) => void): Promise<Judgement> {
    const subject = this.#read;
    if (subject === null) throw new Error('judging begins with reading');
    this.#underWay.abort(); // its files are out of date
    this.#underWay = new AbortController();
    const { signal } = this.#underWay;
    if ('reason' in subject) return { ...EMPTY, problem: subject.reason };
    const grader = await this.#grader;
    const namer = new MistakeNamer(this.#module);
    const results: CheckResult[] = [];
    const soFar = () => ({ ...EMPTY, results: [...results], diagnoses: [...namer.found] });
    const record = await grader.grade({
      subject,
      packs: ['public'],
      origin: 'complete',
      signal,
      onTrace: namer.onTrace,
      onResult: (result) => {
        const isNewTask = results.length > 0 && results.at(-1)?.task !== result.task;
        namer.take(result);
        if (isNewTask) onTask({ ...soFar(), isWhole: false });
        results.push(result);
        if (SLOW.has(result.outcome)) onTask({ ...soFar(), isWhole: false });
      },
    });
    namer.take(null);
    const { reason } = record.verdict;
    return { ...soFar(), problem: reason, printed: record.printed.public };
  }

  /** The picture of a task by the files that were judged last; none where the module has none. */
  async draw(task: string): Promise<readonly TaskPicture[]> {
    const subject = this.#read;
    return subject === null || 'reason' in subject
      ? []
      : (await this.#grader).draw({ subject, tasks: [task] });
  }

  async close(): Promise<void> {
    this.#underWay.abort();
    const grader = await this.#grader.catch(() => null);
    grader?.close();
  }
}

const EMPTY: Judgement = {
  results: [],
  diagnoses: [],
  problem: null,
  printed: NOTHING,
  isWhole: true,
};

/** Equal for equal files, and for what is refused for the same reason. */
function contentOf(subject: Submission | Refusal): string {
  return 'reason' in subject ? subject.reason : subject.sha256;
}
