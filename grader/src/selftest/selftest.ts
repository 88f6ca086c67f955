import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Absence,
  absences,
  type Case,
  cases as catalogue,
  CATEGORIES,
  type Category,
  label,
  LETTERS,
} from '../../attacks/index.ts';
import type { GradeRecord, ModuleSpec } from '../contracts.ts';
import { type BatchOptions, gradeBatch } from '../grade-batch.ts';
import { ModuleGrader } from '../grade-one.ts';
import type { Isolation, IsolationLevel } from '../sandbox/isolation.ts';
import type { MatrixRow } from '../sandbox/isolation/matrix.ts';
import { DEFAULT_LIMITS, type Limits } from '../sandbox/limits.ts';
import { actualWords, endsAs, expectedWords } from './ending.ts';
import { type Written, writeHandIns } from './hand-ins.ts';
import { publishingFaults } from './published.ts';
import { readTarget, TARGET_CHECKS } from './target.ts';

export interface SelftestOptions {
  readonly isolation: IsolationLevel;
  /** The attacks to run; the whole catalogue when left out. */
  readonly cases?: readonly Case[];
  /** Hand-ins judged at a time; as many as the machine has processors when left out. */
  readonly concurrency?: number;
  readonly signal?: AbortSignal;
}

/** Whether one defence held. */
export interface CaseResult {
  /** Such as `C31 exits-at-import`. */
  readonly label: string;
  readonly attack: Case;
  readonly held: boolean;
  readonly expected: string;
  readonly actual: string;
  readonly durationMs: number;
}

export type SelftestEvent =
  | { readonly type: 'begin'; readonly total: number }
  | {
      readonly type: 'layers';
      readonly isolation: Isolation;
      /** What each layer alone keeps out here. */
      readonly matrix: readonly MatrixRow[];
    }
  | { readonly type: 'judged'; readonly result: CaseResult };

/** How one category fared. */
export interface CategorySummary {
  readonly category: Category;
  readonly title: string;
  readonly held: number;
  readonly total: number;
}

export interface SelftestSummary {
  readonly results: readonly CaseResult[];
  /** Those of which something was tried. */
  readonly categories: readonly CategorySummary[];
  /** What the whole catalogue leaves out; empty when only a part of it was tried. */
  readonly absences: readonly Absence[];
  /** Honest hand-ins between the hostile ones, and how many kept every point. */
  readonly neighbours: { readonly total: number; readonly unchanged: number };
  readonly isolation: Isolation | null;
  readonly matrix: readonly MatrixRow[];
}

/** For what never answers: nobody learns more by waiting longer. */
export const SHORT_LIMITS: Limits = {
  ...DEFAULT_LIMITS,
  callMs: 100,
  callProcessorMs: 100,
  callMsAfterTimeout: 50,
  parserMs: 200,
  heapMiB: 64,
  residentMiB: 200,
};

/**
 * Hands in the catalogue of attacks on this installation, as two classes that are judged the way that
 * every class is, with honest hand-ins between the hostile ones.
 */
