import type { LineChart } from '@tito/grader';
import { line, type Line } from '../line.ts';
import { amount } from './amount.ts';
import { Canvas, type Drawn } from './canvas.ts';
import { framed, marginOf } from './frame.ts';
import { extentOf, hasPlace, positionOf } from './scale.ts';

const HEIGHT = 8;

/** A mark per series, so that they are told apart without colour. */
export const SERIES_MARKS: Record<Drawn, readonly string[]> = {
  blocks: ['●', '○', '◆', '◇'],
  ascii: ['*', 'o', '#', '+'],
};

/** Marks at the values, joined by lines of dots, and a legend. */
export function lineChartLines(chart: LineChart, width: number, form: Drawn): readonly Line[] {
  const { x, y, series } = chart;
  const all = series.flatMap(({ values }) => values);
  const extent = extentOf(all, y);
  if (extent === null) return [line('  no values', 'quiet')];
  const [top, bottom] = [amount(extent.high, y.unit), amount(extent.low, y.unit)];
  const canvas = new Canvas(form, width - marginOf([top, bottom]), HEIGHT);
  const { across, down } = canvas.size;
  const last = Math.max(1, x.ticks.length - 1);
  const placesOf = (values: readonly number[]) =>
    values.map((value, i) => ({
      value,
      column: x.ticks.length === 1 ? Math.floor(across / 2) : Math.round((i / last) * (across - 1)),
      row: Math.round((1 - positionOf(value, extent, y.isLog)) * (down - 1)),
    }));
  const places = series.map(({ values }) => placesOf(values));
  for (const own of places)
    drawLine(
      canvas,
      own.map((place) => (hasPlace(place.value, y) ? place : null)),
    );
  // The first series last: where two values fall into one cell, its mark is seen.
  for (const [i, own] of [...places.entries()].toReversed()) {
    for (const { value, column, row } of own) {
      if (hasPlace(value, y)) canvas.mark(column, row, markOf(i, form));
    }
  }
  const labels = new Map([
    [0, top],
    ...(extent.low === extent.high ? [] : [[HEIGHT - 1, bottom] as const]),
  ]);
  const ticks = x.ticks.map((text, i) => ({
    text,
    position: x.ticks.length === 1 ? 0.5 : i / last,
  }));
  const legend = series.map(({ label }, i) => `${markOf(i, form)} ${label}`).join('   ');
  return [
    ...framed({ rows: canvas.rows(), labels, ticks }, form),
    line(`  ${legend}`),
    line(`  ${y.label} over ${x.label}`, 'quiet'),
  ];
}

type Place = { readonly column: number; readonly row: number } | null;

function drawLine(canvas: Canvas, places: readonly Place[]): void {
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
