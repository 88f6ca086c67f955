// Control, format, surrogate, private and unassigned characters, line and paragraph separators,
// whatever renderers may leave out, and every space but the ordinary one.
const UNSHOWN =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|[^\P{Zs} ]/u;

/**
 * The text on one line with every character visible: what could steer a terminal, reverse the
 * reading direction or hide is shown as a mark, and what is too long ends in an ellipsis.
 * @param maxLength most UTF-16 code units of the result, at least 1
 * @example
 * printable('a\u001b[31mb'); // => 'a␛[31mb'
 * printable('x\u202ey'); // => 'x\\u{202e}y'
 * printable('abcdef', 4); // => 'abc…'
 */
export function printable(text: string, maxLength: number = 200): string {
  let shown = '';
  let fitting = '';
  for (const char of text) {
    shown += UNSHOWN.test(char) ? markOf(char) : char;
    if (shown.length > maxLength) return `${fitting}…`;
    if (shown.length < maxLength) fitting = shown;
  }
  return shown;
}

/** Unicode has a picture for each ASCII control character, 0x2400 above it. */
function markOf(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return code === 0x7f ? '␡' : `\\u{${code.toString(16)}}`;
}
