import { join } from 'node:path';
import { type CheckResult, type Diagnosis, readMistakes } from '@tito/grader';
import { readCatalog } from '@tito/grader/plain';
import { renderToString } from 'ink';
import { expect, test } from 'vitest';
import { type JudgingEvent, stage } from '../src/jobs/events/judging.ts';
import type { JudgingOutcome } from '../src/jobs/events/judging.ts';
import type { WatchPicture } from '../src/jobs/events/watch.ts';
import { SIGNS, WORDS } from '../src/views/glyphs.ts';
import { blocksOf } from '../src/views/judging/blocks.ts';
import { JudgingView } from '../src/views/judging/JudgingView.tsx';
import { diagnosisLines } from '../src/views/judging/diagnosis-lines.ts';
import { judgingJson } from '../src/views/judging/json.ts';
import { printedLines } from '../src/views/judging/printed-lines.ts';
import { resultLines } from '../src/views/judging/result-lines.ts';
import { type JudgingState, NOTHING_YET, reduce } from '../src/views/judging/state.ts';
import { textOf } from '../src/views/line.ts';
import type { Look } from '../src/views/look.ts';
import { taskLines } from '../src/views/watch/task-lines.ts';
import { displayWidth } from '../src/views/width.ts';
import { ROOT } from './run.ts';
import { FAILED, MODULE, record, result, TO_DO, verdict } from './records.ts';

const LOOK: Look = { width: 76, glyphs: SIGNS, saysNext: true };
const begin: JudgingEvent = { type: 'begin', module: MODULE, subject: 'yours', stack: [] };
const told = (one: CheckResult): JudgingEvent => ({ type: 'result', result: one });
const EVENTS: readonly JudgingEvent[] = [
  begin,
  stage('intake', 'passed', '2 files of yours', 3),
  stage('public', 'running'),
  told(result()),
  told(FAILED),
  told(TO_DO),
  stage('public', 'failed', '1 of 3, 1 to do', 412),
];

function outcome(change: Partial<JudgingOutcome> = {}): JudgingOutcome {
  return {
    command: 'test',
    module: MODULE,
    subject: 'yours',
    record: record({
      verdict: verdict({ status: 'failed' }),
      results: [result(), FAILED, TO_DO],
    }),
    isStarted: true,
    folder: '/course/modules/07-sums',
    recordPath: null,
    diagnoses: [],
    exportedTo: null,
    pictures: [],
    ...change,
  };
}

function stateAfter(events: readonly JudgingEvent[]): JudgingState {
  return events.reduce(reduce, NOTHING_YET);
}

function frame(state: JudgingState, look: Look = LOOK): string {
  return renderToString(<JudgingView state={state} look={look} />, { columns: 80 });
}

function blockTexts(state: JudgingState): readonly string[] {
  return blocksOf(state, LOOK).map(({ lines }) => lines.map(textOf).join('\n'));
}

function textsOf(one: CheckResult, look: Look = LOOK): readonly string[] {
  return resultLines(one, look).map(textOf);
}

test('a finished run shows every check with its measured value, and what to type next', () => {
  expect(frame({ ...stateAfter(EVENTS), outcome: outcome() })).toBe(
    `Module 7 · Sums

Public checks
07.1 Adding
  ✓ adds two numbers                                   0 steps (at most 0.5)
07.2 Averaging
  ✗ the mean of many values                         2 values off (at most 0)
    mean loses the last value.
              at        yours     expected   difference      allowed
          [0, 3]          -40          -41           +1            0
          [1, 0]          1.5         2.25        -0.75        0.001
  ○ nothing has no mean                                                to do

  ✓ files          2 files of yours                                     3 ms
  ✗ public checks  1 of 3, 1 to do                                    412 ms

Next  /course/modules/07-sums/src/mean.ts  the file of 07.2
      tito hint 07.2                       a hint for it
      tito test 7                          when you have saved`,
  );
});

const NO_TASK = { id: '', title: '', points: 0, file: '', exports: [] };
const WATCHED: WatchPicture = {
  module: MODULE,
  folder: '/course/modules/07-sums',
  phase: 'ready',
  focus: '07.2',
  standings: [],
  elapsedMs: null,
  elsewhere: null,
  missing: {},
  problem: null,
  printed: { text: '', isCut: false },
  drawn: [],
  hint: null,
  notice: null,
  panel: null,
  runs: 1,
};

const DIAGNOSIS: Diagnosis = {
  task: '07.2',
  certainty: 'exact',
  ids: ['loses-the-last'],
  sentences: ['The loop ends one value too early.'],
  check: FAILED.id,
  from: null,
};

