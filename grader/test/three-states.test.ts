// The learner's fault, ours, and what did not run: told apart in data and in words, place by place.
import { expect, test } from 'vitest';
import type { CheckResult, GradeRecord } from '../src/contracts.ts';
import { feedback } from '../src/reports/feedback.ts';
import { gradeRow } from '../src/reports/grade-row.ts';
import { gradesCsv } from '../src/reports/grades-csv.ts';
import { gradesJson } from '../src/reports/grades-json.ts';
import { judgeResults } from '../src/verdict/verdict.ts';
import { double } from './support/double.ts';
import { readCsv } from './support/read-csv.ts';
import { failedPublic, judgedRecord, passed, unjudgedRecord } from './support/records.ts';

const usedUp: CheckResult = {
  ...failedPublic,
  outcome: 'not-run',
  finding: null,
  student: 'The 60 s for one submission are used up.',
  staff: 'The 60 s for one submission are used up.',
};
const toDo: CheckResult = {
  ...usedUp,
  isToDo: true,
  student: 'half() is not written yet.',
  staff: 'half() is not written yet.',
};

function judged(...results: readonly CheckResult[]): GradeRecord {
  const packs = { public: 'judged', hidden: 'absent' } as const;
  return judgedRecord({ results, verdict: judgeResults(double, results, packs) });
}

const theirs = judged(passed, failedPublic);
const notRun = judged(passed, usedUp);
const unwritten = judged(passed, toDo);
const refused = unjudgedRecord('refused', 'The archive is damaged.');
const ours = { ...unjudgedRecord('broken', 'pool is empty'), attempts: 2 };
const ALL = [theirs, notRun, unwritten, refused, ours];

test('tasks count what did not run apart from what failed', () => {
  const halves = ALL.map(({ verdict }) => verdict.tasks.find(({ id }) => id === '99.2'));
  expect(halves.map((task) => [task?.passed, task?.notRun, task?.total])).toEqual([
    [0, 0, 1],
    [0, 1, 1],
    [0, 1, 1],
    [0, 0, 0],
    [0, 0, 0],
  ]);
});

test('in the CSV: points for all but ours, and a count of what did not run', () => {
  const [header = [], ...rows] = readCsv(gradesCsv(double, ALL));
  const cells = (row: readonly string[]) =>
    ['status', 'points', 'percent', '99.2', 'hidden_total', 'not_run', 'reason'].map(
      (name) => row[header.indexOf(name)],
    );
  expect(rows.map(cells)).toEqual([
    ['failed', '60', '60', '0', '', '0', ''],
    ['failed', '60', '60', '0', '', '1', ''],
    ['failed', '60', '60', '0', '', '1', ''],
    ['refused', '0', '0', '0', '', '', 'The archive is damaged.'],
    ['broken', '', '', '', '', '', 'pool is empty'],
  ]);
});

test('in grades.json: the same, with null for what is not known', () => {
  const rows = ALL.map((record) => gradeRow(double, record));
  expect(rows.map(({ status, points, notRun: count }) => [status, points, count])).toEqual([
    ['failed', 60, 0],
    ['failed', 60, 1],
    ['failed', 60, 1],
    ['refused', 0, null],
    ['broken', null, null],
  ]);
  expect(rows.map((row) => row.notRunByTask['99.2'])).toEqual([0, 1, 1, null, null]);
  expect(JSON.parse(gradesJson(double, [ours]))).toMatchObject({
    grades: [{ status: 'broken', points: null, percent: null, tasks: { '99.1': null } }],
  });
});

test('in feedback: who is at fault, and what did not run, with its reason', () => {
  const [failing, open, empty, sent, broke] = ALL.map((record) => feedback(double, record));
  expect(failing).toContain('1 of 2 checks passed.');
  expect(failing).toContain('- ✗ failed: half(3) is 1.5');
  for (const text of [open, empty]) {
    expect(text).toContain('1 of 2 checks passed, 1 did not run.');
    expect(text).toContain('| 99.2 Half | 0 of 40 | 0 of 1, 1 not run |');
    expect(text).toContain('- – not run: half(3) is 1.5');
    expect(text).not.toContain('✗');
  }
  expect(open).toContain('The 60 s for one submission are used up.');
  expect(empty).toContain('half() is not written yet.');
  expect(sent).toContain('**Refused.**');
  expect(sent).toContain('The archive is damaged.');
  expect(broke).toContain('**Not judged.**');
  expect(broke).toMatch(/our fault, not yours, and it is no zero/);
  expect(broke).not.toMatch(/points|pool is empty|\d+ %/);
});

test('what did not run is never a pass: not of a task, and not of the whole', () => {
  for (const { verdict } of [notRun, unwritten]) expect(verdict.status).toBe('failed');
  expect(judgeResults(double, [], { public: 'absent', hidden: 'absent' }).status).toBe('failed');
});
