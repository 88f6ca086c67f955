// What is around a plot: the labels on its left, the axis below it, and the ticks below that.
import type { Axis } from '@tito/grader';
import { line, type Line } from '../line.ts';
import { displayWidth, pad, truncate } from '../width.ts';
import { amount } from './amount.ts';
import type { Drawn } from './canvas.ts';
import { type Extent, ticksOf } from './scale.ts';

interface Strokes {
  readonly side: string;
  readonly tick: string;
  readonly corner: string;
  readonly along: string;
  readonly ellipsis: string;
}

export const STROKES: Record<Drawn, Strokes> = {
  blocks: { side: '│', tick: '┤', corner: '└', along: '─', ellipsis: '…' },
  ascii: { side: '|', tick: '+', corner: '+', along: '-', ellipsis: '...' },
};

/** Widest label that stands on the left of a plot. */
const LABEL = 14;

export interface Framed {
  readonly rows: readonly string[];
  /** What stands to the left of some rows, by their index. */
  readonly labels: ReadonlyMap<number, string>;
  /** Texts below the axis and where they belong, from 0, the left end, to 1. */
  readonly ticks: readonly { readonly text: string; readonly position: number }[];
}

/** Both ends of an axis beside its first and last row; one value beside the middle. */
export function sideLabels(
  { low, high }: Extent,
  { unit }: Axis,
  rows: number,
): ReadonlyMap<number, string> {
  if (low === high) return new Map([[Math.floor(rows / 2), amount(low, unit)]]);
  return new Map([
    [0, amount(high, unit)],
    [rows - 1, amount(low, unit)],
  ]);
}

/** The ticks below an axis. */
export function footLabels(extent: Extent, { unit, isLog }: Axis): Framed['ticks'] {
  return ticksOf(extent, isLog).map(({ value, position }) => ({
    text: amount(value, unit),
    position,
  }));
}

/** The columns that labels and the side stroke take: the rest is the plot's. */
export function marginOf(labels: readonly string[]): number {
  return Math.min(LABEL, Math.max(0, ...labels.map(displayWidth))) + 3;
}

/** Rows with their labels, an axis, and its ticks. */
export function framed({ rows, labels, ticks }: Framed, form: Drawn): readonly Line[] {
  const strokes = STROKES[form];
  const margin = marginOf([...labels.values()]);
  const columns = displayWidth(rows[0] ?? '');
  const body = rows.map((row, i) => {
    const label = truncate(labels.get(i) ?? '', LABEL, strokes.ellipsis);
    const side = labels.has(i) ? strokes.tick : strokes.side;
    return line(` ${pad(label, margin - 3, 'left')} ${side}${row}`.trimEnd());
  });
  const axis = `${' '.repeat(margin - 1)}${strokes.corner}${strokes.along.repeat(columns)}`;
  return [...body, line(axis, 'quiet'), line(tickText(ticks, margin, columns), 'quiet')];
}

/** Ticks in one line, each centred on its place as far as the ends allow; what has no room is left out. */
function tickText(ticks: Framed['ticks'], margin: number, columns: number): string {
  let text = ' '.repeat(margin);
  const end = margin + columns;
  for (const { text: tick, position } of ticks) {
    const width = displayWidth(tick);
    const centred = Math.round(margin + position * (columns - 1) - width / 2);
    const start = Math.max(margin, Math.min(centred, end - width));
    const isFirst = text.trim() === '';
    if (start < displayWidth(text) + (isFirst ? 0 : 1)) continue;
    text = pad(text, start) + tick;
  }
  return text.trimEnd();
}
