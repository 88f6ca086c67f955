import { stripTypeScriptTypes } from 'node:module';
import { expect, test } from 'vitest';
import { attacks } from '../checks/15-quantization/corpus/attacks.ts';
import { applyEdits, changed, edit } from '../src/author/edits.ts';
import type { Change } from '../src/author/edits.ts';
import { mistakes } from '../checks/15-quantization/corpus/mistakes.ts';
import { samples, sampleFiles } from '../checks/15-quantization/corpus/samples.ts';
import { readSolution } from '../checks/15-quantization/corpus/solution-files.ts';
import { variants } from '../checks/15-quantization/corpus/variants.ts';

const solution = readSolution();
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
