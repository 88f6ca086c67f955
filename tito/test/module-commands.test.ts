import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { environment, HAS_HIDDEN, ROOT, startModule, temporaryFolder, tito } from './run.ts';

interface Json {
  readonly schema: number;
  readonly [field: string]: unknown;
}

/** What a command printed for programs; anything else on stdout fails to parse. */
function json(args: readonly string[], home: string): { code: number | null; json: Json } {
  const { code, stdout } = tito([...args, '--json'], home);
  const parsed: unknown = JSON.parse(stdout);
  expect(parsed).toMatchObject({ schema: 1 });
  return { code, json: parsed as Json };
}

function sourceOf(home: string): string {
  return join(home, 'modules/15-quantization/src');
}

test('starting a module copies the empty files, and never overwrites a learner’s', () => {
  const home = temporaryFolder();
  const first = json(['module', 'start', '15'], home);
  expect(first).toMatchObject({ code: 0, json: { isNew: true } });
  const other = temporaryFolder();
  startModule(other);
  const stubs = readdirSync(sourceOf(other)).toSorted();
  expect(readdirSync(sourceOf(home)).toSorted()).toEqual(stubs);
  for (const name of stubs) {
    const [here, there] = [home, other].map((at) => readFileSync(join(sourceOf(at), name), 'utf8'));
    expect(here).toBe(there);
  }
  expect(readdirSync(join(home, 'modules/15-quantization'))).toEqual(['src']);
  writeFileSync(join(sourceOf(home), 'qparams.ts'), '// mine\n');
  const second = tito(['module', 'start', 'quantization'], home);
  expect(second.code).toBe(0);
  expect(second.stdout).toMatch(/stay\s+as\s+they\s+are/);
  expect(readFileSync(join(sourceOf(home), 'qparams.ts'), 'utf8')).toBe('// mine\n');
});

test('resetting keeps a backup and the folder, and its undo works where it was printed', () => {
  const home = temporaryFolder();
  startModule(home);
  const source = sourceOf(home);
  const own = join(source, 'qparams.ts');
  const stub = readFileSync(own, 'utf8');
  const env = { ...environment(home), PATH: `${join(ROOT, 'bin')}:${process.env['PATH']}` };
  for (const cwd of [home, source]) {
    writeFileSync(own, '// mine\n');
    mkdirSync(join(source, 'helpers'));
    writeFileSync(join(source, 'helpers/own.ts'), '// a helper\n');
    // One shell: it stays where it is, and sees the new files there.
    const shell = 'tito module reset 15; cat "$0"; echo ===; ls';
    const shown = join(relative(cwd, source), 'qparams.ts');
    const stdout = execFileSync('sh', ['-c', shell, shown], { cwd, env, encoding: 'utf8' });
    expect(stdout).toContain(stub);
    expect(stdout.split('===')[1]).not.toContain('helpers');
    const undo = stdout.split('\n').find((row) => row.includes('cp -R')) ?? '';
    writeFileSync(own, '// since then\n');
    execFileSync('sh', ['-c', undo], { cwd, env });
    expect(readFileSync(own, 'utf8')).toBe('// mine\n');
    expect(readFileSync(join(source, 'helpers/own.ts'), 'utf8')).toBe('// a helper\n');
    rmSync(join(source, 'helpers'), { recursive: true });
  }
  const kept = readdirSync(join(home, '.tito/backups')).map((name) =>
    readFileSync(join(home, '.tito/backups', name, 'src/qparams.ts'), 'utf8'),
  );
  expect(kept.toSorted()).toEqual(['// mine\n', '// mine\n', '// since then\n', '// since then\n']);
});

test('without a name the module of the folder is tested, or the only one that is started', () => {
  const home = temporaryFolder();
  startModule(home);
  const started = json(['test'], home);
  expect(started).toMatchObject({ code: 1, json: { module: { id: '15-quantization' } } });
  startModule(home, '14-profiling');
  expect(tito(['test'], home).stderr).toMatch(/Started are 14 \(profiling\), 15 \(quantization\)/);
  const here = execFileSync('sh', ['-c', '"$0" test --json || true', join(ROOT, 'bin/tito')], {
    cwd: join(home, 'modules/14-profiling/src'),
    env: environment(home),
    encoding: 'utf8',
  });
  expect(JSON.parse(here)).toMatchObject({ module: { id: '14-profiling' } });
});

test('the path of a module is one line, made for cd', () => {
  const home = temporaryFolder();
  const { code, stdout, stderr } = tito(['module', 'path', '15'], home);
  expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: `${sourceOf(home)}\n`, stderr: '' });
});

test('the public checks of an untouched module are to do: nothing fails, nothing passes', () => {
  const home = temporaryFolder();
  const { code, stdout, stderr } = tito(['test', '--module', 'quantization'], home);
  expect(code).toBe(1);
  expect(stderr).toBe('');
  expect(stdout).toMatch(/○ .* to do\n/);
  expect(stdout).not.toMatch(/✓ (?!files)|✗/);
  expect(stdout).toMatch(/Next {2}tito module start 15/);
  // oxlint-disable-next-line no-control-regex
  expect(stdout).toMatch(/^[^\u001b\r]*$/);
  expect(readdirSync(home)).toEqual([]);
});

