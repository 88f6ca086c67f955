// A module on the learner's own earlier ones, for whatever modules the course holds.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ModuleSpec } from '@tito/grader';
import { expect, test } from 'vitest';
import { readCourse } from '../src/course.ts';
import { exportModule } from '../src/framework/export-module.ts';
import { ROOT, temporaryFolder, tito } from './run.ts';

type Spec = Omit<ModuleSpec, 'below'>;

function solutionOf({ id }: Spec): string {
  return join(ROOT, 'grader/checks', id, 'corpus/solution');
}

/** Modules that stand on others whose solutions are all here, from few to many. */
const standing = readCourse()
  .filter(({ below }) => below.length > 0 && below.every((each) => existsSync(solutionOf(each))))
  .toSorted((a, b) => a.below.length - b.below.length);
const [low, top] = [standing[0], standing.at(-1)];

/** A learner who has finished all that a module builds on. */
async function finished({ below }: ModuleSpec): Promise<string> {
  const home = temporaryFolder();
  for (const each of below) {
    const folder = solutionOf(each);
    const files = readdirSync(folder)
      .filter((name) => name.endsWith('.ts'))
      .map((name) => ({ path: `src/${name}`, text: readFileSync(join(folder, name), 'utf8') }));
    const module = { ...each, below: [] };
    await exportModule(join(home, 'stack'), {
      module,
      files,
      record: 'r',
      at: new Date().toISOString(),
    });
  }
  return home;
}

test('nothing of one’s own under a module is told, with what it builds on', () => {
  const { code, stdout, stderr } = tito(['test', '15', '--stack', 'mine'], temporaryFolder());
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/in your stack yet|builds on no module of this course/);
});

test.skipIf(top === undefined)('a module passes on solutions of all modules below it', async () => {
  if (top === undefined) return;
  const home = await finished(top);
  const number = String(top.number);
  const run = tito(['test', number, '--reference', '--stack', 'mine', '--json'], home);
  expect(JSON.parse(run.stdout)).toMatchObject({
    verdict: { status: 'passed' },
    means: { stack: top.below.map(({ id, reference }) => ({ module: id, over: reference })) },
  });
  const parts = JSON.parse(tito(['stack', '--json'], home).stdout) as {
    parts: { module: string; whose: string; isChanged: boolean | null }[];
  };
  const own = parts.parts.filter(({ whose }) => whose === 'yours').map(({ module }) => module);
  expect(own).toEqual(top.below.map(({ id }) => id));
});

test.skipIf(low === undefined)('a flaw in an own part is the own part’s alone', async () => {
  const [first] = low?.below ?? [];
  if (low === undefined || first === undefined) return;
  const home = await finished(low);
  const [task] = first.tasks;
  writeFileSync(join(home, 'stack', first.id, task?.file ?? ''), 'throw new TypeError("gone");\n');
  expect(tito(['stack'], home).stdout).toContain('yours, changed since it was judged');
  expect(tito(['module', 'start', String(low.number)], home).code).toBe(0);
  const { code, stdout } = tito(['module', 'complete', String(low.number)], home);
  expect(stdout).toMatch(/public checks +\d+ of \d+, \d+ to do[^]*on own parts [^]*decides/);
  expect(code).toBe(1);
});
