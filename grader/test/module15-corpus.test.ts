import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Exports } from '@tito/check';
import { pack as publicPack } from '@tito/module-15-quantization/checks';
import type { Check15 } from '@tito/module-15-quantization/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Change, changed, type Files } from '../checks/15-quantization/corpus/edits.ts';
import { mistakes } from '../checks/15-quantization/corpus/mistakes.ts';
import { readSolution } from '../checks/15-quantization/corpus/solution-files.ts';
import { variants } from '../checks/15-quantization/corpus/variants.ts';
import { pack as hiddenPack } from '../checks/15-quantization/index.ts';
import { WORKSPACE } from '../src/workspace.ts';
import { failures, hasPassed, judge } from './module15-judging.ts';

const checks: readonly Check15[] = [...publicPack.checks, ...hiddenPack.checks];
const solution = readSolution();

/** Edited files live where packages resolve as they do for the grader itself. */
const workshop = mkdtempSync(join(tmpdir(), 'module15-'));
beforeAll(() =>
  symlinkSync(join(WORKSPACE, 'grader/node_modules'), join(workshop, 'node_modules')),
);
afterAll(() => rmSync(workshop, { recursive: true }));

/** The exports of the solution with a change made to it. */
async function load(id: string, change: Change): Promise<Exports> {
  const files: Files = changed(solution, change);
  for (const [name, text] of Object.entries(files)) {
    const path = join(workshop, id, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  const modules = await Promise.all(
    Object.keys(solution).map(
      async (name): Promise<Exports> => import(pathToFileURL(join(workshop, id, name)).href),
    ),
  );
  return Object.assign({}, ...modules);
}

test('every mistake is named by a check of its task, and every check names one', () => {
  const known = new Map(mistakes.map(({ id, task }) => [id, task]));
  const named = new Set(
    checks.flatMap(({ task, mustFail }) => mustFail.filter((id) => known.get(id) === task)),
  );
  expect([...known.keys()].filter((id) => !named.has(id))).toEqual([]);
  expect(checks.filter(({ mustFail }) => mustFail.length === 0).map(({ id }) => id)).toEqual([]);
  expect(checks.flatMap(({ mustFail }) => mustFail.filter((id) => !known.has(id)))).toEqual([]);
});

test('the model solution passes every check', { timeout: 60_000 }, async () => {
  const exports = await load('solution', { edits: [] });
  expect(await failures(checks, exports, 'solution')).toEqual([]);
});

/** Others hold the same images to stricter lines. */
const implied = new Set(['15.8-accuracy-drop', '15.8-clean-calibration']);

test.each(variants)('the variant $id passes every check', { timeout: 60_000 }, async (variant) => {
  const quick = checks.filter(({ id, needs }) => needs === undefined && !implied.has(id));
  expect(await failures(quick, await load(variant.id, variant), 'variant')).toEqual([]);
});

/** Mistakes are caught with any seed; where memory is measured, inputs make no difference. */
const seedsOf = ({ needs }: Check15): readonly string[] =>
  needs === undefined ? ['first', 'second', 'third'] : ['only'];

test.each(mistakes)(
  '$id is caught by each check that names it',
  { timeout: 60_000 },
  async (mistake) => {
    const exports = await load(mistake.id, mistake);
    const naming = checks.filter(({ mustFail }) => mustFail.includes(mistake.id));
    const missed: string[] = [];
    for (const check of naming) {
      for (const seed of seedsOf(check)) {
        if (hasPassed(await judge(check, exports, seed))) missed.push(`${check.id}, seed ${seed}`);
      }
    }
    expect(missed).toEqual([]);
  },
);
