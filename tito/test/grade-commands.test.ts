import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { temporaryFolder, tito, mayCover, titoWithoutBubblewrap } from './run.ts';

const RIGHT = `export function dequantizeInt8() { throw new Error('later'); }
export function quantizeInt8() { throw new Error('later'); }\n`;
const GRADE = [
  'grade',
  'handins',
  '--module',
  '15',
  '--isolation=process',
  '--checks',
  'no-hidden-checks',
];

/** A class of three: begun, refused for what it imports, and refused as an archive. */
function handIn(home: string): void {
  mkdirSync(join(home, 'no-hidden-checks'));
  const hands = (name: string, file: string, text: string) => {
    mkdirSync(join(home, 'handins', name, 'src'), { recursive: true });
    writeFileSync(join(home, 'handins', name, 'src', file), text);
  };
  hands('Ada', 'quantize.ts', RIGHT);
  hands('Cheat', 'qparams.ts', "export { chooseQParams } from '@tito/quantization';\n");
  writeFileSync(join(home, 'handins', 'Broken.zip'), 'this is no archive');
  writeFileSync(join(home, 'handins', 'notes.txt'), 'not handed in');
}

// Judged once, as somebody would: the tests below begin in copies of what that left.
const judged = mkdtempSync(join(tmpdir(), 'tito-test-'));
afterAll(() => rmSync(judged, { recursive: true, force: true }));
handIn(judged);
const first = tito(GRADE, judged);

function classroom(): string {
  const home = temporaryFolder();
  cpSync(judged, home, { recursive: true });
  return home;
}

test('a class ends with a table, reasons, the grades, and exit code 0', () => {
  const { code, stdout, stderr } = first;
  expect(code).toBe(0);
  expect(stderr).toBe('');
  expect(stdout).toContain('3 submissions, isolated by: process');
  expect(stdout).toContain('The hidden checks are not here');
  expect(stdout).toContain('Passed over: notes.txt');
  expect(stdout).toMatch(/^ {2}Ada +failed +0 /m);
  expect(stdout).toMatch(/^ {2}Broken +refused +0 .*\n {4}\S/m);
  expect(stdout).toMatch(
    /^ {2}Cheat +refused +0 .*\n {4}src\/qparams\.ts imports '@tito\/quantization'/m,
  );
  expect(stdout).toMatch(/Grades +grades\/grades\.csv/);
  expect(stdout).toMatch(/Next {2}tito grade show ada --out grades/);
  expect(readdirSync(join(judged, 'grades')).toSorted()).toEqual(
    expect.arrayContaining(['feedback', 'grades.csv', 'grades.json', 'records']),
  );
  for (const name of readdirSync(join(judged, 'grades/records'))) {
    const record: unknown = JSON.parse(readFileSync(join(judged, 'grades/records', name), 'utf8'));
    expect(record).toMatchObject({ isolation: { level: 'process' }, origin: 'grade' });
  }
});

test('--json prints one object, and a second run keeps what did not change', () => {
  const { stdout, stderr } = tito([...GRADE, '--json', '--jobs', '2'], classroom());
  expect(stderr).toBe('');
  const result = JSON.parse(stdout) as { grades: readonly { sha256: string | null }[] };
  expect(result).toMatchObject({
    schema: 1,
    command: 'grade',
    hidden: 'absent',
    isolation: { level: 'process' },
    counts: { passed: 0, failed: 1, refused: 2, broken: 0 },
    skipped: ['notes.txt'],
    reused: 2,
  });
  expect(result.grades.filter(({ sha256 }) => sha256 !== null)).toHaveLength(2);
  expect(first.stdout).not.toMatch(/judged before/);
});

test('one verdict is explained with every figure, and the grades are exported again', () => {
  const home = classroom();
  const shown = tito(['grade', 'show', 'ada'], home);
  expect(shown.code).toBe(0);
  for (const fact of ['seed', 'isolated by', 'checks', 'submission', 'record', 'weight 1']) {
    expect(shown.stdout).toContain(fact);
  }
  expect(shown.stdout).toMatch(/15\.2 Quantize +0 of 10 points\n {2}✗ /);
  expect(shown.stdout).toMatch(/^ {2}id +ada$/m);
  for (const record of ['Ada', 'grades/records/ada.json', './grades/records/ada.json']) {
    expect(tito(['grade', 'show', record], home)).toEqual(shown);
  }
  for (const record of ['Élodie Brontë', '..', 'a\u0007b', '', 'gone/ada.json']) {
    const { code, stdout, stderr } = tito(['grade', 'show', record], home);
    expect({ record, code, stdout }).toEqual({ record, code: 2, stdout: '' });
    expect(stderr).toMatch(/There is no (?:record|file)/);
  }
  const records = join(home, 'grades/records');
  const namesake = readFileSync(join(records, 'ada.json'), 'utf8').replace('"ada"', '"ada-2"');
  writeFileSync(join(records, 'ada-2.json'), namesake);
  const several = tito(['grade', 'show', 'Ada'], home);
  expect(several).toMatchObject({ code: 2, stdout: '' });
  expect(several.stderr).toMatch(/'Ada' is the name of 2 records[^]*There is: ada, ada-2\./);
  rmSync(join(records, 'ada-2.json'));
  const meant = tito(['grade', 'show', 'adda'], home);
  expect(meant).toMatchObject({ code: 2, stdout: '' });
  expect(meant.stderr).toContain('Did you mean ada?');
  const csv = tito(['export', '--format', 'csv', '--out', 'grades'], home);
  expect(csv.stdout).toBe(readFileSync(join(home, 'grades/grades.csv'), 'utf8'));
  const json = tito(['export', '--json', '--out', 'grades', '--to', 'mine.json'], home);
  expect(json).toMatchObject({ code: 0, stdout: '' });
  expect(json.stderr).toContain('mine.json: 3 grades');
  expect(JSON.parse(readFileSync(join(home, 'mine.json'), 'utf8'))).toMatchObject({
    schema: 1,
    command: 'export',
  });
});

