import type { GradeRecord, Verdict } from '@tito/grader';
import { renderToString } from 'ink';
import { expect, test } from 'vitest';
import type { ClassEvent, ClassOutcome } from '../src/jobs/events/class.ts';
import { classBlocks } from '../src/views/class/blocks.ts';
import { ClassView } from '../src/views/class/ClassView.tsx';
import { type ClassState, NO_CLASS, reduceClass } from '../src/views/class/state.ts';
import { READ_ALOUD, SIGNS, WORDS } from '../src/views/glyphs.ts';
import { rowLines } from '../src/views/class/row-lines.ts';
import { verdictReport } from '../src/views/reports/verdict.ts';
import { textOf } from '../src/views/line.ts';
import type { Look } from '../src/views/look.ts';
import { displayWidth } from '../src/views/width.ts';
import { FAILED, ISOLATION, MODULE, record, result, TO_DO, verdict } from './records.ts';

const LOOK: Look = { width: 76, glyphs: SIGNS, saysNext: true };
const [adding, averaging] = verdict().tasks;
if (adding === undefined || averaging === undefined) throw new Error('the module has two tasks');

const ADA = record();
const LENA = record({
  id: 'lena',
  name: 'Lena 李小龍',
  verdict: verdict({
    status: 'failed',
    points: 7.5,
    tasks: [
      { ...adding, points: 5, passed: 1, total: 2 },
      { ...averaging, points: 0, passed: 0, total: 1 },
    ],
  }),
  results: [result(), FAILED],
});
const TOM = record({
  id: 'tom',
  name: 'Tom',
  verdict: verdict({
    status: 'failed',
    points: 0,
    tasks: [
      { ...adding, points: 0, passed: 0, total: 0 },
      { ...averaging, points: 0, passed: 0, notRun: 1, total: 1 },
    ],
  }),
  results: [TO_DO],
});
const NOBODY = verdict({
  status: 'refused',
  points: 0,
  reason: 'The archive is damaged: its entry \u001b[31m is red.',
  tasks: [adding, averaging].map((task) =>
    Object.assign({}, task, { points: 0, passed: 0, total: 0 }),
  ),
});
const EVE = record({
  id: 'eve',
  name: 'Eve\u202E \u001b[2J',
  verdict: NOBODY,
  results: [],
  seed: null,
});
const OURS = record({
  id: 'zed',
  name: 'Zed',
  verdict: { ...NOBODY, status: 'broken', reason: 'cannot read properties of undefined' },
  results: [],
  attempts: 2,
});
const CLASS: readonly GradeRecord[] = [ADA, LENA, TOM, EVE, OURS];

const before: readonly ClassEvent[] = [
  { type: 'begin', module: MODULE, isolation: ISOLATION, hasHidden: true },
  { type: 'found', total: CLASS.length, superseded: [], skipped: [], earlierResults: [] },
];
const started = ({ id, name }: GradeRecord): ClassEvent => ({ type: 'started', id, name });
const finished = (one: GradeRecord): ClassEvent => ({ type: 'finished', record: one });

const OUTCOME: ClassOutcome = {
  records: CLASS,
  counts: { passed: 1, failed: 2, refused: 1, broken: 1 },
  reused: 0,
  gone: [],
  superseded: [],
  skipped: [],
  earlierResults: [],
  paths: {
    records: '/out/records',
    submissions: '/out/submissions',
    csv: '/out/grades.csv',
    json: '/out/grades.json',
    feedback: '/out/feedback',
    zip: '/out/feedback.zip',
  },
  module: MODULE,
  isolation: ISOLATION,
  hasHidden: true,
  folder: '/in',
  out: '/out',
  elapsedMs: 1234,
};

function stateAfter(events: readonly ClassEvent[]): ClassState {
  return [...before, ...events].reduce(reduceClass, NO_CLASS);
}

const DONE: ClassState = {
  ...stateAfter(CLASS.flatMap((one) => [started(one), finished(one)])),
  outcome: OUTCOME,
};

test('a class: name, status, points and a mark per task; reasons below; then where the grades are', () => {
  expect(renderToString(<ClassView state={DONE} look={LOOK} />, { columns: 80 })).toBe(
    `Module 7 · Sums                          5 submissions, isolated by: process

  Name                    Status   Points   07.1 .2
  Ada                     passed       15      ✓  ✓
  Lena 李小龍             failed      7.5      ~  ✗
  Tom                     failed        0      –  ○
  Eve\\u{202e} ␛[2J        refused       0      –  –
    The archive is damaged: its entry ␛[31m is red.
  Zed                     broken        –      –  –
    cannot read properties of undefined
  ✓ all checks   ~ some   ✗ none   ○ not begun   – not run

  1 passed  ·  2 failed  ·  1 refused  ·  1 broken                     1.2 s
  Our fault: Zed (tried 2 times) could not be judged. No points were given,
  and that is no 0. Run the same command again: it judges these anew and
  keeps the rest. If they stay broken, \`tito grade show\` names the place to
  report.
  Isolated by: process. Node's permission model alone kept submissions
  apart: for submissions that you trust not to attack this machine.

  Grades    /out/grades.csv
  Feedback  /out/feedback, one page per learner

Next  tito grade show zed --out /out       one verdict explained
      tito export --format csv --out /out  the grades once more`,
  );
});

