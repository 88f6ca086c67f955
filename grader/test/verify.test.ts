// Records of a real batch, judged once more; and records and snapshots that somebody changed.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CheckResult, GradeRecord } from '../src/contracts.ts';
import { gradeBatch } from '../src/grade-batch.ts';
import { ModuleGrader } from '../src/grade-one.ts';
import { readSnapshot, writeSnapshot } from '../src/records/snapshot.ts';
import { readRecord } from '../src/records/store.ts';
import { reportPaths } from '../src/reports/write-reports.ts';
import { compareVerdicts, noisyValues } from '../src/verify/compare-verdicts.ts';
import { type Verification, verifyRecord } from '../src/verify/verify.ts';
import {
  double,
  GOOD,
  hiddenChecks,
  removeScratch,
  scratchFolder,
  writeFiles,
} from './support/double.ts';
import { zipOf } from './support/raw-zip.ts';
import { judgedRecord, passed } from './support/records.ts';

const folder = scratchFolder();
const { records, submissions } = reportPaths(join(folder, 'graded'));
const off = 'export function double(x: number): number {\n  return 2.5 * x;\n}\n';

beforeAll(async () => {
  writeFiles(folder, {
    'ada.zip': zipOf(GOOD),
    'bob/src/double.ts': off,
    'cut.zip': zipOf(GOOD).subarray(0, 50),
    'eve/src/double.ts': "export { readFileSync as double } from 'node:fs';\n",
  });
  const grader = await ModuleGrader.open(double, { checks: hiddenChecks });
  const out = join(folder, 'graded');
  const batch = gradeBatch({ folder, out, module: double, grader });
  while ((await batch.next()).done !== true);
  grader.close();
  // Whatever becomes of what was handed in, the snapshots are what was judged.
  rmSync(join(folder, 'ada.zip'));
  writeFiles(folder, { 'bob/src/double.ts': GOOD['src/double.ts'] ?? '' });
});
afterAll(removeScratch);

async function recordOf(id: string): Promise<GradeRecord> {
  const record = await readRecord(records, id);
  if (record === null) throw new Error(`no record of ${id}`);
  return record;
}

async function verify(
  id: string,
  change: (record: GradeRecord) => GradeRecord = (record) => record,
  checks: string = hiddenChecks,
): Promise<Verification> {
  return verifyRecord({ record: change(await recordOf(id)), module: double, submissions, checks });
}

test.each(['ada', 'bob', 'eve'])('the record of %s is reached again', async (id) => {
  const { outcome, means, differences, noisy, again } = await verify(id);
  expect({ outcome, means, differences, noisy }).toEqual({
    outcome: 'identical',
    means: [],
    differences: [],
    noisy: [],
  });
  expect(again?.results).toEqual((await recordOf(id)).results);
});

/** The record with its first failed check changed. */
function withFailed(change: (result: CheckResult) => CheckResult) {
  return (record: GradeRecord): GradeRecord => {
    const failed = record.results.find(({ outcome }) => outcome === 'failed');
    const results = record.results.map((result) => (result === failed ? change(result) : result));
    return { ...record, results };
  };
}

test('a record with better outcomes than were earned differs, and says where', async () => {
  const change = withFailed((result) => ({ ...result, outcome: 'passed' }));
  const { outcome, differences } = await verify('bob', change);
  expect(outcome).toBe('differs');
  expect(differences).toEqual([
    { of: '99.1-doubles-three', what: 'outcome', recorded: 'passed', now: 'failed' },
  ]);
});

test('one bit of a measured value is a difference', async () => {
  const change = withFailed((result) => {
    const { finding } = result;
    if (finding === null) return result;
    const { measured } = finding;
    const value = measured.value + Number.EPSILON;
    return { ...result, finding: { ...finding, measured: { ...measured, value } } };
  });
  expect((await verify('bob', change)).differences).toEqual([
    {
      of: '99.1-doubles-three',
      what: 'measured value',
      recorded: '1.5000000000000002',
      now: '1.5',
    },
  ]);
});

test('points that do not follow from the results are found', async () => {
  const { differences } = await verify('bob', (record) => ({
    ...record,
    verdict: { ...record.verdict, points: 90 },
  }));
  expect(differences).toEqual([{ of: 'verdict', what: 'points', recorded: '90', now: '0' }]);
});

test('another seed is found by its hash', async () => {
  const { outcome, differences } = await verify('ada', (record) => ({ ...record, seed: 'f00' }));
  expect(outcome).toBe('differs');
  expect(differences.map(({ of }) => of)).toContain('seed');
});

test('other means are named, and the verdict is reached all the same', async () => {
  const { outcome, means, differences, again } = await verify('ada', (record) => ({
    ...record,
    means: { ...record.means, grader: 'a'.repeat(64), node: 'v25.0.0' },
  }));
  expect(outcome).toBe('other-means');
  expect(means.map(({ what, recorded }) => [what, recorded])).toEqual([
    ['grader', 'a'.repeat(64)],
    ['Node', 'v25.0.0'],
  ]);
  expect(differences).toEqual([]);
  expect(again?.verdict.status).toBe('passed');
});

function withLimits(change: Readonly<Record<string, number>>) {
  return (record: GradeRecord): GradeRecord => ({
    ...record,
    means: { ...record.means, limits: { ...record.means.limits, ...change } },
  });
}

