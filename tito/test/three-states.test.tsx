// The learner's fault, ours, and what did not run: told apart in every view, by signs and by words.
import type { CheckResult, GradeRecord } from '@tito/grader';
import { expect, test } from 'vitest';
import { exitCodeOf, exitCodeOfClass, exitCodeOfVerification } from '../src/exit-codes.ts';
import type { JudgingOutcome } from '../src/jobs/events/judging.ts';
import { rowLines } from '../src/views/class/row-lines.ts';
import { SIGNS, WORDS } from '../src/views/glyphs.ts';
import { blocksOf } from '../src/views/judging/blocks.ts';
import { judgingJson } from '../src/views/judging/json.ts';
import { resultLines } from '../src/views/judging/result-lines.ts';
import { type Line, textOf, type Tone } from '../src/views/line.ts';
import { statusReport } from '../src/views/reports/course.ts';
import { verdictReport } from '../src/views/reports/verdict.ts';
import { FAILED, MODULE, record, result, TO_DO, verdict } from './records.ts';

const LOOK = { width: 76, glyphs: SIGNS, saysNext: true };

const NOT_RUN: CheckResult = {
  ...TO_DO,
  isToDo: false,
  student: 'The 60 s for one submission are used up.',
  staff: 'The 60 s for one submission are used up.',
};

/** A record whose second task ended so. */
function recordOf(one: CheckResult): GradeRecord {
  const [adding, averaging] = verdict().tasks;
  if (adding === undefined || averaging === undefined) throw new Error('the module has two tasks');
  const own = {
    ...averaging,
    points: 0,
    passed: 0,
    notRun: one.outcome === 'not-run' ? 1 : 0,
  };
  return record({
    results: [result(), one],
    verdict: verdict({ status: 'failed', points: 10, tasks: [adding, own] }),
  });
}

const OURS = record({
  results: [],
  attempts: 2,
  verdict: verdict({
    status: 'broken',
    points: 0,
    reason: 'pool is empty',
    tasks: verdict().tasks.map((task) =>
      Object.assign({}, task, { points: 0, passed: 0, total: 0 }),
    ),
  }),
});

function outcomeOf(one: GradeRecord): JudgingOutcome {
  return {
    command: 'complete',
    module: MODULE,
    subject: 'yours',
    record: one,
    isStarted: true,
    folder: '/course/modules/07-sums',
    recordPath: null,
    diagnoses: [],
    exportedTo: null,
    pictures: [],
  };
}

function completed(one: GradeRecord): readonly Line[] {
  const outcome = outcomeOf(one);
  const begin = { type: 'begin', module: MODULE, subject: 'yours', stack: [] } as const;
  const state = { begin, stages: new Map(), results: one.results, diagnoses: [], outcome };
  return blocksOf(state, LOOK).flatMap(({ lines }) => lines);
}

const tones = (lines: readonly Line[]): readonly Tone[] => lines.flat().map(({ tone }) => tone);
const texts = (lines: readonly Line[]): string => lines.map(textOf).join('\n');

test.each([
  { what: 'failed', one: FAILED, sign: '✗', word: 'FAIL', says: 'mean loses the last value.' },
  { what: 'to do', one: TO_DO, sign: '○', word: 'todo', says: 'to do' },
  { what: 'not run', one: NOT_RUN, sign: '–', word: 'skip', says: 'are used up' },
])('a check: $what', ({ one, sign, word, says }) => {
  const lines = resultLines(one, LOOK);
  expect(texts(lines)).toMatch(new RegExp(`^ {2}${sign} `));
  expect(texts(lines)).toContain(says);
  expect(tones(lines)).not.toContain('good');
  expect(texts(resultLines(one, { ...LOOK, glyphs: WORDS }))).toMatch(new RegExp(`^ {2}${word} `));
});

test.each([
  { what: 'failed', one: FAILED, sign: '✗' },
  { what: 'to do', one: TO_DO, sign: '○' },
  { what: 'not run', one: NOT_RUN, sign: '–' },
])('a task of which a check $what: in complete and in a class', ({ one, sign }) => {
  const points = completed(recordOf(one)).filter((line) => textOf(line).includes(' of 5 points'));
  expect(texts(points)).toMatch(new RegExp(`^ {2}${sign} 07\\.2 `));
  expect(tones(points)).not.toContain('good');
  const [row = []] = rowLines(MODULE, recordOf(one), LOOK);
  expect(textOf(row)).toMatch(new RegExp(`failed {7}10 {6}✓ {2}${sign}$`));
  expect(row.at(-1)?.tone).not.toBe('good');
});

test('what broke has no points anywhere, and says whose fault it is', () => {
  const row = rowLines(MODULE, OURS, LOOK);
  expect(texts(row)).toMatch(/broken {8}– {6}– {2}–\n {4}pool is empty/);
  expect(tones(row)).toContain('ours');
  const end = texts(completed(OURS));
  expect(end).not.toMatch(/points/);
  expect(end).toContain('once more; then report it');
  const shown = texts(verdictReport({ record: OURS, module: MODULE, path: '/r' }).lines(LOOK));
  expect(shown).toMatch(/^Ada +broken\n/);
  expect(shown).toMatch(/attempts +2/);
  expect(shown).not.toMatch(/of 15 points/);
  expect(judgingJson(outcomeOf(OURS))).toMatchObject({
    verdict: { status: 'broken' },
    exitCode: 70,
  });
});

test.each([
  { status: 'broken', says: 'last run broke, our fault' },
  { status: 'refused', says: 'last run refused' },
  { status: 'failed', says: '0 of 15 points' },
] as const)('module status after a run that was $status', ({ status, says }) => {
  const at = '2026-11-24T03:00:00.000Z';
  const lastAttempt = { record: 'r', status, points: 0, maxPoints: 15, hidden: true, at };
  const progress = {
    startedAt: at,
    completedAt: null,
    startedOverAt: null,
    hintsShown: {},
    lastAttempt,
    completion: null,
  };
  const one = {
    module: MODULE,
    state: 'started',
    progress,
    given: [],
    open: [],
    isLate: false,
    folder: '/c',
  } as const;
  expect(texts(statusReport([one]).lines(LOOK))).toContain(says);
});

test('exit codes: theirs 1, ours 70, and what could not be judged again 3', () => {
  expect((['passed', 'failed', 'refused', 'broken'] as const).map(exitCodeOf)).toEqual([
    0, 1, 1, 70,
  ]);
  expect([exitCodeOfClass({ broken: 0 }), exitCodeOfClass({ broken: 1 })]).toEqual([0, 70]);
  const outcomes = ['identical', 'differs', 'other-means', 'unavailable'] as const;
  expect(outcomes.map(exitCodeOfVerification)).toEqual([0, 1, 3, 3]);
});
