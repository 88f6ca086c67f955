import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { HAS_HIDDEN, startModule, temporaryFolder, tito } from './run.ts';

/** A learner's folder, and the environment of a course with these settings. */
function courseWith(settings: object): { home: string; env: Record<string, string> } {
  const home = temporaryFolder();
  const file = join(home, 'settings.json');
  writeFileSync(file, JSON.stringify(settings));
  return { home, env: { TITO_COURSE: file } };
}

test('a setting that is not allowed ends every command with its place and the way out', () => {
  const { home, env } = courseWith({ hints: { steps: 9 } });
  const { code, stdout, stderr } = tito(['module', 'list'], home, env);
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  expect(stderr).toMatch(/settings\.json: hints\.steps is 9; allowed[^]*\nMend that in .*settings/);
  const gone = tito(['module', 'list'], home, { TITO_COURSE: 'gone.json' });
  expect(gone).toMatchObject({ code: 3, stderr: expect.stringContaining('names gone.json') });
});

test('a course decides how many hints there are', () => {
  const { home, env } = courseWith({ hints: { steps: 1 } });
  expect(tito(['hint', '15.2'], home, env).stdout).toMatch(/hint 1 of 1/);
  const { code, stderr } = tito(['hint', '15.2', '--step', '2'], home, env);
  expect(code).toBe(2);
  expect(stderr).toContain('This course shows 1 of its 3');
});

test('a solution is shown where the course allows it, and only there', () => {
  const { home, env } = courseWith({ hints: { solution: true } });
  const refused = tito(['hint', '15.2', '--solution'], home);
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  const shown = tito(['hint', '15.2', '--solution'], home, env);
  if (HAS_HIDDEN) expect(shown.stdout).toContain('export function quantizeInt8');
  else expect(shown.code).toBe(3);
  const last = ['hint', '15.2', '--step', '3'];
  expect(tito(last, home, env).stdout.includes('--solution')).toBe(HAS_HIDDEN);
  expect(tito(last, home).stdout).not.toContain('--solution');
  expect(tito(['hint', '15.2', '--step', '2'], home, env).stdout).not.toContain('--solution');
});

test('limits of the course are those of a record; its weight and deadline are told with it', () => {
  const { home, env } = courseWith({
    modules: [{ id: '15-quantization', weight: 4, deadline: '2026-01-01T00:00:00Z' }],
    limits: { callMs: 1_500, heapMiB: 128 },
  });
  startModule(home);
  const { stdout } = tito(['module', 'complete', '15', '--json'], home, env);
  expect(JSON.parse(stdout)).toMatchObject({
    means: { limits: { callMs: 1_500, heapMiB: 128, submissionMs: 60_000 } },
  });
  const total = tito(['export', '--total', '--format', 'json'], home, env);
  expect(JSON.parse(total.stdout)).toMatchObject({
    modules: [{ id: '15-quantization', weight: 4 }],
    learners: [
      {
        id: 'learner',
        percent: 0,
        modules: { '15-quantization': { late: { hours: expect.any(Number) } } },
      },
    ],
  });
  const map = tito(['status'], home, { ...env, TZ: 'Asia/Kolkata' });
  expect(map.stdout).toMatch(
    /15 Quantization +started +0 of 100 +overdue 1 Jan 05:30[^]*Deadlines are in the time zone Asia\/(?:Kolkata|Calcutta)/,
  );
  expect(tito(['export', '--total', '--out', 'none'], home, env)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('no records of this course in none'),
  });
});
