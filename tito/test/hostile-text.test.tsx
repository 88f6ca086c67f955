// Hostile text through every view: no character acts, and no line is wider than it was measured.
import type { CheckResult, GradeRecord, Verification } from '@tito/grader';
import fc from 'fast-check';
import { renderToString } from 'ink';
import { expect, test, vi } from 'vitest';

import type { ClassOutcome } from '../src/jobs/events/class.ts';
import { stage } from '../src/jobs/events/judging.ts';
import type { JudgingOutcome } from '../src/jobs/events/judging.ts';
import { classBlocks } from '../src/views/class/blocks.ts';
import { ClassView } from '../src/views/class/ClassView.tsx';
import type { ClassState } from '../src/views/class/state.ts';
import { classStory } from '../src/views/class/story.ts';
import { SIGNS } from '../src/views/glyphs.ts';
import { jsonText } from '../src/views/json-text.ts';
import { blocksOf } from '../src/views/judging/blocks.ts';
import { JudgingView } from '../src/views/judging/JudgingView.tsx';
import { judgingJson } from '../src/views/judging/json.ts';
import type { JudgingState } from '../src/views/judging/state.ts';
import type { Line } from '../src/views/line.ts';
import type { Look } from '../src/views/look.ts';
import { verificationReport } from '../src/views/reports/verification.ts';
import { verdictReport } from '../src/views/reports/verdict.ts';
import { openTerminal } from '../src/views/terminal.ts';
import { displayWidth } from '../src/views/width.ts';
import { ACTING, hostile } from './hostile.ts';
import { FAILED, ISOLATION, MODULE, record, result, verdict } from './records.ts';

const LOOK = { width: 76, glyphs: SIGNS, saysNext: true };
const RUNS = { seed: 15, numRuns: 150 };
/** What a line may take: a hash, which is never broken, beside the longest label. */
const WIDEST = 80;

/** A record with the same text wherever a submission, or a record's file, has a say. */
function recordOf(text: string): GradeRecord {
  const said: CheckResult = { ...FAILED, id: text, title: text, student: text, staff: text };
  const noted = result({
    finding: {
      ok: true,
      measured: { value: 1, limit: 2, unit: text.slice(0, 40), sense: 'at most' },
      note: text,
    },
  });
  return record({
    name: text,
    results: [noted, said, { ...said, pack: 'hidden' }],
    submission: { sha256: 'a'.repeat(64), files: [text], ignored: [text] },
    printed: { public: { text, isCut: false }, hidden: { text, isCut: true } },
    trace: text,
    verdict: verdict({ status: 'refused', reason: text }),
    ownParts: {
      stack: [],
      packages: 'b'.repeat(64),
      verdict: verdict({ status: 'refused', reason: text }),
      results: [said],
    },
  });
}

/** A table of mistakes is a file too. */
function named(text: string): JudgingOutcome['diagnoses'][number] {
  const { task, id } = result();
  return { task, check: id, certainty: 'likely', ids: [text], sentences: [text], from: null };
}

function outcomeOf(text: string): JudgingOutcome {
  return {
    command: 'complete',
    module: MODULE,
    subject: 'yours',
    record: recordOf(text),
    isStarted: true,
    folder: '/course/modules/07-sums',
    recordPath: null,
    diagnoses: [named(text)],
    exportedTo: null,
    pictures: [{ task: '07.1', title: 'Sums', caption: 'One bar.', chart: null, why: text }],
  };
}

function judgingOf(text: string): JudgingState {
  return {
    begin: { type: 'begin', module: MODULE, subject: 'yours', stack: [] },
    stages: new Map([['intake', stage('intake', 'failed', text, 3)]]),
    results: recordOf(text).results,
    diagnoses: [named(text)],
    outcome: outcomeOf(text),
  };
}

function classOf(text: string): ClassState & { readonly outcome: ClassOutcome } {
  const one = recordOf(text);
  const broken = { ...one, id: 'eve', verdict: verdict({ status: 'broken', reason: text }) };
  const records = [one, broken];
  const paths = { records: '', submissions: '', csv: '', json: '', feedback: '', zip: '' };
  return {
    begin: { type: 'begin', module: MODULE, isolation: ISOLATION, hasHidden: true },
    total: 2,
    superseded: [{ name: text, by: text }],
    skipped: [text],
    earlierResults: [text],
    started: new Map(records.map(({ id, name }) => [id, name])),
    records: new Map(records.map((each) => [each.id, each])),
    outcome: {
      records,
      counts: { passed: 0, failed: 0, refused: 1, broken: 1 },
      reused: 0,
      gone: [],
      superseded: [{ name: text, by: text }],
      skipped: [text],
      earlierResults: [text],
      paths,
      module: MODULE,
      isolation: ISOLATION,
      hasHidden: true,
      folder: '/in',
      out: '/out',
      elapsedMs: 1,
    },
  };
}