test('a mistake that has a name is told below the check that shows it, as surely as it is known', () => {
  const events = [...EVENTS.slice(0, 6), { type: 'diagnosis', diagnosis: DIAGNOSIS } as const];
  const ended = [...events, ...EVENTS.slice(6)];
  const shown = (one: Diagnosis) =>
    blockTexts({ ...stateAfter(EVENTS), diagnoses: [one] })[3]?.split('\n');
  expect(blockTexts(stateAfter(events))).toHaveLength(2);
  expect(blockTexts(stateAfter(ended))).toEqual([
    'Module 7 · Sums',
    expect.stringContaining('✓ adds two numbers'),
    expect.stringContaining('✗ the mean of many values'),
    expect.stringContaining('(loses-the-last)'),
    expect.stringContaining('○ nothing has no mean'),
  ]);
  expect(shown(DIAGNOSIS)).toEqual(['    The loop ends one value too early. (loses-the-last)']);
  expect(shown({ ...DIAGNOSIS, certainty: 'likely' })).toEqual([
    '    This looks like: The loop ends one value too early. (loses-the-last)',
  ]);
  expect(shown({ ...DIAGNOSIS, certainty: 'follows', from: '07.1' })).toEqual([
    '    This may follow from 07.1: mend that first. (loses-the-last)',
  ]);
  const two = { ids: ['a', 'b'], sentences: ['It is late.', 'It is early.'] };
  expect(shown({ ...DIAGNOSIS, ...two })).toEqual([
    '    One of two: It is late.',
    '    Or: It is early. (a, b)',
  ]);
  expect(judgingJson(outcome({ diagnoses: [DIAGNOSIS] }))).toMatchObject({
    diagnoses: [DIAGNOSIS],
  });
});

test('while somebody writes, the check that shows the mistake is told of, and not the first that failed', () => {
  const later: CheckResult = { ...FAILED, id: '07.2-later', title: 'the mean of large values' };
  const [, task = NO_TASK] = MODULE.tasks;
  const standing = { task, state: 'failed', results: [FAILED, later] } as const;
  const shown = (diagnosis: Diagnosis | null) =>
    taskLines({ ...WATCHED, standings: [{ ...standing, diagnosis }] }, LOOK).map(textOf)[0];
  expect(shown({ ...DIAGNOSIS, check: later.id })).toContain('the mean of large values');
  expect(shown(null)).toContain('the mean of many values');
});

test('what the tables say of a mistake takes at most four lines', () => {
  const known = readCatalog(join(ROOT, 'modules')).flatMap(
    (module) => readMistakes(module).mistakes,
  );
  const long = known.filter(({ id, sentence }) => {
    const one = { ...DIAGNOSIS, certainty: 'likely', ids: [id], sentences: [sentence] } as const;
    return diagnosisLines(one, LOOK).length > 4;
  });
  expect(known.length).toBeGreaterThan(100);
  expect(long.map(({ id }) => id)).toEqual([]);
});

test('while it runs, the stage under way turns and counts', () => {
  const text = frame(stateAfter(EVENTS.slice(0, 5)));
  expect(text).toContain('✓ adds two numbers');
  expect(text).not.toContain('✗ the mean of many values');
  expect(text).toMatch(/⠋ public checks {2}2 checks so far/);
  expect(text).not.toContain('Next');
});

test('a terminal of ASCII gets words and nothing beyond ASCII', () => {
  const look = { ...LOOK, glyphs: WORDS };
  const texts = [
    frame({ ...stateAfter(EVENTS), outcome: outcome() }, look),
    frame(stateAfter(EVENTS.slice(0, 5)), look),
  ];
  for (const text of texts) expect(text).toMatch(/^[\n\x20-\x7e]*$/);
  expect(texts[0]).toContain('FAIL the mean of many values');
  expect(texts[0]).toContain('todo nothing has no mean');
});

test('what is settled stays settled: blocks are only ever added', () => {
  let before = blocksOf(NOTHING_YET, LOOK);
  for (let n = 1; n <= EVENTS.length; n++) {
    const now = blocksOf(stateAfter(EVENTS.slice(0, n)), LOOK);
    expect(now.slice(0, before.length)).toEqual(before);
    before = now;
  }
  const last = blocksOf({ ...stateAfter(EVENTS), outcome: outcome() }, LOOK);
  expect(last.slice(0, before.length)).toEqual(before);
});

