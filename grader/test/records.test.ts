import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { CheckResult, Means } from '../src/contracts.ts';
import { answersFor, recordKey } from '../src/records/key.ts';
import { readRecord, readRecords, writeRecord } from '../src/records/store.ts';
import { removeScratch, scratchFolder } from './support/double.ts';
import { judgedRecord, means, passed, unjudgedRecord } from './support/records.ts';

afterAll(removeScratch);

test('a record is read back as it was written, measured NaN, infinities and negative zero too', async () => {
  const real = fc.oneof(fc.double(), fc.constantFrom(NaN, Infinity, -Infinity, -0, 0, 1e300));
  await fc.assert(
    fc.asyncProperty(real, real, fc.string({ unit: 'binary' }), async (value, yours, text) => {
      const check: CheckResult = {
        ...passed,
        outcome: 'failed',
        student: text,
        finding: {
          ok: false,
          measured: { value, limit: 1, unit: 'x', sense: 'at least' },
          student: text,
          staff: text,
          rows: [{ at: [1, 2], yours, expected: value, allowed: 0 }],
        },
      };
      const record = judgedRecord({ results: [passed, check], name: text });
      const folder = scratchFolder();
      await writeRecord(folder, record);
      expect(await readRecord(folder, 'ada')).toStrictEqual({ ...record, name: text });
    }),
    { seed: 15, numRuns: 40 },
  );
});

test('refused and broken records are read back too', async () => {
  const folder = scratchFolder();
  for (const status of ['refused', 'broken'] as const) {
    const record = unjudgedRecord(status, 'a reason');
    await writeRecord(folder, record);
    expect(await readRecord(folder, 'ada')).toStrictEqual(record);
  }
});

test('records are listed in order of id; other files are not records; no folder holds none', async () => {
  const folder = scratchFolder();
  for (const id of ['mo', 'ada', 'zoë']) await writeRecord(folder, judgedRecord({ id }));
  writeFileSync(join(folder, '.mo.json.0000.tmp'), '{"half');
  writeFileSync(join(folder, 'notes.txt'), 'hello');
  expect((await readRecords(folder)).map(({ id }) => id)).toEqual(['ada', 'mo', 'zoë']);
  expect(await readRecords(join(folder, 'none'))).toEqual([]);
  expect(await readRecord(folder, 'eve')).toBeNull();
});

test('a writer that is killed before it renames leaves the old record whole', async () => {
  const folder = scratchFolder();
  const old = judgedRecord({ name: 'old' });
  await writeRecord(folder, old);
  const source = `
    import { stage } from ${JSON.stringify(join(import.meta.dirname, '../src/records/write-beside.ts'))};
    await stage(${JSON.stringify(join(folder, 'ada.json'))}, '{"schema":1');
    process.kill(process.pid, 'SIGKILL');`;
  const { signal } = spawnSync(process.execPath, ['--input-type=module', '--eval', source]);
  expect(signal).toBe('SIGKILL');
  expect(readdirSync(folder)).toHaveLength(2); // the file beside it is there, and is no record
  expect(await readRecords(folder)).toEqual([old]);
  await writeRecord(folder, judgedRecord({ name: 'new' }));
  expect((await readRecord(folder, 'ada'))?.name).toBe('new');
});

test('a record is one file that ends in a newline, without a rest beside it', async () => {
  const folder = join(scratchFolder(), 'a/b');
  await writeRecord(folder, judgedRecord());
  expect(readdirSync(folder)).toEqual(['ada.json']);
  expect(readFileSync(join(folder, 'ada.json'), 'utf8')).toMatch(
    /^\{\n {2}"schema": 2,[^]*\n\}\n$/,
  );
});

test.each([
  ['cut short', (text: string) => text.slice(0, -20), /ada\.json is damaged: SyntaxError/],
  ['empty', () => '', /ada\.json is damaged/],
  [
    'of another schema',
    (text: string) => text.replace('"schema": 2', '"schema": 3'),
    /damaged: .*schema/s,
  ],
  [
    'of the first schema',
    (text: string) => text.replace('"schema": 2', '"schema": 1'),
    /ada\.json was written by an earlier version of tito \(record schema 1\): it does not hold all/,
  ],
  [
    'with an unknown outcome',
    (text: string) => text.replace('"outcome": "passed"', '"outcome": "superb"'),
    /expected one of passed, failed, errored/,
  ],
  [
    'with points that are a text',
    (text: string) => text.replace('"points": 60', '"points": "60"'),
    /damaged: .*points/s,
  ],
  [
    'with a field too many',
    (text: string) => text.replace('"schema": 2', '"schema": 2, "bonus": 5'),
    /damaged: .*bonus/s,
  ],
  [
    'of somebody else',
    (text: string) => text.replace('"id": "ada"', '"id": "eve"'),
    /ada\.json holds the record of 'eve'/,
  ],
])('a record %s is an error that names its file', async (_title, damage, sentence) => {
  const folder = scratchFolder();
  await writeRecord(folder, judgedRecord());
  const path = join(folder, 'ada.json');
  writeFileSync(path, damage(readFileSync(path, 'utf8')));
  await expect(readRecord(folder, 'ada')).rejects.toMatchObject({ name: 'RecordError' });
  await expect(readRecords(folder)).rejects.toThrow(sentence);
});

test.each(['../ada', '', '.', 'a/b', '.ada'])('no file is named after the id %j', async (id) => {
  await expect(writeRecord(scratchFolder(), judgedRecord({ id }))).rejects.toMatchObject({
    name: 'RecordError',
  });
});

const PART = { module: '98-x', over: '@tito/x', names: ['add'], sha256: 'b'.repeat(64) };
const OWN_PARTS = {
  stack: [PART],
  packages: 'd'.repeat(64),
  verdict: judgedRecord().verdict,
  results: [],
};

const otherMeans: readonly Partial<Means>[] = [
  { packs: { ...means.packs, public: '0'.repeat(64) } },
  { packs: { ...means.packs, hidden: '0'.repeat(64) } },
  { packs: { ...means.packs, hidden: null } },
  { grader: '0'.repeat(64) },
  { packages: '0'.repeat(64) },
  { node: 'v27.0.0' },
  { limits: { ...means.limits, callMs: 4_000 } },
];

test('a record answers for a submission only if all that a verdict rests on is the same', () => {
  const record = judgedRecord();
  expect(answersFor(record, judgedRecord({ seed: 'ff', startedAt: '', durationMs: 9 }))).toBe(true);
  const others = [
    { id: 'eve' },
    { name: 'Eve' },
    { module: '98-x' },
    { submission: { sha256: 'b'.repeat(64), files: [], ignored: [] } },
    { isolation: { ...record.isolation, layers: [] } },
    { ownParts: { ...OWN_PARTS, stack: [{ ...PART, sha256: 'c'.repeat(64) }] } },
    { ownParts: { ...OWN_PARTS, stack: [{ ...PART, names: ['add', 'sub'] }] } },
    ...otherMeans.map((change) => ({ means: { ...means, ...change } })),
  ].map((change) => judgedRecord(change));
  for (const other of others) expect(answersFor(record, other)).toBe(false);
  expect(new Set([record, ...others].map((each) => recordKey(each))).size).toBe(others.length + 1);
});

test('neither a broken record nor one without a hash answers for anything', () => {
  for (const record of [unjudgedRecord('broken', 'x'), unjudgedRecord('refused', 'x')]) {
    expect(answersFor(record, record)).toBe(false);
  }
  const broken = { ...judgedRecord(), verdict: unjudgedRecord('broken', 'x').verdict };
  expect(answersFor(broken, broken)).toBe(false);
});
