import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance, nearest } from '../src/nearest.ts';
import { glyphsFor, SIGNS, WORDS } from '../src/views/glyphs.ts';
import { jsonText } from '../src/views/json-text.ts';
import { commandSpan, labelled, line, paragraph, span, spread, textOf } from '../src/views/line.ts';
import { nextLines } from '../src/views/next-lines.ts';
import { shellWord } from '../src/views/paths.ts';
import { openTerminal } from '../src/views/terminal.ts';
import { minute } from '../src/words.ts';
import { displayWidth, pad, truncate } from '../src/views/width.ts';
import { wrapped } from '../src/views/wrap.ts';

const word = fc.string({
  minLength: 1,
  maxLength: 12,
  unit: fc.constantFrom('a', 'b', 'c', 'é', '李', '🦉'),
});
const words = fc.array(word, { minLength: 1, maxLength: 20 });

test('a word that no terminal takes is broken, and nothing of it is lost', () => {
  const hash = 'a'.repeat(64);
  expect(paragraph(`is ${hash}`, { width: 40 }).map(textOf)).toEqual(['is', hash]);
  const flood = '李a'.repeat(200);
  const rows = paragraph(flood, { width: 40 }).map(textOf);
  expect(rows.join('')).toBe(flood);
  expect(Math.max(...rows.map(displayWidth))).toBeLessThanOrEqual(80);
});

const narrow = (text: string): readonly string[] => paragraph(text, { width: 20 }).map(textOf);

test('a command in backticks is not broken, unless it fits no line; one backtick is a letter', () => {
  expect(narrow('Then type `tito test 15`.')).toEqual(['Then type', '`tito test 15`.']);
  expect(narrow('As `tito module reset 15 && ls`.')).toEqual([
    'As `tito module',
    'reset 15 && ls`.',
  ]);
  expect(narrow('one backtick ` is a letter')).toEqual(['one backtick ` is a', 'letter']);
});

test('what to type next keeps to the width: a reason without room stands below its command', () => {
  const steps = [
    { command: 'c'.repeat(60), why: 'a reason of several words' },
    { command: 'tito', why: 'short' },
  ];
  expect(nextLines(steps, { saysNext: true, width: 40 }).map(textOf)).toEqual([
    '',
    'Next',
    `  ${'c'.repeat(60)}`,
    '    a reason of several words',
    '  tito',
    '    short',
  ]);
  const shorter = [
    { command: 'c'.repeat(30), why: 'a reason of several words' },
    ...steps.slice(1),
  ];
  expect(nextLines(shorter, { saysNext: true, width: 40 }).map(textOf)).toEqual([
    '',
    `Next  ${'c'.repeat(30)}`,
    '        a reason of several words',
    '      tito  short',
  ]);
});

test('a paragraph keeps every word and no line is too wide, unless one word is', () => {
  fc.assert(
    fc.property(
      words,
      fc.integer({ min: 8, max: 40 }),
      fc.integer({ min: 0, max: 4 }),
      (all, width, indent) => {
        const rows = paragraph(all.join(' '), { width, indent }).map(textOf);
        expect(rows.join(' ').split(' ').filter(Boolean)).toEqual(all);
        for (const row of rows) {
          expect(row.startsWith(' '.repeat(indent))).toBe(true);
          const isOneWord = !row.trim().includes(' ');
          expect(isOneWord || displayWidth(row) <= width).toBe(true);
        }
      },
    ),
    { seed: 15, numRuns: 300 },
  );
});

test('a line in several tones breaks at spaces only, and keeps every word and its tone', () => {
  const tones = fc.constantFrom('text' as const, 'strong' as const, 'quiet' as const);
  const spans = fc.array(fc.tuple(words, tones), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(spans, fc.integer({ min: 1, max: 60 }), (all, columns) => {
      const whole = all.map(([some, tone]) => span(`${some.join(' ')} `, tone));
      const broken = wrapped(whole, columns);
      const wordsOf = (one: typeof whole) =>
        one.flatMap(({ text, tone }) => (text.match(/[^ ]+/g) ?? []).map((w) => `${w} ${tone}`));
      expect(broken.flatMap((row) => wordsOf([...row]))).toEqual(wordsOf(whole));
      for (const row of broken.map(textOf)) {
        const isOneWord = !row.trim().includes(' ');
        expect(isOneWord || displayWidth(row.trimEnd()) <= columns).toBe(true);
      }
    }),
    { seed: 15, numRuns: 300 },
  );
});

