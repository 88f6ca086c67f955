import type { LineChart } from '@tito/grader';
import { alongOf } from '../../plot/line-chart.ts';
import { extentOf, hasPlace } from '../../plot/scale.ts';
import { type Markup, markup } from '../markup.ts';
import { areaOf, at, base, footName, heightOf, path, side, up } from './area.ts';
import type { Drawing } from './drawing.ts';

const HEIGHT = 170;
const LEGEND = 16;

/** Lines with marks: the first one full, the next dashed and with hollow marks. */
export function lineDrawing({ x, y, series }: LineChart): Drawing | null {
  const extent = extentOf(
    series.flatMap(({ values }) => values),
    y,
  );
  if (extent === null) return null;
  const area = areaOf(HEIGHT, 56, 10 + LEGEND * series.length);
  const columnOf = (i: number): number =>
    at(area.left + 8 + alongOf(i, x.ticks.length) * (area.right - area.left - 16));
  const lines = series.map(({ label, values }, s): Markup => {
    const places = values.map((value, i) =>
      hasPlace(value, y) ? ([columnOf(i), at(up(area, value, extent, y))] as const) : null,
    );
    const marks = places.map((place) =>
      place === null ? null : markup`<circle cx="${place[0]}" cy="${place[1]}" r="3.5"/>`,
    );
    return markup`<g class="series s${s % 2}">${path(pathOf(places), 'line')}${marks}${legend(label, s)}</g>`;
  });
  const ticks = x.ticks.map(
    (tick, i) =>
      markup`<text x="${columnOf(i)}" y="${area.bottom + 15}" text-anchor="middle">${tick}</text>`,
  );
  const content = markup`${side(area, extent, y)}${base(area)}${ticks}${footName(area, x.label)}${lines}`;
  return { height: heightOf(area), content };
}

function legend(label: string, series: number): Markup {
  const y = 12 + series * LEGEND;
  return markup`<path d="M56 ${y}h24"/><circle cx="68" cy="${y}" r="3.5"/><text x="88" y="${y + 4}" class="label">${label}</text>`;
}

/** Joins neighbours; a value that has no place leaves a gap. */
function pathOf(places: readonly (readonly [number, number] | null)[]): string {
  return places
    .map((place, i) => {
      if (place === null) return '';
      const isNext = i > 0 && places[i - 1] !== null;
      return `${isNext ? 'L' : 'M'}${place[0]} ${place[1]}`;
    })
    .join('');
}