test('the public checks pass on the reference, each with value, limit and unit', () => {
  const { code, json: run } = json(['test', '15', '--reference'], temporaryFolder());
  expect(code).toBe(0);
  expect(run).toMatchObject({ command: 'test', subject: 'reference', exitCode: 0 });
  const results = run['results'] as readonly { outcome: string; finding: unknown }[];
  expect(results.length).toBeGreaterThan(0);
  for (const { outcome, finding } of results) {
    expect(outcome).toBe('passed');
    expect(finding).toMatchObject({ measured: { unit: expect.any(String) } });
  }
});

test('a mistake ends in exit code 1, the sentence of the check, and a hint to ask for', () => {
  const home = temporaryFolder();
  startModule(home);
  writeFileSync(
    join(sourceOf(home), 'qparams.ts'),
    'export function chooseQParams() { return { scale: 0.5, zeroPoint: 0 }; }\n',
  );
  writeFileSync(
    join(sourceOf(home), 'quantize.ts'),
    "export * from '../../../packages/quantization/src/index.ts';\n",
  );
  writeFileSync(
    join(sourceOf(home), 'per-channel.ts'),
    'await new Promise(() => {});\nexport const quantizePerChannel = () => 0;\n',
  );
  renameSync(join(sourceOf(home), 'calibrate.ts'), join(sourceOf(home), 'Calibrate.ts'));
  rmSync(join(sourceOf(home), 'matmul-int8.ts'));
  symlinkSync('qparams.ts', join(sourceOf(home), 'matmul-int8.ts'));
  rmSync(join(sourceOf(home), 'mixed-precision.ts'));
  const { code, stdout } = tito(['test', '15'], home);
  const sentences = stdout.replaceAll(/\s+/g, ' ');
  expect(code).toBe(1);
  expect(sentences).toContain("which leads out of the module's files: that is not allowed");
  expect(sentences).toContain('does the code wait for something that never happens?');
  const stubs = readdirSync(join(ROOT, 'modules/15-quantization/stubs')).length;
  expect(sentences).toContain(`✓ files ${stubs - 2} files of yours.`); // one of them is Calibrate.ts
  expect(sentences).toMatch(/src\/calibrate\.ts is missing:.* rename Calibrate\.ts/);
  expect(sentences).toContain('src/matmul-int8.ts is a link');
  expect(sentences).toContain('src/mixed-precision.ts is missing, so the empty one is judged');
  expect(stdout).toMatch(/✗ .*\n(?: {4}.*\n)*? {4}chooseQParams/);
  expect(stdout).toMatch(/Next {2}modules\/15-quantization\/src\/qparams\.ts/);
  const again = json(['module', 'start', '15'], home);
  expect(again.json).toMatchObject({ isNew: false, restored: ['src/mixed-precision.ts'] });
  expect(readdirSync(sourceOf(home))).toContain('Calibrate.ts');
  expect(readlinkSync(join(sourceOf(home), 'matmul-int8.ts'))).toBe('qparams.ts');
});

test('an import that the module does not allow is refused by name, and nothing runs', () => {
  const home = temporaryFolder();
  startModule(home);
  writeFileSync(
    join(sourceOf(home), 'qparams.ts'),
    "export { chooseQParams } from '@tito/quantization';\n",
  );
  const { code, json: run } = json(['module', 'complete', '15'], home);
  expect(code).toBe(1);
  expect(run).toMatchObject({ verdict: { status: 'refused' }, results: [], exportedTo: null });
  const plain = tito(['test', '15'], home);
  expect(plain.stdout).toMatch(/✗ files +src\/qparams\.ts imports '@tito\/quantization'/);
});

test('an unfinished module leaves a record that list and status tell, and neither export nor completion', () => {
  const home = temporaryFolder();
  const { stdout } = tito(['module', 'list'], home);
  expect(stdout).toMatch(/15 Quantization +not started +100 points to win +7 h/);
  expect(stdout).toMatch(/builds on 01-tensor, 03-layers, 14-profiling/);
  const early = tito(['module', 'complete', '15'], home);
  expect([early.code, early.stderr]).toEqual([2, expect.stringContaining('tito module start 15')]);
  expect(readdirSync(home)).toEqual([]);
  tito(['module', 'start', '15'], home);
  const records = join(home, '.tito/records');
  writeFileSync(records, 'a file where records should be');
  const unwritable = tito(['module', 'complete', '15'], home);
  expect(unwritable.code).toBe(3);
  expect(unwritable.stdout).not.toContain('checks');
  expect(unwritable.stderr).toMatch(/could not be kept[^]*Nothing was judged/);
  rmSync(records);
  const { code, json: run } = json(['module', 'complete', '15'], home);
  expect(code).toBe(1);
  expect(run).toMatchObject({ exportedTo: null, verdict: { status: 'failed' } });
  expect(existsSync(String(run['record']))).toBe(true);
  expect(existsSync(join(home, 'stack'))).toBe(false);
  const { modules } = JSON.parse(readFileSync(join(home, '.tito/progress.json'), 'utf8')) as {
    modules: Record<string, { completedAt: string | null }>;
  };
  expect(modules['15-quantization']?.completedAt).toBeNull();
  expect(tito(['module', 'list'], home).stdout).toMatch(/0 of 100 points +7 h/);
  const status = json(['module', 'status', '15'], home);
  expect(status.json['modules']).toMatchObject([
    { id: '15-quantization', hours: 7, lastAttempt: { status: 'failed', points: 0 } },
  ]);
  const again = json(['grade', 'verify', String(run['record'])], home);
  expect(again).toMatchObject({ code: 0, json: { outcome: 'identical' } });
});