test('a verdict is reached again from its record, by its id or its file', () => {
  const home = classroom();
  const rerun = (...args: readonly string[]) =>
    tito(['grade', 'verify', ...args, '--checks', 'no-hidden-checks', '--isolation=process'], home);
  writeFileSync(join(home, 'handins/Ada/src/quantize.ts'), 'export const changed = true;\n');
  const same = rerun('ada');
  expect(same).toMatchObject({ code: 0, stderr: '' });
  expect(same.stdout).toMatch(/^Ada +✓ identical\n/);
  const file = 'grades/records/ada.json';
  const json = rerun(file, '--json');
  expect(json).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(json.stdout)).toMatchObject({
    schema: 1,
    command: 'grade verify',
    outcome: 'identical',
    means: [],
    differences: [],
    exitCode: 0,
  });

  const text = readFileSync(join(home, file), 'utf8');
  writeFileSync(join(home, file), text.replace('"outcome": "errored"', '"outcome": "passed"'));
  const differs = rerun('ada');
  expect(differs.code).toBe(1);
  expect(differs.stdout).toMatch(/✗ differs\n/);
  expect(differs.stdout).toMatch(/, outcome\n {4}recorded {2}passed\n {4}now {7}errored\n/);

  writeFileSync(join(home, file), text.replace(/"node": "[^"]*"/, '"node": "v25.0.0"'));
  const others = rerun('ada');
  expect(others.code).toBe(3);
  expect(others.stdout).toMatch(/judged by other means\n/);
  expect(others.stdout).toMatch(/means, Node\n {4}recorded {2}v25\.0\.0\n/);

  const refused = rerun('broken');
  expect(refused.code).toBe(3);
  expect(refused.stdout).toContain('Nothing of it was judged');
  expect(rerun('nobody')).toMatchObject({ code: 2, stdout: '' });
});

test("a record does not choose that somebody's code runs with less around it here", () => {
  const home = classroom();
  for (const record of ['ada', 'grades/records/ada.json']) {
    const { code, stdout, stderr } = tito(['grade', 'verify', record], home);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(
      /The record of ada says .*'process'[^]*Nothing was run[^]*--isolation=pro/,
    );
  }
});

test.runIf(mayCover)('a verdict is not reached again under a weaker isolation than it had', () => {
  const home = classroom();
  const file = join(home, 'grades/records/ada.json');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace('"level": "process"', '"level": "strong"'));
  const { code, stdout, stderr } = titoWithoutBubblewrap(['grade', 'verify', 'ada'], home);
  expect({ code, stderr }).toEqual({ code: 3, stderr: '' });
  expect(stdout).toMatch(/Isolation 'strong' cannot be used on this machine/);
  expect(stdout).not.toContain('--isolation');
});

test('a record of the first schema is told in a sentence', () => {
  const home = classroom();
  writeFileSync(join(home, 'grades/records/ada.json'), '{ "schema": 1, "id": "ada" }');
  for (const command of ['show', 'verify']) {
    const { code, stderr } = tito(['grade', command, 'ada'], home);
    expect(code).toBe(3);
    expect(stderr).toMatch(/ada\.json was written by an earlier version of tito/);
    expect(stderr).toContain('judge again');
  }
  expect(tito(['grade', 'verify', 'grades/records/eve.json'], home).code).toBe(2);
});

test('a damaged record is named, with exit code 3', () => {
  const home = classroom();
  writeFileSync(join(home, 'grades/records/ada.json'), '{ "schema": 1 ');
  const { code, stderr } = tito(['grade', 'show', 'ada'], home);
  expect(code).toBe(3);
  expect(stderr).toContain('grades/records/ada.json is damaged');
});

test('a folder of grades that cannot be written is no bug of ours', () => {
  const home = classroom();
  writeFileSync(join(home, 'out'), 'a file where the folder should go');
  const { code, stderr } = tito([...GRADE, '--out', 'out'], home);
  expect(stderr).not.toContain('bug in tito');
  expect(code).toBe(3);
});
