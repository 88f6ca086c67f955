import type { Histogram } from '@tito/grader';
import { type Line, line, paragraph } from '../line.ts';
import { binned } from './bins.ts';
import type { Drawn } from './canvas.ts';
import { footLabels, framed, marginOf } from './frame.ts';
import { extentOf } from './scale.ts';
import { say } from '../../messages/index.ts';

/** Rows of characters per series. */
const HEIGHT = 4;

/** A column filled from its foot: eighths of a cell, or halves of one. */
const FILLS: Record<Drawn, string> = { blocks: ' ▁▂▃▄▅▆▇█', ascii: ' .#' };

/** The series below each other, over one axis, each as high as its own largest count. */
export function histogramLines(chart: Histogram, width: number, form: Drawn): readonly Line[] {
  const { series, x } = chart;
  const all = series.flatMap(({ values }) => Array.from(values));
  const extent = extentOf(all, x);
  if (extent === null) return [line(`  ${say.words.noValues}`, 'quiet')];
  const columns = width - marginOf(series.map(({ label }) => label));
  const rows: string[] = [];
  const labels = new Map<number, string>();
  for (const { label, values } of series) {
    labels.set(rows.length + HEIGHT - 2, label);
    rows.push(...columnsOf(binned(values, extent, columns, x), form));
  }
  return [
    ...framed({ rows, labels, ticks: footLabels(extent, x) }, form),
    ...paragraph(x.label, { width, indent: 2, tone: 'quiet' }),
  ];
}

/**
 * Counts as columns. The largest count fills its column, a bin that holds anything shows something,
 * and an empty one nothing.
 */
export function columnsOf(counts: readonly number[], form: Drawn): readonly string[] {
  const fills = FILLS[form];
  const steps = fills.length - 1;
  const most = Math.max(...counts);
  const levels = counts.map((count) =>
    count === 0 ? 0 : Math.max(1, Math.round((count / most) * HEIGHT * steps)),
  );
  return Array.from({ length: HEIGHT }, (_, row) => {
    const below = (HEIGHT - 1 - row) * steps;
    return levels
      .map((level) => fills[Math.max(0, Math.min(steps, level - below))] ?? ' ')
      .join('');
  });
}
