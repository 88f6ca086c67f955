// From a submission to a record: the only path to a verdict. Each stage is one call.
import { randomBytes } from 'node:crypto';
import type {
  CheckResult,
  GradeRecord,
  ModuleSpec,
  Refusal,
  StackLayer,
  TaskPicture,
} from './contracts.ts';
import { type Functions, functionsOf } from './functions.ts';
import {
  judgeOnOwnParts,
  type JudgeOptions,
  judgeSubject,
  notJudged,
} from './grading/judge-subject.ts';
import { closePrepared, type OpenOptions, prepare, type Prepared } from './grading/prepared.ts';
import { describeSubject, isolationOf, NO_FILES, provenance } from './grading/provenance.ts';
import { type DrawOptions, drawTasks } from './pictures/draw-tasks.ts';
import type { Isolation } from './sandbox/isolation.ts';
import { layerMatrix, type MatrixRow } from './sandbox/isolation/matrix.ts';

export interface GradeOptions extends Omit<JudgeOptions, 'seed'> {
  /** Draws the hidden inputs; a fresh secret one when left out. */
  readonly seed?: string;
  readonly origin: GradeRecord['origin'];
  /** The learner's finished modules that this one builds on. */
  readonly stack?: readonly StackLayer[];
  /**
   * What gives the points: the course's packages (when left out), or the learner's own modules, laid
   * over them. By the packages, a stack is judged on as well, and told beside.
   */
  readonly parts?: 'reference' | 'own';
  /** As `onResult`, for checks on own parts that are told beside. */
  readonly onOwnResult?: (result: CheckResult) => void;
}

async function gradeOne(prepared: Prepared, options: GradeOptions): Promise<GradeRecord> {
  const started = new Date();
  const { subject, origin, stack = [], parts = 'reference' } = options;
  const { seed = randomBytes(16).toString('hex') } = options;
  const under = parts === 'own' ? stack : [];
  const { given, judged, ownParts } = await prepared.turns.shared(async () => {
    const main = await judgeSubject(prepared, under, { ...options, seed });
    const isToldBeside = parts === 'reference' && stack.length > 0;
    if (!isToldBeside || main.judged.results.length === 0) return { ...main, ownParts: null };
    const beside = toldBeside({ ...options, seed });
    return { ...main, ownParts: await judgeOnOwnParts(prepared, stack, beside) };
  });
  return {
    ...provenance(prepared, { started, origin, seed, given, stack: under }),
    ...describeSubject(prepared.module, subject),
    ownParts,
    ...judged,
  };
}

/** The same to be judged once more, by other listeners. */
function toldBeside(options: GradeOptions & JudgeOptions): JudgeOptions {
  const { onOwnResult: onResult, onResult: _, onTrace: __, ...rest } = options;
  return onResult === undefined ? rest : { ...rest, onResult };
}

function refuseOne(
  prepared: Prepared,
  { id, name, reason }: Refusal,
  origin: GradeRecord['origin'],
): GradeRecord {
  const hidden = prepared.packs.hidden === null ? 'absent' : 'judged';
  const { given } = prepared;
  const circumstances = { started: new Date(), origin, seed: null, given, stack: [] };
  return {
    ...provenance(prepared, circumstances),
    id,
    name,
    submission: NO_FILES,
    ownParts: null,
    ...notJudged(prepared, 'refused', reason, { public: 'judged', hidden }),
  };
}

/** One module, ready to judge: its packs loaded, its isolation tried. Serves many submissions. */
export class ModuleGrader {
  readonly #prepared: Prepared;

  private constructor(prepared: Prepared) {
    this.#prepared = prepared;
  }

  /** @throws IsolationError if the isolation does not hold on this machine */
  static async open(module: ModuleSpec, options: OpenOptions = {}): Promise<ModuleGrader> {
    return new ModuleGrader(await prepare(module, options));
  }

  get module(): ModuleSpec {
    return this.#prepared.module;
  }

  /** How submissions are kept apart, as found on this machine. */
  get isolation(): Isolation {
    return isolationOf(this.#prepared);
  }

  /** Whether the hidden checks are here. */
  get hasHidden(): boolean {
    return this.#prepared.packs.hidden !== null;
  }

  /** From a submission to a record. */
  grade(options: GradeOptions): Promise<GradeRecord> {
    return gradeOne(this.#prepared, options);
  }

  /** The record of a submission that intake refused: a row with its reason, never a lost learner. */
  refuse(refusal: Refusal, origin: GradeRecord['origin']): GradeRecord {
    return refuseOne(this.#prepared, refusal, origin);
  }

  /** Pictures of some tasks; they decide nothing. */
  draw(options: DrawOptions): Promise<readonly TaskPicture[]> {
    return drawTasks(this.#prepared, options);
  }

  /** The functions of a submission, to be called without being judged, which benchmarks do. */
  functionsOf(subject: JudgeOptions['subject']): Promise<Functions | string> {
    return functionsOf(this.#prepared, subject);
  }

  /** What each layer of the isolation keeps out by itself, tried now. */
  tryLayers(): Promise<readonly MatrixRow[]> {
    return layerMatrix(this.#prepared.enclosure, this.#prepared.limits);
  }

  close(): void {
    closePrepared(this.#prepared);
  }
}
