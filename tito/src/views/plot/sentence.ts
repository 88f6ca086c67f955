// What a picture shows, in words: for those who hear it, and for whoever cannot see the difference.
import type { BarChart, Chart, Histogram, LineChart, ScatterPlot } from '@tito/grader';
import { amount } from './amount.ts';
import { valueText } from './bars.ts';
import { binned } from './bins.ts';
import { extentOf, hasPlace } from './scale.ts';
import { named, placed } from './scatter.ts';
import { say } from '../../messages/index.ts';

/** A chart as one or two sentences. */
export function sentenceOf(chart: Chart): string {
  const text = textOf(chart);
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function textOf(chart: Chart): string {
  switch (chart.kind) {
    case 'histogram':
      return ofHistogram(chart);
    case 'lines':
      return ofLines(chart);
    case 'bars':
      return ofBars(chart);
    case 'scatter':
      return ofScatter(chart);
  }
}

/** Bins that a sentence counts. */
const BINS = 50;

function ofHistogram({ series, x }: Histogram): string {
  const extent = extentOf(
    series.flatMap(({ values }) => Array.from(values)),
    x,
  );
  if (extent === null) return say.picture.emptyHistogram;
  const parts = series.map(({ label, values }) => {
    const bins = binned(values, extent, BINS, x);
    const used = bins.filter((count) => count > 0).length;
    const own = extentOf(values, x);
    const range =
      own === null
        ? say.words.noValues
        : say.picture.range({ low: amount(own.low), high: amount(own.high) });
    return say.picture.columnsUsed({ label, range, used, bins: BINS });
  });
  const what = x.unit === '' ? x.label : say.picture.inUnit({ label: x.label, unit: x.unit });
  const { low, high } = { low: amount(extent.low), high: amount(extent.high) };
  return say.picture.histogram({ what, low, high, series: parts.join('; ') });
}

function ofLines({ series, x, y }: LineChart): string {
  const parts = series.map(({ label, values }) => {
    const known = values.flatMap((value, i) =>
      hasPlace(value, y) ? [{ value, tick: x.ticks[i] ?? '' }] : [],
    );
    const [first] = known;
    if (first === undefined) return `${label}: ${say.words.noValues}`;
    const least = known.reduce((a, b) => (b.value < a.value ? b : a));
    const most = known.reduce((a, b) => (b.value > a.value ? b : a));
    const [lowest, highest] = [least, most].map(
      ({ tick, value }) => `${tick} (${amount(value, y.unit)})`,
    );
    return say.picture.leastAndMost({ label, least: lowest ?? '', most: highest ?? '' });
  });
  return `${say.picture.over({ y: y.label, x: x.label })}. ${parts.join('; ')}.`;
}

function ofBars({ rows, unit }: BarChart): string {
  return `${rows.map((row) => `${row.label}: ${valueText(row, unit)}`).join('; ')}.`;
}

function ofScatter(chart: ScatterPlot): string {
  const { x, y, legend } = chart;
  const points = placed(chart);
  const head = say.picture.points({ y: y.label, x: x.label, amount: amount(points.length) });
  const told = named(chart).map(({ label, mark, ...point }) => {
    const meaning = mark === 'chosen' ? `, ${legend.chosen ?? say.picture.chosen}` : '';
    return `${label}: ${amount(point.x, x.unit)}, ${amount(point.y, y.unit)}${meaning}`;
  });
  if (told.length === 0) {
    const [across, up] = [
      extentOf(
        points.map((p) => p.x),
        x,
      ),
      extentOf(
        points.map((p) => p.y),
        y,
      ),
    ];
    if (across === null || up === null) return head;
    const ranges = say.picture.ranges({
      x: x.label,
      fromX: amount(across.low),
      toX: amount(across.high),
      y: y.label,
      fromY: amount(up.low),
      toY: amount(up.high),
    });
    return `${head} ${ranges}`;
  }
  return `${head} ${legend.main ?? ''}: ${told.join('; ')}.`;
}
