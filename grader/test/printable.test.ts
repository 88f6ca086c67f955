import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printable } from '../src/intake/printable.ts';

const seeded = { seed: 15, numRuns: 500 } as const;

test.each([
  ['terminal escapes', '\u001b[31mred\u001b[0m', '␛[31mred␛[0m'],
  ['line ends and tabs', 'a\r\nb\tc', 'a␍␊b␉c'],
  ['NUL and DEL', '\0\u007f', '␀␡'],
  ['one-byte terminal escapes', '\u009b2J', '\\u{9b}2J'],
  ['reversed reading', 'a\u202egpj.exe\u2066', 'a\\u{202e}gpj.exe\\u{2066}'],
  ['zero widths', 'a\u200bb\u200dc\u2060d\ufeff', 'a\\u{200b}b\\u{200d}c\\u{2060}d\\u{feff}'],
  ['soft hyphens and fillers', '\u00ad\u115f\u3164\u034f', '\\u{ad}\\u{115f}\\u{3164}\\u{34f}'],
  ['tags and variation selectors', '\u{e0041}\ufe0f', '\\u{e0041}\\u{fe0f}'],
  ['line separators', '\u2028\u2029', '\\u{2028}\\u{2029}'],
  ['spaces that are none', 'a\u00a0b\u2003c', 'a\\u{a0}b\\u{2003}c'],
  ['lone surrogates and private use', '\ud800\ue000', '\\u{d800}\\u{e000}'],
  ['what is fit to print', 'Ωmega 李雷 é e\u0301 "x" 🎓', 'Ωmega 李雷 é e\u0301 "x" 🎓'],
])('made visible: %s', (_title, text, shown) => {
  expect(printable(text)).toBe(shown);
});

test('nothing that is left can steer a terminal or hide, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 50 }), (text) => {
      const shown = printable(text);
      expect(shown).not.toMatch(/[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\n\r\t]/u);
      expect(printable(shown)).toBe(shown);
    }),
    seeded,
  );
});

test('a text is never longer than asked, and a mark is never cut', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 20 }), (text, most) => {
      const shown = printable(text, most);
      expect(shown.length).toBeLessThanOrEqual(most);
      const whole = printable(text, 10_000);
      if (whole.length <= most) expect(shown).toBe(whole);
      else expect(whole.startsWith(shown.slice(0, -1)) && shown.endsWith('…')).toBe(true);
      expect(shown).not.toMatch(/\\u\{[0-9a-f]*…/);
    }),
    seeded,
  );
});

test('a text of many million characters costs no more than what is shown of it', () => {
  expect(printable('\u202e'.repeat(5_000_000), 20)).toBe('\\u{202e}\\u{202e}…');
});
