// Whole batches with the real grader, over the smallest module there can be.
import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BatchOptions, type BatchSummary, gradeBatch } from '../src/grade-batch.ts';
import type { ModuleGrader } from '../src/grade-one.ts';
import { readRecord, readRecords, writeRecord } from '../src/records/store.ts';
import { graderThat, idOf, openGrader, type Ran, runBatch } from './support/batch.ts';
import { double, GOOD, removeScratch, scratchFolder, writeFiles } from './support/double.ts';
import { rawZip, zipOf } from './support/raw-zip.ts';
import { readCsv } from './support/read-csv.ts';

let grader: ModuleGrader;
beforeAll(async () => {
  grader = await openGrader();
});
afterAll(() => {
  grader.close();
  removeScratch();
});

const run = (options: Partial<BatchOptions> & { folder: string }) => runBatch(grader, options);

const loops = 'export function double(): number { for (;;); }\n';

const blank = {
  subject: { id: 'blank', name: 'blank', sha256: '', files: [], ignored: [] },
} as const;

/** Nine submissions of every sort, a note and a hidden file. */
function classroom(): string {
  const folder = writeFiles(scratchFolder(), {
    'Ada, Ms.zip': zipOf(GOOD),
    'bob/99-double/src/double.ts': GOOD['src/double.ts'] ?? '',
    'bomb.zip': rawZip([{ name: 'src/double.ts', content: Buffer.alloc(1 << 20), method: 8 }]),
    'cut.zip': zipOf(GOOD).subarray(0, 50),
    'eve/src/double.ts':
      "import { readFileSync } from 'node:fs';\nexport const double = readFileSync;\n",
    'eve.rar': 'Rar!',
    'loop/src/double.ts': loops,
    'loop/src/half.ts': GOOD['src/half.ts'] ?? '',
    'syntax.zip': zipOf({ ...GOOD, 'src/half.ts': 'export const half = (;' }),
    'notes.txt': 'room 5',
    '.DS_Store': '',
  });
  symlinkSync(join(folder, 'bob'), join(folder, 'zoe'));
  return folder;
}

test('of several attempts of one learner the latest is judged, and the others are named', async () => {
  const folder = writeFiles(scratchFolder(), {
    'hw_ada_attempt_2026-01-30-15-00-00_work.zip': zipOf(GOOD),
    'hw_ada_attempt_2026-02-01-09-00-00_work.zip': zipOf({ ...GOOD, 'src/half.ts': 'no' }),
    'bob.zip': zipOf(GOOD),
  });
  const first = await run({ folder });
  const by = 'hw_ada_attempt_2026-02-01-09-00-00_work.zip';
  const name = 'hw_ada_attempt_2026-01-30-15-00-00_work.zip';
  expect(first.summary.superseded).toEqual([{ name, by }]);
  expect(first.events).toContainEqual(expect.objectContaining({ superseded: [{ name, by }] }));
  expect(first.summary.records).toMatchObject([
    { id: 'bob', supersedes: [], verdict: { status: 'passed' } },
    { id: 'hw_ada', supersedes: [name], verdict: { status: 'failed' } },
  ]);
  writeFiles(folder, { 'hw_ada_attempt_2026-02-02-09-00-00_work.zip': zipOf(GOOD) });
  const { summary } = await run({ folder });
  expect(summary.reused).toBe(1);
  expect(summary.records[1]).toMatchObject({ id: 'hw_ada', verdict: { status: 'passed' } });
  expect(summary.records[1]?.supersedes).toEqual([name, by]);
  // One row per learner, and the record that lies there is the one that was told.
  const [, ...rows] = readCsv(readFileSync(summary.paths.csv, 'utf8'));
  expect(rows).toHaveLength(2);
  expect((await readRecords(summary.paths.records)).map(({ id }) => id).toSorted()).toEqual([
    'bob',
    'hw_ada',
  ]);
});

