import type { Mark, ScatterPlot, ScatterPoint } from '@tito/grader';
import { line, type Line } from '../line.ts';
import { displayWidth, pad } from '../width.ts';
import { amount } from './amount.ts';
import { Canvas, type Drawn } from './canvas.ts';
import { framed, marginOf } from './frame.ts';
import { extentOf, hasPlace, positionOf, ticksOf } from './scale.ts';

const HEIGHT = 10;
/** Points that are told in figures. */
const MOST_NAMED = 8;

/** More points than this are a cloud, in which only dots are drawn. */
const CLOUD = 60;

const MARKS: Record<Drawn, Record<Mark, string>> = {
  blocks: { chosen: '◆', main: '●', other: '·' },
  ascii: { chosen: '@', main: '*', other: '.' },
};
/** The later ones lie on top. */
const ORDER: readonly Mark[] = ['other', 'main', 'chosen'];

/** The points on a grid, a legend, and the named ones in figures. */
export function scatterLines(chart: ScatterPlot, width: number, form: Drawn): readonly Line[] {
  const { x, y } = chart;
  const points = placed(chart);
  const [across, up] = [
    extentOf(
      points.map((point) => point.x),
      x,
    ),
    extentOf(
      points.map((point) => point.y),
      y,
    ),
  ];
  if (across === null || up === null) return [line('  no values', 'quiet')];
  const [top, bottom] = [amount(up.high, y.unit), amount(up.low, y.unit)];
  const canvas = new Canvas(form, width - marginOf([top, bottom]), HEIGHT);
  const isCloud = points.length > CLOUD;
  for (const mark of ORDER) {
    for (const point of points.filter((each) => each.mark === mark)) {
      const column = Math.round(positionOf(point.x, across, x.isLog) * (canvas.size.across - 1));
      const row = Math.round((1 - positionOf(point.y, up, y.isLog)) * (canvas.size.down - 1));
      if (isCloud && mark === 'other') canvas.dot(column, row);
      else canvas.mark(column, row, MARKS[form][mark]);
    }
  }
  const ticks = ticksOf(across, x.isLog).map(({ value, position }) => ({
    text: amount(value, x.unit),
    position,
  }));
  const labels = new Map([
    [0, top],
    [HEIGHT - 1, bottom],
  ]);
  return [
    ...framed(
      {
        rows: canvas.rows(),
        labels,
        ticks,
      },
      form,
    ),
    line(
      `  ${y.label} over ${x.label}${x.isLog === true ? ' (equal distances are equal ratios)' : ''}`,
      'quiet',
    ),
    ...legendLines(chart, form),
    ...namedLines(chart, form),
  ];
}

/** The points that both axes have a place for. */
export function placed({ points, x, y }: ScatterPlot): readonly ScatterPoint[] {
  return points.filter((point) => hasPlace(point.x, x) && hasPlace(point.y, y));
}

/** The points that are told by name, from left to right. */
export function named(chart: ScatterPlot): readonly ScatterPoint[] {
  return placed(chart)
    .filter(({ mark }) => mark !== 'other')
    .toSorted((a, b) => a.x - b.x)
    .slice(0, MOST_NAMED);
}

function legendLines({ legend }: ScatterPlot, form: Drawn): readonly Line[] {
  const entries = ORDER.toReversed().flatMap((mark) => {
    const meaning = legend[mark];
    return meaning === undefined ? [] : [`${MARKS[form][mark]} ${meaning}`];
  });
  return entries.length === 0 ? [] : [line(`  ${entries.join('   ')}`)];
}

function namedLines(chart: ScatterPlot, form: Drawn): readonly Line[] {
  const rows = named(chart).map(({ mark, label, x, y }) => [
    `${MARKS[form][mark]} ${label}`,
    amount(x, chart.x.unit),
    amount(y, chart.y.unit),
  ]);
  const widths = [0, 1, 2].map((i) =>
    Math.max(0, ...rows.map((row) => displayWidth(row[i] ?? ''))),
  );
  return rows.map((row) =>
    line(
      `    ${row.map((cell, i) => pad(cell, widths[i] ?? 0, i === 0 ? 'right' : 'left')).join('   ')}`,
    ),
  );
}