function verificationOf(text: string): Verification {
  const difference = { of: text, what: text, recorded: text, now: text };
  return {
    outcome: 'differs',
    record: recordOf(text),
    again: recordOf(text),
    reason: null,
    means: [difference],
    differences: [difference],
    noisy: [{ check: text, recorded: 1, now: 2, noise: 1, unit: text }],
  };
}

const SINKS: readonly {
  readonly what: string;
  readonly lines: (text: string, look?: Look) => readonly Line[];
}[] = [
  {
    what: 'test and complete',
    lines: (text, look = LOOK) => blocksOf(judgingOf(text), look).flatMap(({ lines }) => lines),
  },
  {
    what: 'grade',
    lines: (text, look = LOOK) => classBlocks(classOf(text), look).flatMap(({ lines }) => lines),
  },
  {
    what: 'grade show',
    lines: (text, look = LOOK) =>
      verdictReport({ record: recordOf(text), module: MODULE, path: '/r.json' }).lines(look),
  },
  {
    what: 'grade verify',
    lines: (text, look = LOOK) =>
      verificationReport({ ...verificationOf(text), path: '/r.json' }).lines(look),
  },
  {
    what: 'grade verify, where nothing could be judged',
    lines: (text, look = LOOK) =>
      verificationReport({
        ...verificationOf(text),
        outcome: 'unavailable',
        again: null,
        reason: text,
        path: '/r.json',
      }).lines(look),
  },
];

test.each(SINKS)('plain lines of $what show hostile text and do nothing', ({ lines }) => {
  fc.assert(
    fc.property(hostile, (text) => {
      const written: string[] = [];
      const write = (chunk: string | Uint8Array) => written.push(String(chunk)) > 0;
      openTerminal({ json: false, stdout: { write }, env: {} }).print(lines(text));
      const rows = written.join('').split('\n');
      expect(rows.length - 1).toBe(lines(text).length); // no text makes lines of its own
      for (const row of rows) {
        expect(row).not.toMatch(ACTING);
        expect(displayWidth(row)).toBeLessThanOrEqual(WIDEST);
      }
    }),
    RUNS,
  );
});

test.each(SINKS.flatMap((sink) => [40, 20].map((columns) => ({ ...sink, columns }))))(
  'at $columns columns lines of $what break at spaces only',
  ({ lines, columns }) => {
    const written: string[] = [];
    const write = (chunk: string | Uint8Array) => written.push(String(chunk)) > 0;
    const stdout = { write, isTTY: true, columns };
    const terminal = openTerminal({ json: false, stdout, env: { NO_COLOR: '1' } });
    terminal.print(lines('some words and more '.repeat(12).trim(), terminal));
    const tooWide = written
      .join('')
      .split('\n')
      .filter((row) => displayWidth(row) > columns && row.trim().includes(' '));
    expect(tooWide.filter((row) => !/^ +tito /.test(row))).toEqual([]); // commands are copied
  },
);

test.each([
  { what: 'test', picture: (text: string) => <JudgingView state={judgingOf(text)} look={LOOK} /> },
  { what: 'grade', picture: (text: string) => <ClassView state={classOf(text)} look={LOOK} /> },
  {
    what: 'grade, under way',
    picture: (text: string) => (
      <ClassView
        state={{ ...classOf(text), records: new Map<string, GradeRecord>(), outcome: null }}
        look={LOOK}
      />
    ),
  },
])('the screen of $what shows hostile text and does nothing', ({ picture }) => {
  const warned = vi.spyOn(console, 'error');
  fc.assert(
    fc.property(hostile, (text) => {
      const frame = renderToString(picture(text), { columns: WIDEST });
      for (const row of frame.split('\n')) {
        expect(row).not.toMatch(ACTING);
        expect(displayWidth(row)).toBeLessThanOrEqual(WIDEST);
      }
    }),
    { seed: 15, numRuns: 60 },
  );
  expect(warned).not.toHaveBeenCalled(); // React would, of blocks that it takes for one
  warned.mockRestore();
});

test('JSON for programs keeps the text to the bit, and acts on no terminal', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const one = jsonText(judgingJson(outcomeOf(text)));
      expect(JSON.parse(one)).toMatchObject({ printed: { text }, verdict: { reason: text } });
      const all = jsonText(classStory.json(classOf(text).outcome));
      const proof = jsonText(verificationReport({ ...verificationOf(text), path: '' }).json);
      for (const json of [one, all, proof]) expect(json).not.toMatch(ACTING);
    }),
    RUNS,
  );
});
