import { expect, test } from 'vitest';
import { mutantsOf } from '../src/author/mutate.ts';

/** What the mutants of an expression are, in order. */
function mutantsIn(expression: string): readonly string[] {
  const head = 'export const f = (a, b, c) => ';
  return mutantsOf(`${head}${expression};\n`).map(({ became }) =>
    became.slice(head.length, -1).trim(),
  );
}

test.each([
  ['a + b', ['a - b']],
  ['a ** b', ['a * b']],
  ['a < b', ['a <= b', 'a >= b']],
  ['a >= b', ['a > b', 'a < b']],
  ['a === b', ['a !== b']],
  ['a && b', ['a || b']],
  ['a ?? b', ['a']],
  ['-a', ['a']],
  ['!a', ['a']],
  ['1', ['2', '0']],
  ['0', ['1', '(-1)']],
  ['Math.min(a, b)', ['Math.max(a, b)']],
  ['Math.floor(a)', ['Math.ceil(a)']],
  ['Math.fround(a)', ['a']],
  ['a.every(b)', ['a.some(b)']],
  ['a.slice()', ['a']],
  ['a.slice(b)', []],
  ['a ? b : c', ['b', 'c']],
])('%s', (expression, expected) => {
  expect(mutantsIn(expression)).toEqual(expected);
});

test.each(["a + 'text'", '`${a} text`', "'text'", 'a + `text`'])(
  'the text %s is left alone',
  (expression) => {
    expect(mutantsIn(expression)).toEqual([]);
  },
);

test('conditions hold always or never, and statements are left out', () => {
  const source = 'function f(a, b) {\n  if (a) throw b;\n  b();\n}\n';
  expect(mutantsOf(source)).toMatchObject([
    {
      operator: 'branch',
      line: 2,
      within: 'f',
      was: 'if (a) throw b;',
      became: 'if (true) throw b;',
    },
    { operator: 'branch', line: 2, within: 'f', became: 'if (false) throw b;' },
    { operator: 'statement', line: 3, within: 'f', was: 'b();', became: ';' },
  ]);
});

test('a mutant is the whole text with one change, every mutant another', () => {
  const source = 'export const f = (a, b) =>\n  a * 2 +\n  b;\n';
  const sources = mutantsOf(source).map((mutant) => mutant.source);
  expect(sources).toContain('export const f = (a, b) =>\n  a / 2 +\n  b;\n');
  expect(new Set([source, ...sources]).size).toBe(sources.length + 1);
});
