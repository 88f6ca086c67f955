import type { Mark, ScatterPlot, ScatterPoint } from '@tito/grader';
import { line, type Line, paragraph } from '../line.ts';
import { displayWidth, pad, truncate } from '../width.ts';
import { amount } from './amount.ts';
import { Canvas, type Drawn } from './canvas.ts';
import { footLabels, framed, marginOf, sideLabels, STROKES } from './frame.ts';
import { extentOf, hasPlace, positionOf } from './scale.ts';
import { say } from '../../messages/index.ts';

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
  const across = extentOf(
    points.map((point) => point.x),
    x,
  );
  const up = extentOf(
    points.map((point) => point.y),
    y,
  );
  if (across === null || up === null) return [line(`  ${say.words.noValues}`, 'quiet')];
  const labels = sideLabels(up, y, HEIGHT);
  const canvas = new Canvas(form, width - marginOf([...labels.values()]), HEIGHT);
  const isCloud = points.length > CLOUD;
  for (const mark of ORDER) {
    for (const point of points.filter((each) => each.mark === mark)) {
      const column = Math.round(positionOf(point.x, across, x.isLog) * (canvas.size.across - 1));
      const row = Math.round((1 - positionOf(point.y, up, y.isLog)) * (canvas.size.down - 1));
      if (isCloud && mark === 'other') canvas.dot(column, row);
      else canvas.mark(column, row, MARKS[form][mark]);
    }
  }
  const rows = canvas.rows();
  const over = x.isLog === true ? say.picture.overLog : say.picture.over;
  const axes = over({ y: y.label, x: x.label });
  return [
    ...framed({ rows, labels, ticks: footLabels(across, x) }, form),
    ...paragraph(axes, { width, indent: 2, tone: 'quiet' }),
    ...legendLines(chart, width, form),
    ...namedLines(chart, width, form),
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
    .toSorted((a, b) => Number(b.mark === 'chosen') - Number(a.mark === 'chosen'))
    .slice(0, MOST_NAMED)
    .toSorted((a, b) => a.x - b.x);
}

function legendLines({ legend }: ScatterPlot, width: number, form: Drawn): readonly Line[] {
  const entries = ORDER.toReversed().flatMap((mark) => {
    const meaning = legend[mark];
    return meaning === undefined ? [] : [`${MARKS[form][mark]} ${meaning}`];
  });
  return entries.length === 0 ? [] : paragraph(entries.join('   '), { width, indent: 2 });
}

function namedLines(chart: ScatterPlot, width: number, form: Drawn): readonly Line[] {
  const rows = named(chart).map(({ mark, label, x, y }) => [
    `${MARKS[form][mark]} ${label}`,
    amount(x, chart.x.unit),
    amount(y, chart.y.unit),
  ]);
  const widths = [0, 1, 2].map((i) =>
    Math.max(0, ...rows.map((row) => displayWidth(row[i] ?? ''))),
  );
  return rows.map((row) => {
    const cells = row.map((cell, i) => pad(cell, widths[i] ?? 0, i === 0 ? 'right' : 'left'));
    return line(truncate(`    ${cells.join('   ')}`, width, STROKES[form].ellipsis));
  });
}
