import {
  type CheckResult,
  type GradeRecord,
  type ModuleSpec,
  type Isolation,
  type TaskVerdict,
  type Verdict,
} from '@tito/grader';

/** What a grader could have found on some machine. */
export const ISOLATION: Isolation = {
  level: 'process',
  layers: ['no environment', "Node's permission model: no files, network or processes"],
};

/** A small module for views: two tasks. */
export const MODULE: ModuleSpec = {
  id: '07-sums',
  number: 7,
  slug: 'sums',
  title: 'Sums',
  hours: 2,
  requires: [],
  imports: [],
  reference: '@tito/sums',
  tasks: [
    { id: '07.1', title: 'Adding', points: 10, file: 'src/add.ts', exports: ['add'] },
    { id: '07.2', title: 'Averaging', points: 5, file: 'src/mean.ts', exports: ['mean'] },
  ],
  folder: '/course/modules/07-sums',
  below: [],
  weight: 1,
  deadline: null,
};

/** A check that passed, but for what `change` says. */
export function result(change: Partial<CheckResult> = {}): CheckResult {
  return {
    id: '07.1-adds',
    task: '07.1',
    title: 'adds two numbers',
    pack: 'public',
    weight: 1,
    outcome: 'passed',
    finding: { ok: true, measured: { value: 0, limit: 0.5, unit: 'steps', sense: 'at most' } },
    student: null,
    isToDo: false,
    staff: null,
    ...change,
  };
}

/** A check that failed with figures. */
export const FAILED: CheckResult = result({
  id: '07.2-mean',
  task: '07.2',
  title: 'the mean of many values',
  outcome: 'failed',
  student: 'mean loses the last value.',
  isToDo: false,
  staff: 'mean loses the last value. 2 of 8 differ.',
  finding: {
    ok: false,
    measured: { value: 2, limit: 0, unit: 'values off', sense: 'at most' },
    student: 'mean loses the last value.',
    staff: 'mean loses the last value. 2 of 8 differ.',
    rows: [
      { at: [0, 3], yours: -40, expected: -41, allowed: 0 },
      { at: [1, 0], yours: 1.5, expected: 2.25, allowed: 0.001 },
    ],
  },
});

/** A check of something that is not written yet. */
export const TO_DO: CheckResult = result({
  id: '07.2-todo',
  task: '07.2',
  title: 'nothing has no mean',
  outcome: 'not-run',
  finding: null,
  student: 'mean() is not written yet.',
  isToDo: true,
  staff: 'mean() is not written yet.',
});

export function verdict(change: Partial<Verdict> = {}): Verdict {
  const tasks = MODULE.tasks.map(({ id, title, points }): TaskVerdict => ({
    id,
    title,
    points,
    maxPoints: points,
    passed: 1,
    notRun: 0,
    total: 1,
  }));
  return {
    status: 'passed',
    points: 15,
    maxPoints: 15,
    tasks,
    packs: { public: 'judged', hidden: 'absent' },
    overfitting: null,
    reason: null,
    ...change,
  };
}

export function record(change: Partial<GradeRecord> = {}): GradeRecord {
  return {
    schema: 2,
    id: 'ada',
    name: 'Ada',
    module: MODULE.id,
    origin: 'grade',
    submission: { sha256: 'a'.repeat(64), files: ['src/add.ts'], ignored: [] },
    handedIn: null,
    supersedes: [],
    means: {
      packs: { public: 'b'.repeat(64), hidden: null },
      version: '0.1.0',
      grader: 'd'.repeat(64),
      packages: 'e'.repeat(64),
      stack: [],
      node: 'v26.0.0',
      limits: { callMs: 3_000 },
    },
    isolation: ISOLATION,
    seed: 'c'.repeat(32),
    seedHash: 'f'.repeat(64),
    verdict: verdict(),
    results: [result()],
    ownParts: null,
    printed: { public: { text: '', isCut: false }, hidden: { text: '', isCut: false } },
    attempts: 1,
    trace: null,
    startedAt: '2026-11-24T03:00:00.000Z',
    durationMs: 12,
    processorMs: 9,
    ...change,
  };
}
