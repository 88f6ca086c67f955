import { z } from 'zod';

/** What `tito module complete` last found. */
export interface Attempt {
  /** Name of the record in .tito/records. */
  readonly record: string;
  readonly status: 'passed' | 'failed' | 'refused' | 'broken';
  readonly points: number;
  readonly maxPoints: number;
  /** Whether hidden checks were judged too. */
  readonly hidden: boolean;
  /** ISO 8601, UTC, like every time here. */
  readonly at: string;
}

export interface ModuleProgress {
  readonly startedAt: string | null;
  /** The first time counts, and stays. */
  readonly completedAt: string | null;
  /** When a completed module was started over; null once it is completed again. */
  readonly startedOverAt: string | null;
  readonly lastAttempt: Attempt | null;
  /** The last attempt that passed: its points count, whatever came of later ones. */
  readonly completion: Attempt | null;
  /** How many hints of each task were shown. */
  readonly hintsShown: Readonly<Record<string, number>>;
}

/** Where a learner stands. */
export interface Progress {
  readonly schema: 1;
  readonly modules: Readonly<Record<string, ModuleProgress>>;
  /** By slug: when a milestone was first reached on the learner's own stack. */
  readonly milestones: Readonly<Record<string, { readonly reachedAt: string }>>;
}

const Time: z.ZodType<string> = z.iso.datetime();

const AttemptFile: z.ZodType<Attempt> = z.strictObject({
  record: z.string(),
  status: z.enum(['passed', 'failed', 'refused', 'broken']),
  points: z.number(),
  maxPoints: z.number(),
  hidden: z.boolean(),
  at: Time,
});

/** The file's form. A change of it gets the next number and a step that reads the last one. */
export const ProgressFile: z.ZodType<Progress> = z.strictObject({
  schema: z.literal(1),
  modules: z.record(
    z.string(),
    z.strictObject({
      startedAt: Time.nullable(),
      completedAt: Time.nullable(),
      startedOverAt: Time.nullable().default(null),
      lastAttempt: AttemptFile.nullable(),
      completion: AttemptFile.nullable().default(null),
      hintsShown: z.record(z.string(), z.int().positive()),
    }),
  ),
  milestones: z.record(z.string(), z.strictObject({ reachedAt: Time })).default({}),
});

export const NO_PROGRESS: Progress = { schema: 1, modules: {}, milestones: {} };

const UNTOUCHED: ModuleProgress = {
  startedAt: null,
  completedAt: null,
  startedOverAt: null,
  lastAttempt: null,
  completion: null,
  hintsShown: {},
};

export function progressOf(progress: Progress, module: string): ModuleProgress {
  return progress.modules[module] ?? UNTOUCHED;
}

/** Where the points come from: what completed the module, or else the last attempt. */
export function countedAttempt(own: ModuleProgress): Attempt | null {
  return completionOf(own) ?? own.lastAttempt;
}

/** Files from before `completion` was kept have it in their last attempt, if that passed. */
function completionOf({ completion, lastAttempt }: ModuleProgress): Attempt | null {
  return completion ?? (lastAttempt?.status === 'passed' ? lastAttempt : null);
}

/** The first start counts. */
export function started(progress: Progress, module: string, at: string): Progress {
  return changed(progress, module, (before) => ({ ...before, startedAt: before.startedAt ?? at }));
}

/** Remembers an attempt. It completes a module only if it passed; once completed, it stays so. */
export function attempted(progress: Progress, module: string, attempt: Attempt): Progress {
  const isPassed = attempt.status === 'passed';
  return changed(progress, module, (before) => ({
    ...before,
    lastAttempt: attempt,
    completion: isPassed ? attempt : completionOf(before),
    completedAt: before.completedAt ?? (isPassed ? attempt.at : null),
    startedOverAt: isPassed ? null : before.startedOverAt,
  }));
}

/** Starting over takes no completion back: that, and that the files are others now, are both told. */
export function restarted(progress: Progress, module: string, at: string): Progress {
  return changed(progress, module, (before) =>
    before.completedAt === null ? { ...before, startedAt: at } : { ...before, startedOverAt: at },
  );
}

export function hinted(progress: Progress, module: string, task: string, shown: number): Progress {
  return changed(progress, module, (before) => ({
    ...before,
    hintsShown: {
      ...before.hintsShown,
      [task]: Math.max(shown, before.hintsShown[task] ?? 0),
    },
  }));
}

/** The first time counts. */
export function reached(progress: Progress, milestone: string, at: string): Progress {
  const before = progress.milestones[milestone];
  return {
    ...progress,
    milestones: { ...progress.milestones, [milestone]: before ?? { reachedAt: at } },
  };
}

function changed(
  progress: Progress,
  module: string,
  change: (before: ModuleProgress) => ModuleProgress,
): Progress {
  const after = change(progressOf(progress, module));
  return { ...progress, modules: { ...progress.modules, [module]: after } };
}