test('rows come in the order in which judging began, whatever is finished first', () => {
  const state = stateAfter([
    started(ADA),
    started(LENA),
    finished(LENA),
    started(TOM),
    finished(TOM),
  ]);
  const waiting = renderToString(<ClassView state={state} look={LOOK} />, { columns: 80 });
  expect(waiting).not.toMatch(/failed/);
  expect(waiting).toMatch(/2 of 5 {3}Ada$/);
  const all = renderToString(<ClassView state={reduceClass(state, finished(ADA))} look={LOOK} />, {
    columns: 80,
  });
  expect(all).toMatch(/Ada .*\n.*Lena .*\n.*Tom /);
});

test('what is settled stays settled', () => {
  const events = CLASS.flatMap((one) => [started(one), finished(one)]);
  let shown = classBlocks(NO_CLASS, LOOK);
  for (let n = 0; n <= events.length; n++) {
    const now = classBlocks(stateAfter(events.slice(0, n)), LOOK);
    expect(now.slice(0, shown.length)).toEqual(shown);
    shown = now;
  }
});

test('missing hidden checks and files that were passed over are told at the top', () => {
  const state = {
    ...DONE,
    begin: { type: 'begin', module: MODULE, isolation: ISOLATION, hasHidden: false },
    skipped: ['notes\u0007.txt'],
    earlierResults: ['old\u0007 grades'],
  } as const;
  const [head] = classBlocks(state, LOOK);
  const text = (head?.lines ?? []).map(textOf).join('\n');
  expect(text).toContain('Results of earlier runs, and no submissions: old␇ grades');
  expect(text).toContain('The hidden checks are not here');
  expect(text).toContain('Passed over: notes␇.txt');
});

const endWith = (gone: readonly GradeRecord[]) =>
  (
    classBlocks({ ...DONE, outcome: { ...OUTCOME, gone } }, { ...LOOK, width: 999 }).at(-1)
      ?.lines ?? []
  )
    .map(textOf)
    .join('\n');

test('grades of hand-ins that are no longer there are told, and how to be rid of one', () => {
  expect(endWith([TOM])).toContain(
    `1 record is of a hand-in that is no longer there, and in the grades all the same: ${TOM.id}. To leave one out, move its file out of /out/records.`,
  );
  expect(endWith([TOM, EVE])).toContain('2 records are of hand-ins that are no longer there');
  expect(endWith([])).not.toContain('no longer there');
});

test('every line fits, and a terminal of ASCII gets ASCII but for the names', () => {
  const rows = classBlocks(DONE, LOOK).flatMap(({ lines }) => lines.map(textOf));
  expect(rows.filter((row) => displayWidth(row) > LOOK.width)).toEqual([]);
  const plain = classBlocks(
    { ...DONE, records: new Map([[ADA.id, ADA]]) },
    { ...LOOK, glyphs: WORDS },
  );
  const text = plain.flatMap(({ lines }) => lines.map(textOf)).join('\n');
  expect(text).toMatch(/^[\n\x20-\x7e]*$/);
});

test('read aloud, a learner is one line of words', () => {
  const look = { ...LOOK, glyphs: READ_ALOUD };
  expect(rowLines(MODULE, LENA, look).map(textOf)).toEqual([
    expect.stringMatching(/^ {2}Lena 李小龍: failed, 7\.5 points; some: \d\d\.1; none: \d\d\.2\.$/),
  ]);
  const all = classBlocks(DONE, look).flatMap(({ lines }) => lines.map(textOf));
  expect(all.filter((row) => /(^|\s)[+~xo](\s|$)/.test(row))).toEqual([]);
});

test('who passes the public checks and few hidden ones is marked, with both counts', () => {
  const counts = { public: { passed: 11, total: 11 }, hidden: { passed: 6, total: 30 } };
  const marked = record({ verdict: verdict({ status: 'failed', overfitting: counts }) });
  const told = /Fits the public inputs: 11 of 11 public checks .* 6 of 30 hidden/;
  const row = rowLines(MODULE, marked, LOOK).map(textOf).join(' ').replaceAll(/\s+/g, ' ');
  expect(row).toMatch(told);
  const shown = verdictReport({ record: marked, module: MODULE, path: '/r' }).lines(LOOK);
  expect(shown.map(textOf).join(' ').replaceAll(/\s+/g, ' ')).toMatch(told);
  expect(rowLines(MODULE, ADA, LOOK)).toHaveLength(1);
});

test('what own parts come to and how late it was stand below a row, and change no points', () => {
  const stack = [{ module: '01-tensor', over: '@tito/tensor', names: ['add'], sha256: 'a' }];
  const judged = (own: Verdict) =>
    record({
      handedIn: '2026-12-19T01:00:00.000Z',
      ownParts: { stack, packages: 'b', verdict: own, results: [] },
    });
  const module = { ...MODULE, deadline: '2026-12-19T01:30:00+01:00' };
  const told = (own: Verdict) => rowLines(module, judged(own), LOOK).map(textOf);
  const [row, ...more] = told(verdict({ status: 'failed', points: 5 }));
  expect(row).toBe(textOf(rowLines(MODULE, ADA, LOOK)[0] ?? []));
  expect(more).toEqual([
    '    Late by 0.5 h: handed in 2026-12-19 01:00 UTC, due 2026-12-19 00:30 UTC.',
    '    On own parts (01-tensor): 5 of 15 points.',
  ]);
  expect(told(verdict({ status: 'refused' })).at(-1)).toBe(
    '    On own parts (01-tensor): refused.',
  );
});
