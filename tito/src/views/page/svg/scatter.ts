import type { ScatterPlot, ScatterPoint } from '@tito/grader';
import { placed } from '../../plot/scatter.ts';
import { extentOf } from '../../plot/scale.ts';
import { type Markup, markup } from '../markup.ts';
import { across, areaOf, at, foot, heightOf, path, side, up } from './area.ts';
import type { Drawing } from './drawing.ts';

const HEIGHT = 210;
/** More points than this are a cloud of dots. */
const CLOUD = 60;
const LEGEND = 16;
/** Points keep this far from the axes. */
const INSET = 8;

/** The joined points, the chosen one, and all others behind them. */
export function scatterDrawing(chart: ScatterPlot): Drawing | null {
  const { x, y, legend } = chart;
  const points = placed(chart);
  const wide = extentOf(
    points.map((point) => point.x),
    x,
  );
  const high = extentOf(
    points.map((point) => point.y),
    y,
  );
  if (wide === null || high === null) return null;
  const marks = (['chosen', 'main', 'other'] as const).filter((mark) => legend[mark] !== undefined);
  const area = areaOf(HEIGHT, 52, 10 + LEGEND * marks.length);
  const inner = {
    left: area.left + INSET,
    right: area.right - INSET,
    top: area.top + INSET,
    bottom: area.bottom - INSET,
  };
  const place = (point: ScatterPoint) =>
    [at(across(inner, point.x, wide, x)), at(up(inner, point.y, high, y))] as const;
  const isCloud = points.length > CLOUD;
  const others = points.filter(({ mark }) => mark === 'other').map(place);
  const joined = points
    .filter(({ mark }) => mark !== 'other')
    .toSorted((a, b) => a.x - b.x)
    .map((point) => ({ place: place(point), mark: point.mark }));
  const line = joined.map(({ place: [px, py] }, i) => `${i === 0 ? 'M' : 'L'}${px} ${py}`).join('');
  const content = markup`${side({ ...area, top: inner.top, bottom: inner.bottom }, high, y)}${foot({ ...area, left: inner.left, right: inner.right }, wide, x)}${isCloud ? cloud(others) : others.map(([px, py]) => signs.other(px, py))}${path(line, 'joined')}${joined.map(({ place: [px, py], mark }) => signs[mark](px, py))}${marks.map((mark, i) => markup`${signs[mark](62, 12 + i * LEGEND)}<text x="76" y="${16 + i * LEGEND}" class="label">${legend[mark] ?? ''}</text>`)}`;
  return { height: heightOf(area), content };
}

const signs = {
  chosen: (x: number, y: number): Markup =>
    markup`<path d="M${x} ${at(y - 7)}l7 7l-7 7l-7 -7z" class="chosen"/>`,
  main: (x: number, y: number): Markup =>
    markup`<circle cx="${x}" cy="${y}" r="4" class="fill s0"/>`,
  other: (x: number, y: number): Markup =>
    markup`<circle cx="${x}" cy="${y}" r="3.5" class="hollow"/>`,
};

/** Thousands of dots as one path of strokes without length, whose round ends are seen. */
function cloud(places: readonly (readonly [number, number])[]): Markup {
  return path(places.map(([x, y]) => `M${x} ${y}h0`).join(''), 'cloud');
}
