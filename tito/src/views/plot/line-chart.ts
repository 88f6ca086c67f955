import type { LineChart } from '@tito/grader';
import { line, type Line, paragraph } from '../line.ts';
import { Canvas, type Drawn } from './canvas.ts';
import { framed, marginOf, sideLabels } from './frame.ts';
import { extentOf, hasPlace, positionOf } from './scale.ts';
import { say } from '../../messages/index.ts';

const HEIGHT = 8;

/** A mark per series, so that they are told apart without colour. */
export const SERIES_MARKS: Record<Drawn, readonly string[]> = {
  blocks: ['●', '○', '◆', '◇'],
  ascii: ['*', 'o', '#', '+'],
};

/** Marks at the values, joined by lines of dots, and a legend. */
export function lineChartLines(chart: LineChart, width: number, form: Drawn): readonly Line[] {
  const { x, y, series } = chart;
  const extent = extentOf(
    series.flatMap(({ values }) => values),
    y,
  );
  if (extent === null) return [line(`  ${say.words.noValues}`, 'quiet')];
  const labels = sideLabels(extent, y, HEIGHT);
  const canvas = new Canvas(form, width - marginOf([...labels.values()]), HEIGHT);
  const { across, down } = canvas.size;
  const places = series.map(({ values }) =>
    values.map((value, i): Place | null => {
      if (!hasPlace(value, y)) return null;
      const row = Math.round((1 - positionOf(value, extent, y.isLog)) * (down - 1));
      return { column: Math.round(alongOf(i, x.ticks.length) * (across - 1)), row };
    }),
  );
  for (const own of places) joinUp(canvas, own);
  // The first series last: where two values fall into one cell, its mark is seen.
  for (const [i, own] of [...places.entries()].toReversed()) {
    for (const place of own) {
      if (place !== null) canvas.mark(place.column, place.row, markOf(i, form));
    }
  }
  const ticks = x.ticks.map((text, i) => ({ text, position: alongOf(i, x.ticks.length) }));
  const legend = series.map(({ label }, i) => `${markOf(i, form)} ${label}`).join('   ');
  return [
    ...framed({ rows: canvas.rows(), labels, ticks }, form),
    ...paragraph(legend, { width, indent: 2 }),
    ...paragraph(say.picture.over({ y: y.label, x: x.label }), { width, indent: 2, tone: 'quiet' }),
  ];
}

interface Place {
  readonly column: number;
  readonly row: number;
}

/** Where the i-th of so many ticks lies, 0 to 1: at equal distances; a single one in the middle. */
export function alongOf(i: number, ticks: number): number {
  return ticks === 1 ? 0.5 : i / (ticks - 1);
}

/** Lines between neighbours; a value that has no place leaves a gap. */
function joinUp(canvas: Canvas, places: readonly (Place | null)[]): void {
  places.forEach((place, i) => {
    const next = places[i + 1] ?? null;
    if (place === null || next === null) return;
    canvas.line(place.column, place.row, next.column, next.row);
  });
}

function markOf(series: number, form: Drawn): string {
  const marks = SERIES_MARKS[form];
  return marks[series % marks.length] ?? '*';
}
