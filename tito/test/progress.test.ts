import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EnvironmentError } from '../src/errors.ts';
import {
  attempted,
  countedAttempt,
  hinted,
  NO_PROGRESS,
  type Progress,
  ProgressFile,
  progressOf,
  restarted,
  started,
} from '../src/progress/progress.ts';
import { loadProgress, updateProgress } from '../src/progress/store.ts';
import { environment, ROOT, temporaryFolder, tito } from './run.ts';

const MODULE = '15-quantization';
const AT = '2026-11-24T03:00:00.000Z';
const attempt = (status: 'passed' | 'failed' | 'refused' | 'broken', at: string = AT) => ({
  record: 'some-record',
  status,
  points: 12.5,
  maxPoints: 100,
  hidden: true,
  at,
});

test('a missing file is an empty one, and reading makes none', () => {
  const folder = temporaryFolder();
  expect(loadProgress(join(folder, '.tito/progress.json'))).toEqual(NO_PROGRESS);
  expect(readdirSync(folder)).toEqual([]);
});

test('whatever was written is read back', async () => {
  const time = fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) });
  const at = time.map((date) => date.toISOString());
  const status = fc.constantFrom('passed', 'failed', 'refused', 'broken');
  const change = fc.oneof(
    at.map((when) => (progress: Progress) => started(progress, MODULE, when)),
    at.map((when) => (progress: Progress) => restarted(progress, MODULE, when)),
    fc.tuple(status, at).map(
      ([how, when]) =>
        (progress: Progress) =>
          attempted(progress, MODULE, attempt(how, when)),
    ),
    fc
      .integer({ min: 1, max: 3 })
      .map((step) => (progress: Progress) => hinted(progress, MODULE, '15.2', step)),
  );
  const path = join(temporaryFolder(), '.tito/progress.json');
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 5 }), async (changes) => {
      const before = loadProgress(path);
      for (const one of changes) await updateProgress(path, one);
      expect(loadProgress(path)).toEqual(changes.reduce((state, one) => one(state), before));
    }),
    { seed: 15, numRuns: 20 },
  );
});

test.each([
  { why: 'is cut off', text: '{ "schema": 1, "modules": {' },
  { why: 'is empty', text: '' },
  { why: 'is of a schema that nobody knows', text: '{ "schema": 2, "modules": {} }' },
  { why: 'has a field of another type', text: `{ "schema": 1, "modules": { "${MODULE}": 3 } }` },
  { why: 'is another kind of JSON', text: '[]' },
])('a file that $why is named, explained and left alone', async ({ text }) => {
  const path = join(temporaryFolder(), 'progress.json');
  writeFileSync(path, text);
  expect(() => loadProgress(path)).toThrow(EnvironmentError);
  expect(() => loadProgress(path)).toThrow(path);
  await expect(updateProgress(path, (progress) => started(progress, MODULE, AT))).rejects.toThrow(
    'is damaged',
  );
  expect(readFileSync(path, 'utf8')).toBe(text);
});

test.each([
  ['module', 'list'],
  ['module', 'status'],
  ['module', 'start', '15'],
  ['module', 'complete', '15'],
])('`tito %s %s %s` ends with exit code 3 and the way out when it is damaged', (...typed) => {
  const home = temporaryFolder();
  const path = join(home, '.tito/progress.json');
  mkdirSync(dirname(path));
  writeFileSync(path, '{ "schema": 1');
  const { code, stderr } = tito(
    typed.filter((word) => word !== undefined),
    home,
  );
  expect(code).toBe(3);
  expect(stderr).toContain(`mv '${path}' '${path}.damaged'`);
  expect(readFileSync(path, 'utf8')).toBe('{ "schema": 1');
  expect(readdirSync(home)).toEqual(['.tito']);
});

