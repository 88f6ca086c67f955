import type { Histogram } from '@tito/grader';
import { binned } from '../../plot/bins.ts';
import { extentOf } from '../../plot/scale.ts';
import { type Markup, markup } from '../markup.ts';
import { areaOf, at, base, foot, heightOf, path } from './area.ts';
import type { Drawing } from './drawing.ts';

const BINS = 60;
/** The height of a series, its name included. */
const BAND = 76;
const NAME = 24;

/** The series below each other over one axis, each as high as its own largest count. */
export function histogramDrawing({ series, x }: Histogram): Drawing | null {
  const extent = extentOf(
    series.flatMap(({ values }) => Array.from(values)),
    x,
  );
  if (extent === null) return null;
  const whole = areaOf(BAND * series.length, 14);
  const bands = series.map(({ label, values }, i): Markup => {
    const top = whole.top + i * BAND;
    const bottom = top + BAND;
    const counts = binned(values, extent, BINS, x);
    const most = Math.max(...counts);
    const step = (whole.right - whole.left) / BINS;
    const columns = counts.map((count, bin) => {
      // What was counted is seen: half a unit at least.
      const height = count === 0 ? 0 : Math.max(0.5, (count / most) * (BAND - NAME));
      const left = at(whole.left + bin * step);
      return height === 0 ? '' : `M${left} ${bottom}v${at(-height)}h${at(step - 0.6)}V${bottom}z`;
    });
    return markup`${path(columns.join(''), `fill s${i % 2}`)}${base({ ...whole, bottom })}<text x="${whole.left}" y="${top + 16}" class="label">${label}</text>`;
  });
  return { height: heightOf(whole), content: markup`${bands}${foot(whole, extent, x)}` };
}