export async function* selftest(
  options: SelftestOptions,
): AsyncGenerator<SelftestEvent, SelftestSummary> {
  const { cases = catalogue } = options;
  const run = new Run(options);
  yield { type: 'begin', total: cases.length };
  const folder = await mkdtemp(join(tmpdir(), 'tito-selftest-'));
  try {
    const answering = cases.filter(({ isEndless }) => isEndless !== true);
    const endless = cases.filter(({ isEndless }) => isEndless === true);
    yield* run.judge(join(folder, 'answering'), answering, DEFAULT_LIMITS);
    yield* run.judge(join(folder, 'endless'), endless, SHORT_LIMITS);
    return run.summary();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

class Run {
  readonly #options: SelftestOptions;
  readonly #module: ModuleSpec = readTarget();
  readonly #results: CaseResult[] = [];
  readonly #neighbours: boolean[] = [];
  readonly #absences: readonly Absence[];
  #isolation: Isolation | null = null;
  #matrix: readonly MatrixRow[] = [];

  constructor(options: SelftestOptions) {
    this.#options = options;
    this.#absences = options.cases === undefined ? absences : [];
  }

  async *judge(
    folder: string,
    cases: readonly Case[],
    limits: Limits,
  ): AsyncGenerator<SelftestEvent, void> {
    if (cases.length === 0) return;
    const written = new Map(
      writeHandIns(folder, cases, { neighbours: true }).map((one) => [one.id, one]),
    );
    const possible = new Set([...written.values()].map(({ attack }) => attack));
    for (const attack of cases.filter((one) => !possible.has(one))) {
      yield this.#unrecorded(attack, true, 'no file of this name can exist here');
    }
    const grader = await ModuleGrader.open(this.#module, {
      checks: TARGET_CHECKS,
      limits,
      isolation: this.#options.isolation,
    });
    try {
      if (this.#isolation === null) yield await this.#layers(grader);
      for await (const event of gradeBatch(this.#batch(folder, grader, written))) {
        if (event.type !== 'finished') continue;
        const result = this.#note(written.get(event.record.id), event.record);
        written.delete(event.record.id);
        if (result !== null) yield { type: 'judged', result };
      }
      for (const { attack } of written.values()) {
        if (attack !== null) yield this.#unrecorded(attack, false, 'no record was made of it');
      }
    } finally {
      grader.close();
    }
  }

  async #layers(grader: ModuleGrader): Promise<SelftestEvent> {
    this.#isolation = grader.isolation;
    this.#matrix = await grader.tryLayers();
    return { type: 'layers', isolation: grader.isolation, matrix: this.#matrix };
  }

  summary(): SelftestSummary {
    return {
      results: this.#results,
      categories: LETTERS.map((category) => this.#summaryOf(category)).filter(
        ({ total }) => total > 0,
      ),
      absences: this.#absences,
      neighbours: {
        total: this.#neighbours.length,
        unchanged: this.#neighbours.filter((isUnchanged) => isUnchanged).length,
      },
      isolation: this.#isolation,
      matrix: this.#matrix,
    };
  }

  #batch(
    folder: string,
    grader: ModuleGrader,
    written: ReadonlyMap<string, Written>,
  ): BatchOptions {
    const { concurrency, signal } = this.#options;
    return {
      folder,
      out: `${folder}-grades`,
      module: this.#module,
      grader: {
        refuse: (refusal, origin) => grader.refuse(refusal, origin),
        grade: (graded) => {
          const one = graded.subject === 'reference' ? undefined : written.get(graded.subject.id);
          one?.attack?.meanwhile?.(one.path);
          return grader.grade(graded);
        },
      },
      ...(concurrency === undefined ? {} : { concurrency }),
      ...(signal === undefined ? {} : { signal }),
    };
  }

  #note(written: Written | undefined, record: GradeRecord): CaseResult | null {
    if (written === undefined) throw new Error(`nobody handed in what was judged: ${record.id}`);
    const { attack } = written;
    if (attack === null) {
      this.#neighbours.push(record.verdict.status === 'passed');
      return null;
    }
    const faults = publishingFaults(this.#module, record);
    const result: CaseResult = {
      label: label(attack),
      attack,
      held: endsAs(attack, record) && faults.length === 0,
      expected: expectedWords(attack),
      actual: [actualWords(record), ...faults].join('; '),
      durationMs: record.durationMs,
    };
    this.#results.push(result);
    return result;
  }

  /** Whatever is handed in has a record: a case that was and has none is a learner who was lost. */
  #unrecorded(attack: Case, held: boolean, actual: string): SelftestEvent {
    const expected = expectedWords(attack);
    const result = { label: label(attack), attack, held, expected, actual, durationMs: 0 };
    this.#results.push(result);
    return { type: 'judged', result };
  }

  #summaryOf(category: Category): CategorySummary {
    const own = this.#results.filter(({ attack }) => attack.category === category);
    const held = own.filter((result) => result.held).length;
    return { category, title: CATEGORIES[category], held, total: own.length };
  }
}