test('neither a leading dot nor a name that is no text loses a learner', async () => {
  const folder = scratchFolder();
  for (const name of ['.ada.zip', '..\\..\\bob.zip', '._Ada.zip', '.DS_Store']) {
    writeFileSync(join(folder, name), zipOf(GOOD));
  }
  if (process.platform === 'linux') {
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/z`), Buffer.of(0xff)]), '');
  }
  const { summary } = await run({ folder });
  const ended = summary.records.map(({ id, verdict }) => [id, verdict.status]);
  expect(ended.slice(0, 2)).toEqual([
    ['bob', 'passed'],
    ['ada', 'passed'],
  ]);
  for (const { verdict } of summary.records.slice(2)) {
    expect(verdict).toMatchObject({ status: 'refused', reason: expect.stringMatching(/no UTF-8/) });
  }
  expect(summary.skipped).toEqual([]);
});

function rowsOf(summary: BatchSummary): string[][] {
  return readCsv(readFileSync(summary.paths.csv, 'utf8'));
}

test(
  'a folder of submissions of every sort becomes one row each',
  { timeout: 60_000 },
  async () => {
    const folder = classroom();
    const { events, summary } = await run({ folder });
    expect(
      rowsOf(summary).map(([id, name, , status, points]) => [id, name, status, points]),
    ).toEqual([
      ['id', 'name', 'status', 'points'],
      ['ada-ms', 'Ada, Ms', 'passed', '100'],
      ['bob', 'bob', 'failed', '60'],
      ['bomb', 'bomb', 'refused', '0'],
      ['cut', 'cut', 'refused', '0'],
      ['eve', 'eve', 'refused', '0'],
      ['eve-rar', 'eve.rar', 'refused', '0'],
      ['loop', 'loop', 'failed', '40'],
      ['syntax', 'syntax', 'failed', '60'],
      ['zoe', 'zoe', 'refused', '0'],
    ]);
    expect(summary.counts).toEqual({ passed: 1, failed: 3, refused: 5, broken: 0 });
    expect(summary.skipped).toEqual(['notes.txt']);
    const reasons = new Map(summary.records.map(({ id, verdict }) => [id, verdict.reason]));
    expect(reasons.get('bomb')).toMatch(/at most 200 times/);
    expect(reasons.get('cut')).toMatch(/no zip archive/);
    expect(reasons.get('eve')).toMatch(/imports 'node:fs'/);
    expect(reasons.get('eve-rar')).toMatch(/hand in a \.zip/);
    expect(reasons.get('zoe')).toMatch(/symbolic link/);
    expect(events[0]).toEqual({
      type: 'found',
      total: 9,
      superseded: [],
      earlierResults: [],
      skipped: ['notes.txt'],
    });
    expect(events.filter(({ type }) => type === 'started')).toHaveLength(9);
    expect(events.filter(({ type }) => type === 'finished')).toHaveLength(9);
    expect(events.flatMap((event) => (event.type === 'written' ? [event.path] : []))).toEqual([
      summary.paths.feedback,
      summary.paths.zip,
      summary.paths.json,
      summary.paths.csv,
    ]);
    expect(await readRecords(summary.paths.records)).toEqual(summary.records);
    const ids = summary.records.map(({ id }) => `${id}.md`);
    expect(readdirSync(summary.paths.feedback).toSorted()).toEqual(ids.toSorted());
    const zip = await JSZip.loadAsync(readFileSync(summary.paths.zip));
    expect(await zip.file('loop.md')?.async('string')).toContain('✗ took too long');
    expect(readdirSync(join(folder, 'graded')).toSorted()).toEqual([
      'feedback',
      'feedback.zip',
      'grades.csv',
      'grades.json',
      'records',
      'submissions',
    ]);
  },
);

function bytes(ran: Ran | undefined, path: 'csv' | 'json' | 'zip'): Buffer {
  return readFileSync(ran?.summary.paths[path] ?? '');
}

test(
  'two runs with one seed give equal bytes, one by one or side by side',
  { timeout: 60_000 },
  async () => {
    const folder = writeFiles(scratchFolder(), {
      'a.zip': zipOf(GOOD),
      'b/src/double.ts': 'export const double = (x: number): number => x * 3;\n',
      'c.zip': 'nothing',
      'd.zip': zipOf({ 'src/half.ts': GOOD['src/half.ts'] ?? '' }),
    });
    const outs = [scratchFolder(), scratchFolder()];
    const [one, four] = await Promise.all(
      outs.map((out, i) => run({ folder, out, concurrency: i === 0 ? 1 : 4 })),
    );
    for (const path of ['csv', 'json', 'zip'] as const) {
      expect(bytes(one, path).equals(bytes(four, path))).toBe(true);
    }
    const seeds = one?.summary.records.map(({ seed }) => seed);
    expect(seeds).toEqual(four?.summary.records.map(({ seed }) => seed));
    expect(new Set(seeds).size).toBe(4); // three of their own, and none for what was refused
    const other = await run({ folder, out: scratchFolder(), seed: 'another' });
    expect(other.summary.records[0]?.seed).not.toBe(one?.summary.records[0]?.seed);
  },
);

test('a reader that leaves early ends the batch; nothing new is begun', async () => {
  const files = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [`${name}.zip`, zipOf(GOOD)] as const);
  const folder = writeFiles(scratchFolder(), Object.fromEntries(files));
  const judged: string[] = [];
  const counting = graderThat(grader, (options) => judged.push(idOf(options)));
  const options = { folder, out: join(folder, 'graded'), module: double, concurrency: 1 };
  for await (const event of gradeBatch({ ...options, grader: counting })) {
    if (event.type === 'finished') break;
  }
  await grader.grade({ ...blank, packs: ['public', 'hidden'], origin: 'grade' }); // time enough for more
  expect(judged.length).toBeLessThanOrEqual(2);
  expect(readdirSync(join(folder, 'graded/records'))).toEqual(['a.json']);
  expect(existsSync(join(folder, 'graded/grades.csv'))).toBe(false);
});

test('an error of ours is tried once more, then a broken record; the others are judged', async () => {
  const folder = writeFiles(scratchFolder(), {
    'a.zip': zipOf(GOOD),
    'b.zip': zipOf(GOOD),
    'c.zip': zipOf(GOOD),
  });
  const attempts: string[] = [];
  const failing = graderThat(grader, (options) => {
    const id = idOf(options);
    attempts.push(id);
    const isFirst = attempts.filter((other) => other === id).length === 1;
    if (id === 'b' || (id === 'c' && isFirst)) throw new Error('no more processes');
  });
  const { summary } = await run({ folder, grader: failing, concurrency: 1 });
  expect(attempts).toEqual(['a', 'b', 'b', 'c', 'c']);
  expect(summary.counts).toEqual({ passed: 2, failed: 0, refused: 0, broken: 1 });
  const [, , row] = rowsOf(summary);
  expect(row?.slice(0, 7)).toEqual(['b', 'b', '99-double', 'broken', '', '100', '']);
  const record = await readRecord(summary.paths.records, 'b');
  expect(record?.verdict.reason).toBe('no more processes');
  expect(summary.records.map((each) => each.attempts)).toEqual([1, 2, 2]);
  expect(record?.trace).toContain('grade-batch.test.ts');
  const text = readFileSync(join(summary.paths.feedback, 'b.md'), 'utf8');
  expect(text).toContain('our fault');
  expect(text).not.toContain('no more processes');
});

test('the seed draws other inputs for each submission, and is kept', async () => {
  const folder = writeFiles(scratchFolder(), { 'a.zip': zipOf(GOOD), 'b.zip': zipOf(GOOD) });
  const { summary } = await run({ folder });
  const [a, b] = summary.records;
  expect(a?.seed).toMatch(/^[0-9a-f]{32}$/);
  expect(a?.seedHash).toMatch(/^[0-9a-f]{64}$/);
  const told = readFileSync(join(summary.paths.feedback, 'a.md'), 'utf8');
  expect(told).toContain(a?.seedHash);
  expect(told).not.toContain(a?.seed);
  expect(b?.seed).not.toBe(a?.seed);
  const free = { folder, out: scratchFolder(), module: double, grader };
  const drawn: unknown[] = [];
  for await (const event of gradeBatch(free)) {
    if (event.type === 'finished') drawn.push(event.record.seed);
  }
  expect(drawn).not.toContain(a?.seed);
});

test.each([
  [
    'does not exist',
    (folder: string) => join(folder, 'none'),
    /none does not exist; give the folder/,
  ],
  ['is no folder', (folder: string) => join(folder, 'ada.zip'), /ada\.zip is no folder; give/],
  [
    'holds nothing',
    (folder: string) => join(folder, 'empty'),
    /holds no submissions; put one folder or one \.zip/,
  ],
  [
    'is one submission',
    (folder: string) => join(folder, 'bob'),
    /bob is one submission; give the folder/,
  ],
])('a folder that %s is an error that says what to do', async (_title, pick, sentence) => {
  const folder = writeFiles(scratchFolder(), {
    'ada.zip': zipOf(GOOD),
    'empty/.keep': '',
    'bob/src/half.ts': '',
  });
  const batch = run({ folder: pick(folder), out: scratchFolder() });
  await expect(batch).rejects.toMatchObject({ name: 'IntakeError' });
  await expect(run({ folder: pick(folder), out: scratchFolder() })).rejects.toThrow(sentence);
});

test('results neither mix with the submissions nor with those of another module', async () => {
  const folder = writeFiles(scratchFolder(), { 'a.zip': zipOf(GOOD) });
  await expect(run({ folder, out: folder })).rejects.toThrow(/cannot take the results too/);
  const { summary } = await run({ folder });
  const [record] = summary.records;
  if (record === undefined) throw new Error('no record');
  await writeRecord(summary.paths.records, { ...record, module: '98-other' });
  await expect(run({ folder })).rejects.toThrow(/holds records of module 98-other; choose another/);
});

test('results go over no submission, and a folder of earlier results is none', async () => {
  const folder = writeFiles(scratchFolder(), {
    'graded/src/double.ts': GOOD['src/double.ts'] ?? '',
    'ada.zip': zipOf(GOOD),
  });
  await expect(run({ folder })).rejects.toThrow(/graded is where .* holds 'src': it may be a sub/);
  await expect(run({ folder, out: join(folder, 'bob/results') })).rejects.toThrow(
    /cannot go into a submission \(bob\/results\)/,
  );
  const elsewhere = join(folder, 'results');
  const ids = async () =>
    (await run({ folder, out: elsewhere })).summary.records.map(({ id }) => id);
  expect([await ids(), await ids()]).toEqual([
    ['ada', 'graded'],
    ['ada', 'graded'],
  ]);
});

test('a folder that an earlier run wrote its results into is nobody’s work, whatever its name', async () => {
  const folder = writeFiles(scratchFolder(), {
    'ada.zip': zipOf(GOOD),
    'grades/src/double.ts': GOOD['src/double.ts'] ?? '',
    'records/feedback/note.txt': '',
  });
  await run({ folder });
  writeFiles(folder, { 'graded/.DS_Store': '' });
  const { events, summary } = await run({ folder, out: join(folder, 'g2') });
  expect(summary.records.map(({ id }) => id)).toEqual(['ada', 'grades', 'records']);
  expect(summary.earlierResults).toEqual(['graded']);
  expect(events[0]).toMatchObject({ type: 'found', total: 3, earlierResults: ['graded'] });
});

test('a batch that is stopped before it begins touches nothing', async () => {
  const folder = writeFiles(scratchFolder(), { 'a.zip': zipOf(GOOD) });
  await expect(run({ folder, signal: AbortSignal.abort(new Error('early')) })).rejects.toThrow(
    'early',
  );
  expect(readdirSync(folder)).toEqual(['a.zip']);
});