test('the rows below hang a little further in; a command stays whole', () => {
  expect(wrapped(line('  one two three four'), 14).map(textOf)).toEqual([
    '  one two',
    '    three four',
  ]);
  const next = [span('Next  '), commandSpan('tito grade show ada'), span('  one verdict', 'quiet')];
  expect(wrapped(next, 16).map(textOf)).toEqual(['Next', '  tito grade show ada', '  one verdict']);
});

test.each([
  { why: 'a terminal of 40', stdout: { isTTY: true, columns: 40 }, width: 40, longest: 40 },
  { why: 'a terminal of 3', stdout: { isTTY: true, columns: 3 }, width: 20, longest: 20 },
  { why: 'one that does not say', stdout: { isTTY: true, columns: 0 }, width: 76, longest: 300 },
  { why: 'a pipe', stdout: {}, width: 76, longest: 300 },
])('lines for $why: as wide as there is room, in every mode', ({ stdout, width, longest }) => {
  for (const env of [{}, { NO_COLOR: '1' }]) {
    let written = '';
    const write = (chunk: string | Uint8Array) => (written += String(chunk)) !== '';
    const terminal = openTerminal({ json: false, stdout: { ...stdout, write }, env });
    expect(terminal.width).toBe(width);
    terminal.print([line('ab '.repeat(100).trim())]);
    const widths = written.trimEnd().split('\n').map(displayWidth);
    expect(Math.max(...widths)).toBeLessThanOrEqual(longest);
    expect(widths.length > 1).toBe(longest < 300);
  }
});

test('two texts share a line where they fit, and never run together', () => {
  fc.assert(
    fc.property(words, words, fc.integer({ min: 10, max: 60 }), (a, b, width) => {
      const [left, right] = [a.join(' '), b.join(' ')];
      const rows = spread(line(left), line(right), { width, indent: 2 }).map(textOf);
      if (displayWidth(left) + displayWidth(right) + 2 <= width) {
        expect(rows).toHaveLength(1);
        expect(displayWidth(rows[0] ?? '')).toBe(width);
      } else {
        expect(rows).toEqual([left, `  ${right}`]);
      }
    }),
    { seed: 15, numRuns: 300 },
  );
});

test('truncated text is never wider than asked, and short text stays', () => {
  fc.assert(
    fc.property(words, fc.integer({ min: 1, max: 40 }), (all, columns) => {
      const text = all.join(' ');
      const cut = truncate(text, columns, '…');
      expect(displayWidth(cut)).toBeLessThanOrEqual(columns);
      if (displayWidth(text) <= columns) expect(cut).toBe(text);
      expect(displayWidth(pad(cut, columns))).toBe(columns);
    }),
    { seed: 15, numRuns: 300 },
  );
});

test.each([
  { text: 'Ada', columns: 3 },
  { text: '李小龍', columns: 6 },
  { text: 'é', columns: 1 },
  { text: 'é', columns: 1 },
  { text: '🦉', columns: 2 },
  { text: '', columns: 0 },
  { text: 'محمد', columns: 4 },
])('"$text" takes $columns columns', ({ text, columns }) => {
  expect(displayWidth(text)).toBe(columns);
});

const seed = (width: number): readonly string[] =>
  labelled(line('  seed  '), 'one two three four five six', { width }).map(textOf);

test('a label stands beside the first line of its text, or above it where there is no room', () => {
  expect(seed(28)).toEqual(['  seed  one two three four', '        five six']);
  expect(seed(24)).toEqual(['  seed  ', '    one two three four', '    five six']);
});

