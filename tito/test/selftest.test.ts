import { expect, test } from 'vitest';
import type { CaseResult } from '@tito/grader/authoring';
import type { DefenceEvent, DefenceOutcome } from '../src/jobs/events/selftest.ts';
import { READ_ALOUD, SIGNS } from '../src/views/glyphs.ts';
import { textOf } from '../src/views/line.ts';
import type { Look } from '../src/views/look.ts';
import { selftestBlocks } from '../src/views/selftest/blocks.ts';
import { NO_SELFTEST, reduceSelftest } from '../src/views/selftest/state.ts';
import { selftestStory } from '../src/views/selftest/story.ts';
import { displayWidth } from '../src/views/width.ts';
import { ISOLATION } from './records.ts';
import { temporaryFolder, tito } from './run.ts';

const LOOK: Look = { width: 76, glyphs: SIGNS, saysNext: true };

function result(number: number, held: boolean): CaseResult {
  return {
    label: `C${number} ends-early`,
    attack: {
      number,
      category: 'C',
      name: 'ends-early',
      what: 'Ends before it answers.',
      handIn: { form: 'files', files: {} },
      expected: { end: 'judged', loses: [1] },
    },
    held,
    expected: 'loses task 1',
    actual: held ? 'loses task 1' : 'loses nothing \u001b[2J',
    durationMs: 5,
  };
}

const events: readonly DefenceEvent[] = [
  { type: 'begin', total: 2 },
  {
    type: 'layers',
    isolation: ISOLATION,
    matrix: [
      { layers: 'none', result: { open: new Set(['read', 'connect']) } },
      { layers: 'namespaces', result: { failed: 'no namespaces here' } },
      { layers: 'all', result: { open: new Set() } },
    ],
  },
  { type: 'judged', result: result(31, true) },
  { type: 'judged', result: result(32, false) },
];

const outcome: DefenceOutcome = {
  results: [result(31, true), result(32, false)],
  categories: [{ category: 'C', title: 'control flow and forging', held: 1, total: 2 }],
  absences: [{ number: 55, category: 'C', why: 'There is nothing to try.' }],
  neighbours: { total: 1, unchanged: 1 },
  isolation: ISOLATION,
  matrix: [],
  held: false,
  elapsedMs: 1_500,
};

test('read aloud, what layers keep out is one line for each attempt', () => {
  const state = { ...events.reduce(reduceSelftest, NO_SELFTEST), outcome };
  const look = { ...LOOK, glyphs: READ_ALOUD };
  const lines = selftestBlocks(state, look).flatMap((block) => block.lines.map(textOf));
  expect(lines.slice(2, 4)).toEqual([
    '  read a file: nothing open, spaces n/a, all closed.',
    '  write a file: nothing closed, spaces n/a, all closed.',
  ]);
});

test('what layers keep out stands at the top, then what did not hold with its number, then the categories', () => {
  const state = { ...events.reduce(reduceSelftest, NO_SELFTEST), outcome };
  const lines = selftestBlocks(state, LOOK).flatMap((block) => block.lines.map(textOf));
  expect(lines.join('\n')).toBe(`\
Selftest of the grader                       2 attacks, isolated by: process

  Tried under               nothing spaces  all     
  read a file               open    n/a     closed  
  write a file              closed  n/a     closed  
  see the grader's process  closed  n/a     closed  
  open a connection         open    n/a     closed  
  start a process           closed  n/a     closed  
  signal the grader         closed  n/a     closed  
  exceed memory             closed  n/a     closed  
  be root                   closed  n/a     closed  
  see the environment       closed  n/a     closed  

  nothing: an own user, no environment   limits: the kernel, by ulimit
  spaces: namespaces, an empty root      +filter: and of system calls

  ✗ C32 ends-early
    Ends before it answers.
    expected: loses task 1
    it ended: loses nothing ␛[2J
  ✗ C  control flow and forging       1 of 2      held

  ✓ honest neighbours                 1 of 1      keep every point
    Not tried, C55: There is nothing to try.

  1 of 2 defences held                                                 1.5 s`);
  for (const text of lines) expect(displayWidth(text)).toBeLessThanOrEqual(LOOK.width);
});

test('what was shown does not change when more comes', () => {
  let state = NO_SELFTEST;
  let shown: readonly string[] = [];
  for (const event of events) {
    state = reduceSelftest(state, event);
    const keys = selftestBlocks(state, LOOK).map(({ lines }) => lines.map(textOf).join('\n'));
    expect(keys.slice(0, shown.length)).toEqual(shown);
    shown = keys;
  }
});

test('JSON names each case by its number', () => {
  expect(selftestStory.json(outcome)).toMatchObject({
    schema: 1,
    held: false,
    cases: [
      { id: 'C31', held: true },
      { id: 'C32', held: false, actual: 'loses nothing \u001b[2J' },
    ],
  });
});

test('attacks are handed in for real, and the exit code tells whether all defences held', () => {
  const home = temporaryFolder();
  const args = ['grade', 'selftest', '--isolation=process', '--json', '--only', 'C31'];
  const { code, stdout, stderr } = tito(args, home);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject({
    held: true,
    isolation: { level: 'process' },
    neighbours: { total: 1, unchanged: 1 },
    cases: [{ id: 'C31', held: true }],
  });
});

test.each([
  [['grade', 'selftest', '--isolation=process', '--only', 'Z9'], 2, "There is no attack 'Z9'."],
  [['grade', 'selftest', '--isolation=process', '--jobs', '0'], 2, '--jobs takes a whole number'],
])('%j is refused', (args, expected, sentence) => {
  const { code, stderr } = tito(args, temporaryFolder());
  expect(code).toBe(expected);
  expect(stderr).toContain(sentence);
});