test.skipIf(!HAS_HIDDEN)(
  'a correct module is exported, recorded, completed, and exported as grades',
  () => {
    const home = temporaryFolder();
    startModule(home);
    const solution = join(ROOT, 'grader/checks/15-quantization/corpus/solution');
    for (const name of readdirSync(solution).filter((file) => file.endsWith('.ts'))) {
      cpSync(join(solution, name), join(sourceOf(home), name));
    }
    const { code, stdout } = tito(['module', 'complete', '15'], home);
    expect(stdout).not.toMatch(/^ {2}[✗○!]/m);
    expect(code).toBe(0);
    const stack = join(home, 'stack/15-quantization');
    expect(readdirSync(stack).toSorted()).toEqual(['index.ts', 'src', 'stack.json']);
    const status = json(['module', 'status'], home);
    expect(status.json['modules']).toContainEqual(
      expect.objectContaining({
        id: '15-quantization',
        state: 'completed',
        lastAttempt: expect.objectContaining({ status: 'passed', points: 100 }),
      }),
    );
    const csv = tito(['export', '--format', 'csv'], home);
    expect(csv.code).toBe(0);
    expect(csv.stdout.trim().split('\r\n')).toHaveLength(2);
    expect(csv.stdout).toMatch(/passed,100,100,100/);
    const [record] = readdirSync(join(home, '.tito/records'));
    const shown = tito(['grade', 'show', (record ?? '').replace('.json', '')], home);
    expect(shown.stdout).toMatch(/passed, 100 of 100 points[^]*isolated by +process/);
    // It is the only one that was ever started, so it is meant still.
    expect(json(['test'], home).json).toMatchObject({ module: { id: '15-quantization' } });
    // A later run that fails takes no point back, wherever points are told.
    writeFileSync(join(sourceOf(home), 'qparams.ts'), 'export const chooseQParams = () => 0;\n');
    const later = tito(['module', 'complete', '15'], home);
    expect(later.stdout).toMatch(/this run takes\s+nothing of that back/);
    for (const where of [['status'], ['module', 'list'], ['module', 'status', '15']]) {
      expect(tito(where, home).stdout).toMatch(/completed +100 of 100/);
    }
    expect(json(['status'], home).json).toMatchObject({ points: 100 });
    expect(tito(['module', 'status', '15'], home).stdout).toMatch(
      /last run .*failed, [\d.]+ of 100/,
    );
    expect(tito(['export', '--format', 'csv'], home).stdout).toBe(csv.stdout);
    expect(tito(['export', '--total', '--format', 'json'], home).stdout).toMatch(
      /"percent": 100\b/,
    );
    // Started over, until the files are back with which it was completed.
    cpSync(join(solution, 'qparams.ts'), join(sourceOf(home), 'qparams.ts'));
    const undo = String(json(['module', 'reset', '15'], home).json['undo']);
    expect(tito(['status'], home).stdout).toMatch(/started over +100 of 100/);
    const path = `${join(ROOT, 'bin')}:${process.env['PATH']}`;
    execFileSync('sh', ['-c', undo], { cwd: home, env: { ...environment(home), PATH: path } });
    const back = tito(['status'], home).stdout;
    expect(back).toMatch(/completed +100 of 100/);
    expect(back).not.toContain('started over');
  },
);

test('completing the reference shows the same stages and touches nothing of the learner’s', () => {
  const home = temporaryFolder();
  const { code, stdout } = tito(['module', 'complete', '02', '--reference'], home);
  for (const name of ['files', 'public checks', 'verdict', 'record', 'export', 'progress']) {
    expect(stdout).toMatch(new RegExp(`^ {2}. ${name} `, 'm'));
  }
  expect(code).toBe(0);
  expect(readdirSync(home)).toEqual([]);
});

test.each([
  { why: 'NO_COLOR', env: { NO_COLOR: '1' } },
  { why: 'ACCESSIBLE', env: { ACCESSIBLE: '1' } },
  { why: 'TERM=dumb', env: { TERM: 'dumb' } },
  { why: 'a locale of ASCII', env: { LANG: 'C' } },
])('with $why the output has no escapes', ({ env }) => {
  const { stdout } = tito(['module', 'list'], temporaryFolder(), env);
  // oxlint-disable-next-line no-control-regex
  expect(stdout).toMatch(/^[^\u001b\r]+$/);
  expect(stdout).not.toContain('skip'); // none was: a module that is not started is not started
});
