// Batches with the real grader, over the smallest module there can be.
import { join } from 'node:path';
import {
  type BatchEvent,
  type BatchOptions,
  type BatchSummary,
  gradeBatch,
} from '../../src/grade-batch.ts';
import { type GradeOptions, ModuleGrader } from '../../src/grade-one.ts';
import { DEFAULT_LIMITS } from '../../src/sandbox/limits.ts';
import { double, hiddenChecks } from './double.ts';

export interface Ran {
  readonly events: readonly BatchEvent[];
  readonly summary: BatchSummary;
}

/** One that does not wait long for what never returns. */
export function openGrader(): Promise<ModuleGrader> {
  const limits = { ...DEFAULT_LIMITS, callMs: 1_000 };
  return ModuleGrader.open(double, { checks: hiddenChecks, limits });
}

/** A batch to its end, with all that it told. Results go into `graded` of its folder. */
export async function runBatch(
  grader: BatchOptions['grader'],
  options: Partial<BatchOptions> & { folder: string },
): Promise<Ran> {
  const events: BatchEvent[] = [];
  const out = join(options.folder, 'graded');
  const batch = gradeBatch({ out, module: double, grader, seed: 'fixed', ...options });
  for (;;) {
    const step = await batch.next();
    if (step.done === true) return { events, summary: step.value };
    events.push(step.value);
  }
}

/** The real grader, with something done before each submission is judged. */
export function graderThat(
  grader: BatchOptions['grader'],
  before: (options: GradeOptions) => void,
): BatchOptions['grader'] {
  return {
    grade: async (options) => {
      before(options);
      return grader.grade(options);
    },
    refuse: (refusal, origin) => grader.refuse(refusal, origin),
  };
}

export function idOf({ subject }: GradeOptions): string {
  return subject === 'reference' ? subject : subject.id;
}