test.each([40, 60, 76])('no line is wider than %i columns', (width) => {
  const long = 'a very long title that says a great deal about what exactly is judged here';
  const results = [
    result({ title: long }),
    { ...FAILED, title: long },
    { ...TO_DO, outcome: 'errored' as const, student: `mean() threw: ${'word '.repeat(50)}` },
  ];
  const state = stateAfter([begin, ...results.map(told), ...EVENTS.slice(1, 2)]);
  const look = { ...LOOK, width };
  const rows = blocksOf({ ...state, outcome: outcome({ command: 'complete' }) }, look)
    .flatMap(({ lines }) => lines.map(textOf))
    .filter((row) => !/^ {4}.*(difference|\[)/.test(row)) // figures stay in columns
    .filter((row) => !/^(Next| {6}tito)/.test(row)); // to be copied
  expect(rows.length).toBeGreaterThan(10);
  expect(rows.filter((row) => displayWidth(row) > width)).toEqual([]);
});

test('what keeps a whole task from running is said once', () => {
  const broken = ['a', 'b', 'c'].map((id) =>
    result({ id, outcome: 'errored', finding: null, student: 'src/add.ts, line 1: no comma' }),
  );
  const text = frame(stateAfter([begin, ...broken.map(told)]));
  expect(text.match(/threw an error/g)).toHaveLength(3);
  expect(text.match(/no comma/g)).toHaveLength(1);
});

test('a value just beyond its limit is never printed as the limit', () => {
  const measured = { value: 0.500_01, limit: 0.5, unit: '%', sense: 'at most' } as const;
  expect(
    textsOf({ ...FAILED, finding: { ok: false, measured, student: '', staff: '' } })[0],
  ).toContain('0.50001 % (at most 0.5)');
});

test('hidden checks tell learners the property, and neither rows nor what was thrown', () => {
  const hidden = { ...FAILED, pack: 'hidden' as const };
  expect(textsOf(hidden).join('\n')).toContain('mean loses the last value.');
  expect(textsOf(hidden).join('\n')).not.toMatch(/expected|-41/);
  expect(resultLines(hidden, LOOK, 'staff').map(textOf).join('\n')).toMatch(/2 of 8 differ[^]*-41/);
});

test('what a submission says cannot steer the terminal', () => {
  const student = 'mean() threw Error: \u001b[2J\u001b]0;title\u0007 \r fake \u202E';
  const text = textsOf(result({ outcome: 'errored', finding: null, student })).join('\n');
  expect(text).toContain('threw an error');
  // oxlint-disable-next-line no-control-regex
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f\u202e]/);
});

test.each([
  { word: 'timed out', outcome: 'timed-out' },
  { word: 'out of memory', outcome: 'out-of-memory' },
  { word: 'crashed', outcome: 'crashed' },
  { word: 'threw an error', outcome: 'errored' },
] as const)('a check that ended as $outcome says so with the mark of a failure', (row) => {
  const [first] = textsOf(result({ outcome: row.outcome, finding: null, student: 'why' }));
  expect(first).toMatch(/^ {2}✗ /);
  expect(first).toContain(row.word);
});

test('a check that was not run for another reason than a stub is no task to do', () => {
  const staff = 'mean did not return in time before; it was not called again.';
  const [first, second] = textsOf(
    result({ outcome: 'not-run', finding: null, student: staff, staff }),
  );
  expect(first).toMatch(/^ {2}– .*not run$/);
  expect(second).toContain('not called again');
});

test.each([
  { why: 'not started', change: { isStarted: false }, says: 'tito module start 7' },
  { why: 'passed its public checks', change: { record: record() }, says: 'tito module complete 7' },
  {
    why: 'completed',
    change: { command: 'complete', record: record() },
    says: 'tito status',
  },
  { why: 'the reference', change: { subject: 'reference' }, says: 'tito module start 7' },
  {
    why: 'broken by our fault',
    change: { record: record({ verdict: verdict({ status: 'broken' }) }) },
    says: 'once more; then report it',
  },
] as const)('a module that is $why is followed by the command that helps', ({ change, says }) => {
  const text = frame({ ...stateAfter([begin]), outcome: outcome(change) });
  expect(text.slice(text.indexOf('Next'))).toContain(says);
});

function printed(text: string, isCut: boolean = false): readonly string[] {
  return printedLines({ text, isCut }, LOOK).map(textOf);
}

test('what the code printed comes after the checks, escaped, and cut where it is long', () => {
  expect(printed('')).toEqual([]);
  expect(printed('a\u001b[31m\n\nb\n')).toEqual(['', 'Your code printed', '  a␛[31m', '  ', '  b']);
  const long = printed('line\n'.repeat(50));
  expect(long).toHaveLength(23);
  expect(long.at(-1)).toBe('  … 30 more lines');
  expect(printed('x'.repeat(500), true)).toEqual([
    '',
    'Your code printed',
    `  ${'x'.repeat(73)}…`,
    '  … and more',
  ]);
  const one = record({
    printed: { public: { text: 'mine', isCut: false }, hidden: { text: 'SECRET', isCut: false } },
  });
  const text = frame({ ...stateAfter(EVENTS), outcome: outcome({ record: one }) });
  expect(text).toMatch(/Your code printed\n {2}mine\n/);
  expect(text).not.toContain('SECRET');
});
