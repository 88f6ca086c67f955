import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Module15 } from '@tito/quantization/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attacks } from '../checks/15-quantization/corpus/attacks.ts';
import { applyEdits, changed, edit } from '../src/author/edits.ts';
import type { Change, Files } from '../src/author/edits.ts';
import { mistakes } from '../checks/15-quantization/corpus/mistakes.ts';
import { samples, sampleFiles } from '../checks/15-quantization/corpus/samples.ts';
import { readSolution } from '../checks/15-quantization/corpus/solution-files.ts';
import { variants } from '../checks/15-quantization/corpus/variants.ts';
import { readCatalog } from '../src/catalog/catalog.ts';
import { readStubs } from '../src/intake/submission.ts';
import { WORKSPACE } from '../src/workspace.ts';

const solution = readSolution();
const module15 = readCatalog(join(WORKSPACE, 'modules')).find(({ number }) => number === 15);
if (module15 === undefined) throw new Error('module 15 is not in the catalog');
const stubs: Files = Object.fromEntries(
  readStubs(module15).map(({ path, text }) => [path.slice('src/'.length), text]),
);

const workshop = mkdtempSync(join(tmpdir(), 'corpus-'));
beforeAll(() =>
  symlinkSync(join(WORKSPACE, 'grader/node_modules'), join(workshop, 'node_modules')),
);
afterAll(() => rmSync(workshop, { recursive: true }));

/** Loads files as a learner's module: all exports that the tasks ask for. Our own code only. */
async function load(id: string, files: Files): Promise<Module15> {
  const folder = join(workshop, id);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const modules = await Promise.all(
    [...new Set(module15?.tasks.map(({ file }) => file.slice('src/'.length)))].map(
      async (name): Promise<object> => import(pathToFileURL(join(folder, name)).href),
    ),
  );
  // The laws find out whether these are what the contract says.
  return Object.assign({}, ...modules) as Module15;
}

const changes: readonly (Change & { readonly id: string })[] = [
  ...mistakes,
  ...variants,
  ...attacks,
];

test('the corpus is not smaller than it was meant to be', () => {
  expect(mistakes.length).toBeGreaterThanOrEqual(90);
  expect(variants.length).toBeGreaterThanOrEqual(10);
  expect(samples.length).toBeGreaterThanOrEqual(14);
});

test('an edit must find its text exactly once', () => {
  const files = { 'a.ts': 'one two two' };
  expect(applyEdits(files, [edit('a.ts', 'one', '$& 1')])).toEqual({ 'a.ts': '$& 1 two two' });
  expect(() => applyEdits(files, [edit('a.ts', 'two', '2')])).toThrow('2 times');
  expect(() => applyEdits(files, [edit('a.ts', 'three', '3')])).toThrow('0 times');
  expect(() => applyEdits(files, [edit('b.ts', 'one', '1')])).toThrow('no file b.ts');
});

const wellFormed = changes.filter(({ id }) => id !== 'syntax-error');

test.each(wellFormed)('the edits of $id apply, and what they make can be loaded', (change) => {
  const files = changed(solution, change);
  expect(files).not.toEqual(solution);
  for (const text of Object.values(files)) expect(() => stripTypeScriptTypes(text)).not.toThrow();
});

test('every sample can be made, and its names are all different', () => {
  expect(new Set(samples.map(({ student }) => student)).size).toBe(samples.length);
  for (const sample of samples.filter(({ untouched }) => untouched === undefined)) {
    const files = sampleFiles(sample, solution);
    expect(Object.keys(files).length).toBe(sample.partial?.length ?? Object.keys(files).length);
    expect(Object.keys(files).length).toBeGreaterThan(0);
  }
});

test('the lesson shows what the program that is given prints for the solution', async () => {
  await load('explore', { ...solution, 'explore.ts': stubs['explore.ts'] ?? '' });
  const given = await import(pathToFileURL(join(workshop, 'explore', 'explore.ts')).href);
  const readme = readFileSync(join(WORKSPACE, 'modules/15-quantization/README.md'), 'utf8');
  expect(readme).toContain(given.report(given.explore()));
});
