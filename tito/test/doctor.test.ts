import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkout } from './support/checkout.ts';
import { environment, mayCover, temporaryFolder, tito, titoWithoutBubblewrap } from './run.ts';

interface Examined {
  readonly isWell: boolean;
  readonly examinations: readonly {
    readonly name: string;
    readonly state: string;
    readonly tried: string;
    readonly found: string;
    readonly next: readonly string[];
  }[];
}

test('on a machine that is well, everything is tried, and nothing is left behind', () => {
  const home = temporaryFolder();
  const { code, stdout, stderr } = tito(['doctor', '--json'], home);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const { isWell, examinations } = JSON.parse(stdout) as Examined;
  expect(isWell).toBe(true);
  const states = new Map(examinations.map(({ name, state }) => [name, state]));
  for (const name of ['Node', 'pnpm', 'course', 'modules', 'your folder', 'progress', 'terminal']) {
    expect([name, states.get(name)]).toEqual([name, 'well']);
  }
  expect(states.get('registry')).toBe('not-run');
  expect(examinations.filter(({ name }) => name.startsWith('isolation '))).toHaveLength(2);
  for (const { name, tried, found, state, next } of examinations) {
    expect([name, tried.length > 0, found.length > 0]).toEqual([name, true, true]);
    expect([name, next.length > 0]).toEqual([name, state === 'note' || state === 'wrong']);
  }
  expect(readdirSync(home)).toEqual([]);
});

test('what is wrong is told with what to do, and ends neither the rest nor as a bug', () => {
  const home = temporaryFolder();
  mkdirSync(join(home, '.tito/records'), { recursive: true });
  writeFileSync(join(home, '.tito/progress.json'), '{"schema":1,');
  writeFileSync(join(home, '.tito/records/15.json'), '[]');
  const { code, stdout, stderr } = mayCover
    ? titoWithoutBubblewrap(['doctor'], home)
    : tito(['doctor'], home);
  expect({ code, stderr }).toEqual({ code: 3, stderr: '' });
  const words = stdout.replaceAll(/\s+/g, ' ');
  expect(words).toMatch(/✗ progress .*progress\.json is damaged.* do: mv '/);
  expect(words).toMatch(/✗ records .*15\.json.* do: /);
  if (mayCover) expect(words).toMatch(/○ isolation .*'strong' cannot be used.* do: Install it: /);
  expect(words).toMatch(/2 things to mend\./);
});

test('a folder that cannot be written and a registry that is away are told', () => {
  const home = temporaryFolder();
  writeFileSync(join(home, 'file'), '');
  const env = { TITO_HOME: join(home, 'file/below'), npm_config_registry: 'http://127.0.0.1:9/' };
  const { code, stdout } = tito(['doctor', '--registry', '--json'], home, env);
  expect(code).toBe(3);
  const { examinations } = JSON.parse(stdout) as Examined;
  const wrong = examinations.filter(({ state }) => state === 'wrong');
  expect(wrong.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['your folder', 'registry']),
  );
  for (const { next } of wrong) expect(next.join()).not.toContain('report this');
});

test('a module whose checks find no packages is told with what links it, and tests it so', () => {
  const course = checkout();
  rmSync(join(course, 'modules/15-quantization/node_modules/@tito/check'));
  const run = (...args: readonly string[]) =>
    spawnSync(process.execPath, [join(course, 'tito/bin/tito.cjs'), ...args], {
      encoding: 'utf8',
      env: environment(course),
    });
  const doctor = run('doctor', '--json');
  expect(doctor.status).toBe(3);
  const { examinations } = JSON.parse(doctor.stdout) as Examined;
  expect(examinations.find(({ name }) => name === 'modules')).toMatchObject({
    state: 'wrong',
    found: expect.stringContaining('15-quantization'),
    next: [expect.stringMatching(/npx pnpm@[\d.]+ install$/)],
  });
  const tested = run('test', '15', '--reference');
  expect(tested.status).toBe(3);
  expect(tested.stderr).toMatch(/15-quantization is not linked[^]*: npx pnpm@[\d.]+ install\n$/);
});
