import { printable } from '../intake/printable.ts';

const MAX_LENGTH = 500;
/** An escaped @ still makes a link of an address on GitHub; as code it makes none anywhere. */
const AT = '`@`';
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * A text that Markdown and HTML show as it is, on one line: no emphasis, link, image, table cell,
 * heading, list, mathematics or tag can come of it, nor a link of a bare address, nor a mention.
 * @example
 * plain('*a* <b>'); // => '\\*a\\* &lt;b&gt;'
 * plain('1. see https://x.org'); // => '1\\. see https\\://x.org'
 * plain('ada@x.org'); // => 'ada`@`x.org'
 */
export function plain(text: string, maxLength: number = MAX_LENGTH): string {
  return printable(text.trim(), maxLength)
    .replaceAll(/[\\`*_[\]#|~$!]/g, String.raw`\$&`)
    .replaceAll(/[&<>]/g, (char) => ENTITIES[char] ?? char)
    .replace(/^(?:[-+](?=\s|$)|[-=]+$)/, String.raw`\$&`)
    .replace(/^(\d+)([.)])(?=\s|$)/, String.raw`$1\$2`)
    .replaceAll('://', String.raw`\://`)
    .replaceAll(/(www)\./gi, String.raw`$1\.`)
    .replaceAll('@', AT);
}

/** A row of a table; the cells are Markdown already. */
export function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