test('a process that dies between writing and renaming leaves the old progress', async () => {
  const home = temporaryFolder();
  const path = join(home, '.tito/progress.json');
  await updateProgress(path, (progress) => started(progress, MODULE, AT));
  const before = readFileSync(path, 'utf8');
  const script = `
    import { updateProgress } from ${JSON.stringify(join(ROOT, 'tito/src/progress/store.ts'))};
    import { restarted } from ${JSON.stringify(join(ROOT, 'tito/src/progress/progress.ts'))};
    await updateProgress(${JSON.stringify(path)}, (progress) =>
      restarted(progress, '${MODULE}', '2027-01-01T00:00:00.000Z'));
    console.log('survived');
  `;
  const { signal, stdout } = spawnSync(
    process.execPath,
    [
      '--import',
      join(import.meta.dirname, 'fixtures/kill-at-rename.mjs'),
      '--input-type=module',
      '--eval',
      script,
    ],
    { encoding: 'utf8', env: environment(home) },
  );
  expect(signal).toBe('SIGKILL');
  expect(stdout).toBe('');
  expect(readFileSync(path, 'utf8')).toBe(before);
  expect(progressOf(loadProgress(path), MODULE).startedAt).toBe(AT);
  await updateProgress(path, (progress) => hinted(progress, MODULE, '15.1', 1));
  expect(progressOf(loadProgress(path), MODULE).hintsShown).toEqual({ '15.1': 1 });
});

test('only a passed attempt completes a module; neither a later failure nor a new start takes it back', () => {
  const later = '2026-12-01T00:00:00.000Z';
  for (const status of ['failed', 'refused', 'broken'] as const) {
    const progress = attempted(NO_PROGRESS, MODULE, attempt(status));
    expect(progressOf(progress, MODULE).completedAt).toBeNull();
  }
  const done = attempted(NO_PROGRESS, MODULE, attempt('passed'));
  const failed = attempted(done, MODULE, attempt('failed', later));
  expect(progressOf(failed, MODULE)).toMatchObject({
    completedAt: AT,
    lastAttempt: { status: 'failed', at: later },
    completion: { status: 'passed', at: AT },
  });
  expect(countedAttempt(progressOf(failed, MODULE))).toMatchObject({ status: 'passed' });
  const { completion: _, ...older } = progressOf(done, MODULE); // as files were before it was kept
  const written = { ...done, modules: { [MODULE]: older } };
  const read = attempted(ProgressFile.parse(written), MODULE, attempt('failed', later));
  expect(countedAttempt(progressOf(read, MODULE))).toMatchObject({ status: 'passed', at: AT });
  const over = restarted(failed, MODULE, later);
  expect(progressOf(over, MODULE)).toMatchObject({ completedAt: AT, startedOverAt: later });
  const failedAgain = attempted(over, MODULE, attempt('failed', later));
  expect(progressOf(failedAgain, MODULE).startedOverAt).toBe(later);
  const again = attempted(failedAgain, MODULE, attempt('passed', later));
  expect(progressOf(again, MODULE)).toMatchObject({ completedAt: AT, startedOverAt: null });
  const open = restarted(started(NO_PROGRESS, MODULE, AT), MODULE, later);
  expect(progressOf(open, MODULE)).toMatchObject({ startedAt: later, startedOverAt: null });
});

test('hints are counted up, never down', () => {
  const seen = hinted(hinted(NO_PROGRESS, MODULE, '15.2', 3), MODULE, '15.2', 1);
  expect(progressOf(seen, MODULE).hintsShown).toEqual({ '15.2': 3 });
});

test('what an error quotes of a file or of the command line steers no terminal', () => {
  const home = temporaryFolder();
  mkdirSync(join(home, '.tito'));
  const steering = '\u001b]0;title\u0007\u001b[2J\u202e';
  writeFileSync(join(home, '.tito/progress.json'), JSON.stringify({ schema: 1, [steering]: 1 }));
  for (const typed of [['status'], ['test', steering]]) {
    const { code, stdout, stderr } = tito(typed, home);
    expect([2, 3]).toContain(code);
    expect(stdout + stderr).toContain('␛]0;title␇␛[2J\\u{202e}');
    // oxlint-disable-next-line no-control-regex
    expect(stdout + stderr).not.toMatch(/[\u0007\u001b\u202e]/);
  }
});
