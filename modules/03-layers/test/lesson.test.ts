// What this lesson alone claims. What holds for every lesson is in grader/test/support/module-laws.ts.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { explore } from '../stubs/explore.ts';
import { models, sentences, spread } from './lesson-figures.ts';

/** The lesson as one line of words: a sentence may be broken anywhere. */
const words = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8').replaceAll(
  /\s+/g,
  ' ',
);

test.each([
  ['the fans', spread],
  ['three models', models],
  ['sentences', sentences],
])('the lesson has the figures that are measured: %s', (_, figures) => {
  const expected = figures();
  expect(expected.filter((figure) => !words.includes(figure))).toEqual([]);
});

test('the program that is given says which task it waits for', () => {
  expect(() => explore()).toThrow(/^task 03\.\d is not written yet/);
});
