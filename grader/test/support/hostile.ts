// Text that somebody might hand in to steer whatever shows it.
import fc from 'fast-check';

const PIECES: readonly string[] = [
  // terminals: colours, links, the clipboard, titles, C1 controls, overwriting, nothing at all
  '\u001b[31m',
  '\u001b[2J\u001b[H',
  '\u001b]8;;https://evil.example\u0007here\u001b]8;;\u0007',
  '\u001b]52;c;cm0gLXJmIC8=\u0007',
  '\u001b]0;title\u001b\\',
  '\u009b31m',
  '\u0007\b\v\f\u007f',
  '\r',
  '\n',
  '\r\n\r\n',
  '\t',
  '\u0000',
  '\u2028\u2029\u0085',
  // what readers cannot see, or see in another order
  '\u202egnp.exe\u202c',
  '\u2066\u2067\u2069',
  '\u200b\u200d\u2060\ufeff\u00ad',
  '\u{e0041}\u{e0042}',
  `a${'\u0301'.repeat(60)}`,
  '\u{1d173}\ufff9\uffff',
  '\ud800',
  '\udc00x',
  // HTML and Markdown
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '</pre></td><!--',
  '<?php ?><![CDATA[',
  '&lt;b&gt; &#60;i&#62; &amp;',
  '[click](javascript:alert(1))',
  '![i](https://evil.example/i.png)',
  '[x]: https://evil.example "t"',
  '[^1]: note',
  '<https://evil.example>',
  'https://evil.example/a_b?c=d',
  'HTTP://EVIL.EXAMPLE',
  'ftp://evil.example',
  'www.evil.example',
  'wWw.evil.example',
  'eve@evil.example',
  'mailto:eve@evil.example',
  'xmpp:eve@evil.example/x',
  '@everyone',
  '`code`',
  '```',
  '~~~',
  '| a | b |',
  '| --- | --- |',
  '\\',
  '\\|',
  '**bold** _under_ ~~gone~~',
  '# heading',
  '> quote',
  '- item',
  '+ item',
  '* * *',
  '1. first',
  '12) twelfth',
  '---',
  '===',
  '- [ ] box',
  '    indented',
  '$x^2$',
  // spreadsheets
  '=1+1',
  "=cmd|' /C calc'!A0",
  '+1',
  '-1',
  '@SUM(A1)',
  '＝1+1',
  '＠SUM(A1)',
  "'",
  '"',
  '","',
  ';',
  // width
  '李小龍',
  '🦉👩‍👩‍👧',
  'x'.repeat(700),
  '龍'.repeat(120),
  ' ',
];

/** Such text: pieces in any order and number, and anything at all. */
export const hostile: fc.Arbitrary<string> = fc
  .oneof(
    { weight: 4, arbitrary: fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 5 }) },
    { weight: 1, arbitrary: fc.array(fc.string({ unit: 'binary' }), { maxLength: 3 }) },
  )
  .map((pieces) => pieces.join(''));

/** Every character that could act instead of being shown, by Unicode's own classes; not line feeds. */
export const ACTING: RegExp = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Co}\p{Cn}]/u;
