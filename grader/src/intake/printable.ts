// Control, format, surrogate, private and unassigned characters, line and paragraph separators,
// whatever renderers may leave out, and every space but the ordinary one.
const UNSHOWN =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|[^\P{Zs} ]/u;

/** Marks upon one letter in any spelling in use: Tibetan stacks eight. What comes on top is a flood. */
const MARKS = 8;
const MARK = /\p{M}/u;
const UNSHOWN_IN_JSON = new RegExp(`(?!\\n)${UNSHOWN.source}`, 'gu');

/**
 * The text on one line with every character visible: what could steer a terminal, reverse the
 * reading direction, hide, or pile up over other lines is shown as a mark, and what is too long ends in
 * an ellipsis.
 * @param maxLength most UTF-16 code units of the result, at least 1
 * @example
 * printable('a\u001b[31mb'); // => 'a␛[31mb'
 * printable('x\u202ey'); // => 'x\\u{202e}y'
 * printable('abcdef', 4); // => 'abc…'
 */
export function printable(text: string, maxLength: number = 200): string {
  let shown = '';
  let fitting = '';
  let marks = 0;
  for (const char of text) {
    marks = MARK.test(char) ? marks + 1 : 0;
    shown += marks > MARKS || UNSHOWN.test(char) ? markOf(char) : char;
    if (shown.length > maxLength) return `${fitting}…`;
    if (shown.length < maxLength) fitting = shown;
  }
  return shown;
}

/** Whether a text is shown as it is: one line, every character visible. */
export function isPrintable(text: string): boolean {
  return printable(text, Infinity) === text;
}

/** Unicode has a picture for each ASCII control character, 0x2400 above it. */
function markOf(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return code === 0x7f ? '␡' : `\\u{${code.toString(16)}}`;
}

/**
 * A JSON text that means the same and steers no terminal: characters that `printable` would mark are
 * written as JSON's own escapes. Line feeds between values stay.
 */
export function printableJson(json: string): string {
  return json.replaceAll(UNSHOWN_IN_JSON, (char) =>
    Array.from({ length: char.length }, (_, i) => escapeOf(char.charCodeAt(i))).join(''),
  );
}

function escapeOf(unit: number): string {
  return String.raw`\u${unit.toString(16).padStart(4, '0')}`;
}
