// A batch over a folder of which an earlier run left results.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BatchOptions, type BatchSummary, gradeBatch } from '../src/grade-batch.ts';
import type { ModuleGrader } from '../src/grade-one.ts';
import { readRecord, readRecords, writeRecord } from '../src/records/store.ts';
import { gradesCsv } from '../src/reports/grades-csv.ts';
import { graderThat, idOf, openGrader, runBatch } from './support/batch.ts';
import { double, GOOD, removeScratch, scratchFolder, writeFiles } from './support/double.ts';
import { zipOf } from './support/raw-zip.ts';

let grader: ModuleGrader;
beforeAll(async () => {
  grader = await openGrader();
});
afterAll(() => {
  grader.close();
  removeScratch();
});

const run = (options: Partial<BatchOptions> & { folder: string }) => runBatch(grader, options);

test('a batch that was stopped goes on where it was, and judges nothing twice', async () => {
  const names = ['a', 'b', 'c', 'd', 'e'];
  const files = names.map(
    (name) => [`${name}.zip`, zipOf({ ...GOOD, 'src/own.ts': `// ${name}` })] as const,
  );
  const folder = writeFiles(scratchFolder(), Object.fromEntries(files));
  const stop = new AbortController();
  const stopped = async () => {
    const options = { folder, out: join(folder, 'graded'), module: double, grader, concurrency: 1 };
    for await (const event of gradeBatch({ ...options, signal: stop.signal })) {
      if (event.type === 'finished' && event.record.id === 'b')
        stop.abort(new Error('stopped here'));
    }
  };
  await expect(stopped()).rejects.toThrow('stopped here');
  const judged: string[] = [];
  const counting = graderThat(grader, (options) => judged.push(idOf(options)));
  const { summary } = await run({ folder, grader: counting, concurrency: 1 });
  expect(judged).toEqual(['c', 'd', 'e']);
  expect(summary.reused).toBe(2);
  expect(summary.counts.passed).toBe(5);
  const again = await run({ folder, grader: counting });
  expect(again.summary.reused).toBe(5);
  expect(again.events.filter(({ type }) => type === 'reused')).toHaveLength(5);
  expect(again.summary.records).toEqual(summary.records);
});

test('what has changed is judged again: the work, its record, or a verdict that was ours to answer for', async () => {
  const folder = writeFiles(scratchFolder(), {
    'changed/src/double.ts': GOOD['src/double.ts'] ?? '',
    'damaged.zip': zipOf(GOOD),
    'broken.zip': zipOf(GOOD),
    'same.zip': zipOf(GOOD),
  });
  const { summary } = await run({ folder });
  const { records } = summary.paths;
  writeFiles(folder, { 'changed/src/double.ts': 'export const double = 0;\n' });
  writeFileSync(join(records, 'damaged.json'), '{"schema": 1');
  const broken = await readRecord(records, 'broken');
  if (broken === null) throw new Error('no record');
  await writeRecord(records, { ...broken, verdict: { ...broken.verdict, status: 'broken' } });
  const judged: string[] = [];
  const again = await run({
    folder,
    grader: graderThat(grader, (options) => judged.push(idOf(options))),
  });
  expect(judged.toSorted()).toEqual(['broken', 'changed', 'damaged']);
  expect(again.summary.records.map(({ verdict }) => verdict.status)).toEqual([
    'passed',
    'failed',
    'passed',
    'passed',
  ]);
});

test('late work takes nobody else’s id, record or feedback', async () => {
  const folder = writeFiles(scratchFolder(), { 'zoe.zip': zipOf(GOOD) });
  const first = (await run({ folder })).summary;
  writeFiles(folder, { 'ZOE.zip': 'none', 'Zoë.zip': 'none' });
  const second = (await run({ folder })).summary;
  expect(second.reused).toBe(1);
  expect(await readRecord(second.paths.records, 'zoe')).toEqual(first.records[0]);
  expect(second.records.map(({ id, name }) => [id, name])).toEqual([
    ['zoe-2', 'ZOE'],
    ['zoe-3', 'Zoë'],
    ['zoe', 'zoe'],
  ]);
});

const derived = ({ paths }: BatchSummary) =>
  [paths.csv, paths.json, paths.zip].map((path) => readFileSync(path));

test('a record stays in the grades when its hand-in is gone', async () => {
  const folder = writeFiles(scratchFolder(), {
    'ada.zip': zipOf(GOOD),
    'bob.zip': zipOf({ ...GOOD, 'src/half.ts': 'no' }),
    'Eve.zip': 'none',
  });
  const first = (await run({ folder })).summary;
  const before = derived(first);
  // As their folder holds them, so that an export of it has the same bytes.
  const stored = await readRecords(first.paths.records);
  expect(before[0]?.toString()).toBe(gradesCsv(double, stored));
  rmSync(join(folder, 'bob.zip'));
  const second = (await run({ folder })).summary;
  expect(second.records.map(({ id }) => id)).toEqual(['eve', 'ada']);
  expect(second.gone.map(({ id }) => id)).toEqual(['bob']);
  expect(second.counts).toMatchObject({ passed: 1, failed: 0, refused: 1 });
  expect(derived(second)).toEqual(before);
});

test('an earlier record whose points are not those of its results answers for nobody', async () => {
  const half = { 'src/double.ts': GOOD['src/double.ts'] ?? '' };
  const folder = writeFiles(scratchFolder(), { 'ada.zip': zipOf(half) });
  const { summary } = await run({ folder });
  const [record] = summary.records;
  if (record === undefined) throw new Error('no record');
  expect((await run({ folder })).summary.reused).toBe(1);
  const { verdict } = record;
  for (const changed of [
    { points: verdict.points + 1 },
    { status: 'passed' as const },
    { tasks: verdict.tasks.map((task) => ({ ...task, points: task.maxPoints })) },
    { status: 'refused' as const, reason: 'changed' },
  ]) {
    await writeRecord(summary.paths.records, { ...record, verdict: { ...verdict, ...changed } });
    const again = (await run({ folder })).summary;
    expect(again.reused).toBe(0);
    expect(again.records[0]?.verdict).toEqual(verdict);
  }
});
