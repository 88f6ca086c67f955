// What a person sees, as text: the characters, where the terminal had to break a line, and the styles.
import type { IBufferCell, IBufferLine, Terminal } from '@xterm/headless';

/** Stands at the end of a row that the terminal broke, since the program wrote past its edge. */
const BROKEN = '⤶';
/** Between what has scrolled off and what is on the screen. */
const EDGE = '═';

/**
 * The rows from `from` on, counted from 0, without what differs from run to run. A row of `═` is the upper
 * edge of the screen, where something has scrolled off; below the text stand the styles, one letter for
 * each character.
 */
export function frameOf({ buffer: { active }, cols }: Terminal, from: number): string {
  const rows = Array.from({ length: active.length }, (_, y) => active.getLine(y))
    .filter((row) => row !== undefined)
    .slice(from);
  const drawn = rows.map((row, y) => rowOf(row, rows[y + 1]?.isWrapped === true, cols));
  const text = drawn.map((row) => row.text);
  const above = active.baseY - from;
  const edge = above === 0 ? [] : [EDGE.repeat(cols)];
  const framed = trimmed([...text.slice(0, above), ...edge, ...text.slice(above)]);
  return `${framed}\n\n${legendOf(drawn.map(({ styles }) => styles))}`;
}

interface Row {
  readonly text: string;
  readonly styles: string;
}

function rowOf(row: IBufferLine, isBroken: boolean, cols: number): Row {
  const text = still(row.translateToString(true).trimEnd());
  const styles = Array.from({ length: row.length }, (_, x) =>
    (text[x] ?? ' ') === ' ' ? ' ' : styleOf(row.getCell(x)),
  );
  return {
    text: isBroken ? text.padEnd(cols) + BROKEN : text,
    styles: styles.join('').trimEnd(),
  };
}

/** Palette entries of SGR 30 to 37 (ECMA-48). */
const COLOURS: Readonly<Record<number, string>> = {
  1: 'r',
  2: 'g',
  3: 'y',
  4: 'b',
  5: 'm',
  6: 'c',
};
const LEGEND = 'B bold, D dim, r red, g green, y yellow, m magenta, ? another';

function styleOf(cell: IBufferCell | undefined): string {
  if (cell === undefined || cell.isAttributeDefault()) return ' ';
  if (cell.isBold()) return 'B';
  if (cell.isDim()) return 'D';
  return (cell.isFgPalette() ? COLOURS[cell.getFgColor()] : undefined) ?? '?';
}

function legendOf(styles: readonly string[]): string {
  const shown = trimmed(styles);
  return shown === '' ? 'no styles\n' : `${LEGEND}\n${shown}\n`;
}

function trimmed(rows: readonly string[]): string {
  return rows.join('\n').trimEnd();
}

const STAMP = 'YYYYMMDDThhmmssmmmZ';

/**
 * A row without what two runs do not reproduce. A duration beside a text ends where it did, and what
 * has always the same width keeps it, so that columns stay in line.
 */
function still(row: string): string {
  return (
    row
      .replace(/^( *)\d+(?:\.\d)? m?s$/, '$1# ms')
      .replace(/ +\d+(?:\.\d)? m?s$/, (time) => '# ms'.padStart(time.length))
      .replace(/\b\d+(?:\.\d)? m?s after/, '### ms after')
      .replaceAll(/\b20\d\d-\d\d-\d\d\b(?!T)/g, 'YYYY-MM-DD')
      .replaceAll(/(?<![a-z] )\b\d\d:\d\d(?= UTC|;|$)/g, 'hh:mm')
      .replaceAll(/\d{8}T\d{9}Z/g, STAMP)
      // Names of records that a narrow screen breaks.
      .replace(/(?<=-)20\d{2,6}$/, (begin) => STAMP.slice(0, begin.length))
      .replace(/^\d{0,7}T\d{9}Z/, (end) => STAMP.slice(-end.length))
      .replaceAll(/\b[0-9a-f]{64}\b/g, '#'.repeat(64))
  );
}
