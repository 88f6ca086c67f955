// What this lesson alone claims. What holds for every lesson is in grader/test/support/module-laws.ts.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { arange, firstLostInteger, reshape, transpose } from '@tito/tensor';
import { expect, test } from 'vitest';
import { explore } from '../stubs/explore.ts';

/** The lesson as one line of words: a sentence may be broken anywhere. */
const words = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8').replaceAll(
  /\s+/g,
  ' ',
);

test('a running sum of ones in float32 stops where the lesson says', () => {
  let sum = firstLostInteger(24) - 1000;
  for (let i = 0; i < 5000; i++) sum = Math.fround(sum + 1);
  const stopped = sum.toLocaleString('en-US');
  expect(words).toContain(`Sum of twice as many: ${stopped}.`);
});

test('the inverse of an order of three axes is another one, and that of two is the same', () => {
  expect(words).toContain('([1, 2, 0] has the inverse [2, 0, 1])');
  const cube = reshape(arange(24), [2, 3, 4]);
  const there = transpose(cube, [1, 2, 0]);
  expect(transpose(there, [2, 0, 1])).toEqual(cube);
  expect(transpose(there, [1, 2, 0])).not.toEqual(cube);
  const table = reshape(arange(6), [2, 3]);
  expect(transpose(transpose(table, [1, 0]), [1, 0])).toEqual(table);
});

test('float32 has the digits that the lesson says', () => {
  expect(Math.floor(24 * Math.log10(2))).toBe(7);
  expect(words).toContain('24 significant bits, about seven decimal digits');
});

test('the program that is given says which task it waits for', () => {
  expect(() => explore()).toThrow(/^task 01\.\d is not written yet/);
});
