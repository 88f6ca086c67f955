// Records as a grader writes them, small, with the parts that a test is about.
import type { CheckResult, GradeRecord, Means } from '../../src/contracts.ts';
import { hashSeed } from '../../src/evidence/means.ts';
import type { Isolation } from '../../src/sandbox/isolation.ts';
import { judgeResults, unjudged } from '../../src/verdict/verdict.ts';
import { double } from './double.ts';

/** What a grader could have found on some machine. */
export const ISOLATION: Isolation = {
  level: 'process',
  layers: ['no environment', "Node's permission model: no files, network or processes"],
};

export const passed: CheckResult = {
  id: '99.1-doubles-three',
  task: '99.1',
  title: 'double(3) is 6',
  pack: 'public',
  weight: 1,
  outcome: 'passed',
  finding: {
    ok: true,
    measured: { value: 0.25, limit: 0.5, unit: '% of range', sense: 'at most' },
  },
  student: null,
  isToDo: false,
  staff: null,
};

export const failedHidden: CheckResult = {
  id: '99.2-halves-anything',
  task: '99.2',
  title: 'half(x) is x / 2',
  pack: 'hidden',
  weight: 1,
  outcome: 'failed',
  finding: {
    ok: false,
    measured: { value: 0.500_001, limit: 0.5, unit: 'off', sense: 'at most' },
    student: 'half rounds.',
    staff: 'STAFF half(0.7) gave SECRET',
    rows: [{ at: [4242], yours: 1, expected: 777_777, allowed: 0 }],
  },
  student: 'half rounds.',
  isToDo: false,
  staff: 'STAFF half(0.7) gave SECRET',
};

export const failedPublic: CheckResult = {
  ...failedHidden,
  id: '99.2-halves-three',
  title: 'half(3) is 1.5',
  pack: 'public',
  finding: {
    ok: false,
    measured: { value: 6, limit: 0, unit: 'values off', sense: 'at most' },
    student: 'half rounds.',
    staff: 'STAFF',
    rows: Array.from({ length: 6 }, (_, i) => ({
      at: [0, i],
      yours: i + 0.123_456,
      expected: i + 0.123_457,
      allowed: 1e-9,
    })),
  },
  isToDo: false,
  staff: 'STAFF',
};

export const means: Means = {
  packs: { public: 'c'.repeat(64), hidden: 'd'.repeat(64) },
  version: '0.1.0',
  grader: 'e'.repeat(64),
  packages: 'f'.repeat(64),
  stack: [],
  node: 'v26.10.0',
  limits: { callMs: 3_000, heapMiB: 256 },
};

/** A judged record: one check of each kind, 60 of 100 points. */
export function judgedRecord(overrides: Partial<GradeRecord> = {}): GradeRecord {
  const results = overrides.results ?? [passed, failedPublic, failedHidden];
  return {
    schema: 2,
    id: 'ada',
    name: 'Ada',
    module: double.id,
    origin: 'grade',
    submission: {
      sha256: 'a'.repeat(64),
      files: ['src/double.ts', 'src/half.ts'],
      ignored: ['node_modules/ (never used)'],
    },
    supersedes: [],
    handedIn: null,
    means,
    isolation: ISOLATION,
    seed: '00',
    seedHash: hashSeed('00'),
    verdict: judgeResults(double, results, { public: 'judged', hidden: 'judged' }),
    results,
    ownParts: null,
    printed: { public: { text: '', isCut: false }, hidden: { text: '', isCut: false } },
    attempts: 1,
    trace: null,
    startedAt: '2026-11-24T10:00:00.000Z',
    durationMs: 12,
    processorMs: 9,
    ...overrides,
  };
}

/** A record of something that was not judged. */
export function unjudgedRecord(status: 'refused' | 'broken', reason: string): GradeRecord {
  const packs = { public: 'judged', hidden: 'absent' } as const;
  return judgedRecord({
    results: [],
    seed: null,
    seedHash: null,
    submission: { sha256: null, files: [], ignored: [] },
    verdict: unjudged(double, status, reason, packs),
    trace: status === 'broken' ? `Error: ${reason}\n    at TRACE` : null,
  });
}