test('a distance counts insertions, deletions, substitutions and swaps', () => {
  expect(editDistance('tset', 'test')).toBe(1);
  expect(editDistance('kitten', 'sitting')).toBe(3);
  expect(editDistance('', 'abc')).toBe(3);
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(editDistance(a, b)).toBe(editDistance(b, a));
      expect(editDistance(a, b) === 0).toBe(a === b);
    }),
    { seed: 15 },
  );
});

test('only what is near is suggested', () => {
  expect(nearest('quantisation', ['quantization', 'tensor'])).toBe('quantization');
  expect(nearest('list', ['test', 'grade'])).toBeNull();
});

test.each([
  { env: {}, glyphs: SIGNS },
  { env: { LANG: 'de_DE.UTF-8' }, glyphs: SIGNS },
  { env: { LANG: 'C.utf8' }, glyphs: SIGNS },
  { env: { LANG: 'C' }, glyphs: WORDS },
  { env: { LANG: 'en_US.ISO-8859-1' }, glyphs: WORDS },
  { env: { LANG: 'en_US.UTF-8', LC_ALL: 'POSIX' }, glyphs: WORDS },
  { env: { LC_ALL: '', LANG: 'en_US.UTF-8' }, glyphs: SIGNS },
  { env: { LANG: 'en_US.UTF-8', TERM: 'linux' }, glyphs: WORDS },
  { env: { LANG: 'en_US.UTF-8', ACCESSIBLE: '1' }, glyphs: { ...WORDS, pictures: 'sentence' } },
])('the environment $env gets the signs that it can show', ({ env, glyphs }) => {
  expect(glyphsFor(env)).toEqual(glyphs);
});

const TTY = { isTTY: true, columns: 80, write: () => true };

test.each([
  { why: 'a terminal', stdout: TTY, env: {}, json: false, mode: 'screen' },
  {
    why: 'a terminal without columns',
    stdout: { ...TTY, columns: 0 },
    env: {},
    json: false,
    mode: 'plain',
  },
  { why: 'a pipe', stdout: { write: () => true }, env: {}, json: false, mode: 'plain' },
  { why: 'TERM=dumb', stdout: TTY, env: { TERM: 'dumb' }, json: false, mode: 'plain' },
  { why: 'NO_COLOR', stdout: TTY, env: { NO_COLOR: '0' }, json: false, mode: 'plain' },
  { why: 'an empty NO_COLOR', stdout: TTY, env: { NO_COLOR: '' }, json: false, mode: 'screen' },
  { why: 'ACCESSIBLE=1', stdout: TTY, env: { ACCESSIBLE: '1' }, json: false, mode: 'plain' },
  { why: 'CI', stdout: TTY, env: { CI: 'true' }, json: false, mode: 'plain' },
  { why: 'CI=false', stdout: TTY, env: { CI: 'false' }, json: false, mode: 'screen' },
  { why: '--json', stdout: TTY, env: {}, json: true, mode: 'json' },
])('$why is presented as $mode', ({ stdout, env, json, mode }) => {
  expect(openTerminal({ json, stdout, env }).mode).toBe(mode);
});

test('times are told in UTC, whatever zone they were written in', () => {
  expect(minute('2026-11-24T03:12:45.000Z')).toBe('2026-11-24 03:12 UTC');
  expect(minute('2026-12-19T00:30:00+01:00')).toBe('2026-12-18 23:30 UTC');
});

test('JSON keeps numbers that JSON does not have', () => {
  const text = jsonText({ a: NaN, b: [-Infinity, -0, 1.5] });
  expect(JSON.parse(text)).toEqual({ a: 'NaN', b: ['-Infinity', '-0', 1.5] });
});

test.each([
  { word: 'src/qparams.ts', quoted: 'src/qparams.ts' },
  { word: 'my files', quoted: "'my files'" },
  { word: "it's", quoted: String.raw`'it'\''s'` },
  { word: '$(rm)', quoted: "'$(rm)'" },
])('a shell takes $word as one word', ({ word: typed, quoted }) => {
  expect(shellWord(typed)).toBe(quoted);
});
