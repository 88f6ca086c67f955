import type { Corpus } from '../catalog/corpus.ts';
import { confusion } from './confusion.ts';
import { flakiness } from './flakiness.ts';
import { NothingGradedError } from './graded.ts';
import { leaks } from './leaks.ts';
import { mutants } from './mutants.ts';
import type { Part, PartResult, Progress, Scope } from './part.ts';
import { rightAnswers } from './right-answers.ts';
import { isHeavy, type Workbench } from './workbench.ts';
import { wrongAnswers } from './wrong-answers.ts';

/** Most checks take a tenth of this on the reference. */
const LONG_MS = 20;

/** The package that the module teaches passes each check, and what takes long says so. */
const reference: Part = async function* ({ checks, failing }) {
  const total = checks.length + failing.length;
  yield { done: total, total };
  const notes = checks
    .filter((packed) => !isHeavy(packed) && packed.cost.ms > LONG_MS)
    .map(
      ({ check, cost }) =>
        `${check.id} takes ${Math.round(cost.ms)} ms of processor time: should it say \`cost: 'high'\`?`,
    );
  return { figures: { checks: total, failing: failing.length }, problems: failing, notes };
};

/** What is asked about the checks of a module, in this order. */
export const PART_NAMES = [
  'reference',
  'mistakes',
  'mutants',
  'variants',
  'flakiness',
  'leaks',
  'confusion',
] as const;

export type PartName = (typeof PART_NAMES)[number];

const PARTS: Readonly<Record<PartName, Part>> = {
  reference,
  mistakes: wrongAnswers,
  mutants,
  variants: rightAnswers,
  flakiness,
  leaks,
  confusion,
};

/** Those that run no check. */
const READING: ReadonlySet<PartName> = new Set(['leaks']);

/** Whether these parts only read what a workbench holds, so that it need not try the checks. */
export function onlyRead(parts: readonly PartName[] = PART_NAMES): boolean {
  return parts.every((part) => READING.has(part));
}

/** A part came further, or ended. */
export type CourseCheckEvent =
  | ({ readonly type: 'progress'; readonly part: PartName } & Progress)
  | ({ readonly type: 'part' } & PartReport);

export interface PartReport extends PartResult {
  readonly part: PartName;
  readonly elapsedMs: number;
}

/** Tests the checks of a module on its corpus, part by part */
export async function* checkCourse(
  bench: Workbench,
  corpus: Corpus,
  scope: Scope,
  parts: readonly PartName[] = PART_NAMES,
): AsyncGenerator<CourseCheckEvent, readonly PartReport[]> {
  const reports: PartReport[] = [];
  for (const part of parts) {
    const since = performance.now();
    const result = yield* ran(part, PARTS[part](bench, corpus, scope));
    const report = { part, ...result, elapsedMs: Math.round(performance.now() - since) };
    reports.push(report);
    yield { type: 'part', ...report };
  }
  return reports;
}

/** What a part found. That the module has nothing to grade yet is found, too. */
async function* ran(
  part: PartName,
  steps: ReturnType<Part>,
): AsyncGenerator<CourseCheckEvent, PartResult> {
  try {
    let step = await steps.next();
    for (; step.done !== true; step = await steps.next()) {
      yield { type: 'progress', part, ...step.value };
    }
    return step.value;
  } catch (error) {
    if (!(error instanceof NothingGradedError)) throw error;
    return { figures: {}, problems: [error.message], notes: [] };
  }
}