test('the recorded limits apply; limits that this grader does not know are other means', async () => {
  const known = await verify('ada', withLimits({ callMs: 2_500 }));
  expect(known.outcome).toBe('identical');
  expect(known.again?.means.limits['callMs']).toBe(2_500);
  const unknown = await verify('ada', withLimits({ cpuMs: 1 }));
  expect(unknown.outcome).toBe('other-means');
  expect(unknown.means).toEqual([{ of: 'means', what: 'limit cpuMs', recorded: '1', now: 'none' }]);
  // What no course may choose, a record does not choose either.
  const endless = await verify('ada', withLimits({ callMs: 2_500, residentMiB: 1e9 }));
  expect(endless.outcome).toBe('other-means');
  expect(endless.again?.means.limits).toMatchObject({ callMs: 2_000, residentMiB: 1_024 });
});

test('without the hidden checks the public ones are judged, by other means', async () => {
  const { outcome, means, again } = await verify('ada', undefined, scratchFolder());
  expect(outcome).toBe('other-means');
  expect(means.map(({ what, now }) => [what, now])).toEqual([['hidden checks', 'none']]);
  expect(again?.results.map(({ pack }) => pack)).toEqual(['public', 'public']);
});

test('what was refused when it was taken in was never judged', async () => {
  const { outcome, reason, again } = await verify('cut');
  expect({ outcome, again }).toEqual({ outcome: 'unavailable', again: null });
  expect(reason).toMatch(/refused when it was taken in/);
});

test('a snapshot that was changed or lost is no evidence', async () => {
  const { submission } = await recordOf('bob');
  const path = join(submissions, `${submission.sha256}.json`);
  const text = readFileSync(path, 'utf8');
  try {
    writeFileSync(path, text.replace('2.5 * x', '2.0 * x'));
    const changed = await verify('bob');
    expect(changed).toMatchObject({ outcome: 'unavailable', again: null });
    expect(changed.reason).toMatch(/does not hold what was judged: its files have the SHA-256/);
    rmSync(path);
    expect((await verify('bob')).reason).toMatch(/What was judged is not kept: there is no /);
  } finally {
    writeFileSync(path, text);
  }
});

test('a snapshot is kept by its hash, once, and mended when it is damaged', async () => {
  const place = scratchFolder();
  const { submission } = await recordOf('bob');
  const sha256 = submission.sha256 ?? '';
  const files = (await readSnapshot(submissions, sha256)) ?? [];
  await writeSnapshot(place, { sha256, files });
  expect(await readSnapshot(place, sha256)).toEqual(files);
  writeFileSync(join(place, `${sha256}.json`), '{ "schema": 1, "files": [');
  await expect(readSnapshot(place, sha256)).rejects.toMatchObject({ name: 'RecordError' });
  await writeSnapshot(place, { sha256, files });
  expect(await readSnapshot(place, sha256)).toEqual(files);
  expect(await readSnapshot(place, 'b'.repeat(64))).toBeNull();
  await expect(readSnapshot(place, '../ada')).rejects.toMatchObject({ name: 'RecordError' });
});

/** A record with one measured value and the sentence that quotes it. */
function withNoise(value: number, noise: number = 0.01): GradeRecord {
  const measured = { value, limit: 0.5, unit: 'of it', sense: 'at most', noise } as const;
  const results = [
    { ...passed, finding: { ok: true, measured }, staff: `It is ${value}.` } as const,
  ];
  return judgedRecord({ results });
}

test('a value with noise may differ by as much, and is named; the outcome may not', () => {
  expect(compareVerdicts(withNoise(0.25), withNoise(0.255))).toEqual([]);
  expect(noisyValues(withNoise(0.25), withNoise(0.255))).toEqual([
    { check: passed.id, recorded: 0.25, now: 0.255, noise: 0.01, unit: 'of it' },
  ]);
  expect(compareVerdicts(withNoise(0.25), withNoise(0.27)).map(({ what }) => what)).toEqual([
    'measured value',
  ]);
  const failed = withNoise(0.25);
  const results = failed.results.map((result) => ({ ...result, outcome: 'failed' }) as const);
  expect(compareVerdicts(withNoise(0.25), { ...failed, results }).map(({ what }) => what)).toEqual([
    'outcome',
  ]);
});

function stopped(sentence: string): GradeRecord {
  const how = {
    outcome: 'timed-out',
    finding: null,
    student: sentence,
    staff: sentence,
  } as const;
  return judgedRecord({ results: [{ ...passed, ...how }] });
}

test('after how long something was stopped is not compared; that it was, is', () => {
  const [first, again] = [stopped('Stopped after 2 s.'), stopped('Stopped after 2.01 s.')];
  expect(compareVerdicts(first, again)).toEqual([]);
  const crashed = again.results.map((result) => ({ ...result, outcome: 'crashed' }) as const);
  const differences = compareVerdicts(first, { ...again, results: crashed });
  expect(differences.map(({ what }) => what)).toEqual([
    'outcome',
    'sentence',
    'sentence for staff',
  ]);
});

test('a check that is gone, and one that is new, are differences', () => {
  const one = judgedRecord({ results: [passed] });
  const other = judgedRecord({ results: [{ ...passed, id: '99.1-other' }] });
  expect(compareVerdicts(one, other)).toEqual([
    { of: passed.id, what: 'check', recorded: 'there', now: 'not there' },
    { of: '99.1-other', what: 'check', recorded: 'not there', now: 'there' },
  ]);
});
