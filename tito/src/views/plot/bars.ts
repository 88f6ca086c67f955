import type { BarChart, BarRow } from '@tito/grader';
import { type Glyphs, SIGNS, WORDS } from '../glyphs.ts';
import { line, type Line } from '../line.ts';
import { barOfParts, partsPerColumn } from '../parts-of-bar.ts';
import { displayWidth, pad, truncate } from '../width.ts';
import { amount } from './amount.ts';
import type { Drawn } from './canvas.ts';
import { STROKES } from './frame.ts';
import { say } from '../../messages/index.ts';

const FILLED: Record<Drawn, Glyphs['bars']> = { blocks: SIGNS.bars, ascii: WORDS.bars };
const EMPTY: Record<Drawn, string> = { blocks: '·', ascii: '.' };
/** Columns that labels and bars take at most, and that bars take at least if labels can be cut. */
const LABEL = 34;
const WIDEST = 36;
const NARROWEST = 8;
/** Two spaces before and between the three parts. */
const GAPS = 6;

/** One bar per row, with its value in figures. */
export function barLines({ rows, unit }: BarChart, width: number, form: Drawn): readonly Line[] {
  const texts = rows.map((row) => valueText(row, unit));
  const values = Math.max(0, ...texts.map(displayWidth));
  const room = width - values - GAPS;
  const widest = Math.max(4, Math.min(LABEL, room - NARROWEST));
  const labelled = rows.map((row) => truncate(row.label, widest, STROKES[form].ellipsis));
  const labels = Math.max(0, ...labelled.map(displayWidth));
  const columns = Math.max(1, Math.min(WIDEST, room - labels));
  return rows.map((row, i) => {
    const bar = barOf(shareOf(row, rows), columns, form);
    return line(
      `  ${pad(labelled[i] ?? '', labels)}  ${bar}  ${pad(texts[i] ?? '', values, 'left')}`,
    );
  });
}

/** The value, and what a full bar stands for where that is not a value of the picture. */
export function valueText({ value, of }: BarRow, unit: string): string {
  return of === undefined
    ? amount(value, unit)
    : say.words.shareOf({ share: amount(value), total: amount(of, unit) });
}

/** How much of a bar is filled, 0 to 1; what is no number fills nothing. */
export function shareOf({ value, of }: BarRow, rows: readonly BarRow[]): number {
  const finite = rows.map((row) => row.value).filter((other) => Number.isFinite(other));
  const full = of ?? Math.max(0, ...finite);
  const share = value / full;
  return Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0;
}

/** A bar of exactly so many columns. Only 0 is empty, and only 1 is full. */
export function barOf(share: number, columns: number, form: Drawn): string {
  const most = columns * partsPerColumn(FILLED[form]);
  const rounded = Math.round(share * most);
  const filled = share >= 1 ? most : share <= 0 ? 0 : Math.min(most - 1, Math.max(1, rounded));
  return pad(barOfParts(filled, FILLED[form]), columns).replaceAll(' ', EMPTY[form]);
}
