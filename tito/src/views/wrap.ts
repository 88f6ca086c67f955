import { type Line, type Span, span, textOf } from './line.ts';
import { chunksOf, displayWidth } from './width.ts';

/** Characters between two spaces, in one tone or several, and what stands before them. */
interface Word {
  readonly gap: string;
  readonly spans: readonly Span[];
}

/** How much further than the first row the others begin. */
const HANGING = 2;

/**
 * A line in as many rows as it takes on so many columns: broken at spaces, as a terminal would not do it.
 * A wider word, and a command, which is copied, has a row of its own and stays whole.
 */
export function wrapped(line: Line, columns: number): readonly Line[] {
  return displayWidth(textOf(line)) <= columns ? [line] : rowsOf(wordsOf(line), columns);
}

/** A row whose one word is too wide, as a terminal shows it: for those who count rows. */
export function asShown(row: Line, columns: number): readonly Line[] {
  const text = textOf(row);
  if (displayWidth(text) <= columns) return [row];
  return chunksOf(text, columns).map((chunk) => [span(chunk, row.at(-1)?.tone)]);
}

function rowsOf(words: readonly Word[], columns: number): readonly Line[] {
  const [first] = words;
  const indent = (first?.gap.length ?? 0) + HANGING;
  const margin = span(' '.repeat(indent * 2 > columns ? 0 : indent));
  const rows: Span[][] = [];
  let width = Infinity;
  for (const { gap, spans } of words) {
    const wide = displayWidth(textOf(spans));
    const isFirst = rows.length === 0;
    if (isFirst || width + gap.length + wide > columns) {
      const start = isFirst ? span(gap) : margin;
      rows.push([start, ...spans]);
      width = start.text.length + wide;
    } else {
      rows.at(-1)?.push(span(gap, spans[0]?.tone), ...spans);
      width += gap.length + wide;
    }
  }
  return rows.map((row) => row.filter(({ text }) => text !== ''));
}

function wordsOf(line: Line): readonly Word[] {
  const words: { gap: string; spans: Span[] }[] = [];
  let gap: string | null = '';
  for (const piece of line.flatMap(piecesOf)) {
    if (/^ +$/.test(piece.text)) {
      gap = (gap ?? '') + piece.text;
      continue;
    }
    if (gap === null) words.at(-1)?.spans.push(piece);
    else words.push({ gap, spans: [piece] });
    gap = null;
  }
  return words;
}

function piecesOf(whole: Span): readonly Span[] {
  if (whole.isCommand === true) return [whole];
  return whole.text
    .split(/( +)/)
    .filter((text) => text !== '')
    .map((text) => span(text, whole.tone));
}
