import { expect, test } from 'vitest';
import type { CheckOutcome, CheckResult, PackKind } from '../src/contracts.ts';
import { overfitting } from '../src/verdict/overfitting.ts';
import { feedback } from '../src/reports/feedback.ts';
import { gradeRow } from '../src/reports/grade-row.ts';
import { gradesCsv } from '../src/reports/grades-csv.ts';
import { judgeResults } from '../src/verdict/verdict.ts';
import { double } from './support/double.ts';
import { readCsv } from './support/read-csv.ts';
import { judgedRecord, passed } from './support/records.ts';

interface Counts {
  readonly passed: number;
  readonly otherwise: number;
  readonly as?: CheckOutcome;
}

function resultsOf(pack: PackKind, { passed: good, otherwise, as = 'failed' }: Counts) {
  return Array.from({ length: good + otherwise }, (_, i): CheckResult => {
    const outcome = i < good ? 'passed' : as;
    return { ...passed, id: `${pack}-${i}`, pack, outcome, finding: null };
  });
}

function judge(own: Counts, hidden: Counts) {
  return overfitting([...resultsOf('public', own), ...resultsOf('hidden', hidden)]);
}

test('public 100 %, hidden 20 % is overfitting, with both counts', () => {
  expect(judge({ passed: 10, otherwise: 0 }, { passed: 2, otherwise: 8 })).toEqual({
    public: { passed: 10, total: 10 },
    hidden: { passed: 2, total: 10 },
  });
});

test.each([
  { why: 'nine of ten public checks', own: [9, 1], hidden: [2, 8], is: true },
  { why: 'fewer than nine of ten public checks', own: [8, 2], hidden: [2, 8], is: false },
  { why: 'half of the hidden checks', own: [10, 0], hidden: [5, 5], is: true },
  { why: 'more than half of the hidden checks', own: [10, 0], hidden: [6, 4], is: false },
  { why: 'no hidden checks at all', own: [10, 0], hidden: [0, 0], is: false },
  { why: 'three hidden checks, too few to say', own: [10, 0], hidden: [0, 3], is: false },
  { why: 'no public checks', own: [0, 0], hidden: [0, 10], is: false },
  { why: 'nothing right anywhere', own: [0, 10], hidden: [0, 10], is: false },
] as const)('$why: $is', ({ own, hidden, is }) => {
  const [ownPassed, ownFailed] = own;
  const [hiddenPassed, hiddenFailed] = hidden;
  const found = judge(
    { passed: ownPassed, otherwise: ownFailed },
    { passed: hiddenPassed, otherwise: hiddenFailed },
  );
  expect(found !== null).toBe(is);
});

test.each(['errored', 'crashed'] as const)('code that %s on hidden inputs gave an answer', (as) => {
  const found = judge({ passed: 10, otherwise: 0 }, { passed: 2, otherwise: 8, as });
  expect(found?.hidden).toEqual({ passed: 2, total: 10 });
});

test.each(['timed-out', 'out-of-memory', 'not-run'] as const)(
  'hidden checks that end as %s say nothing about the answers',
  (as) => {
    expect(judge({ passed: 10, otherwise: 0 }, { passed: 2, otherwise: 8, as })).toBeNull();
  },
);

test('an unfinished submission is counted over what was begun', () => {
  const open = resultsOf('public', { passed: 0, otherwise: 16, as: 'not-run' });
  const begun = [
    ...resultsOf('public', { passed: 11, otherwise: 0 }),
    ...resultsOf('hidden', { passed: 6, otherwise: 24 }),
  ];
  expect(overfitting([...begun, ...open])).toEqual({
    public: { passed: 11, total: 11 },
    hidden: { passed: 6, total: 30 },
  });
});

test('it is told in the CSV, in the JSON and, kindly, in feedback; and nowhere without need', () => {
  const results = [
    ...resultsOf('public', { passed: 4, otherwise: 0 }),
    ...resultsOf('hidden', { passed: 1, otherwise: 4 }),
  ];
  const packs = { public: 'judged', hidden: 'judged' } as const;
  const record = judgedRecord({ results, verdict: judgeResults(double, results, packs) });
  const [header = [], marked = [], plain = []] = readCsv(
    gradesCsv(double, [record, judgedRecord()]),
  );
  const column = header.indexOf('overfitting');
  expect([marked[column], plain[column]]).toEqual(['public 4 of 4; hidden 1 of 5', '']);
  expect(gradeRow(double, record).overfitting).toEqual({
    public: { passed: 4, total: 4 },
    hidden: { passed: 1, total: 5 },
  });
  const text = feedback(double, record);
  expect(text).toContain('4 of 4 public checks pass and 1 of 5 hidden ones.');
  expect(text).not.toMatch(/overfit|cheat|copied/i);
  expect(feedback(double, judgedRecord())).not.toContain('public checks pass and');
});
