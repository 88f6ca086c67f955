// What a picture shows, in words: for those who hear it, and for whoever cannot see the difference.
import type { BarChart, Chart, Histogram, LineChart, ScatterPlot } from '@tito/grader';
import { amount } from './amount.ts';
import { valueText } from './bars.ts';
import { binned } from './bins.ts';
import { extentOf, hasPlace } from './scale.ts';
import { named, placed } from './scatter.ts';

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
  if (extent === null) return 'A histogram without values.';
  const parts = series.map(({ label, values }) => {
    const bins = binned(values, extent, BINS, x);
    const used = bins.filter((count) => count > 0).length;
    const own = extentOf(values, x);
    const range = own === null ? 'no values' : `${amount(own.low)} to ${amount(own.high)}`;
    return `${label}: ${range}, ${used} of ${BINS} columns used`;
  });
  const unit = x.unit === '' ? '' : ` in ${x.unit}`;
  return `Histogram of ${x.label}${unit} from ${amount(extent.low)} to ${amount(extent.high)}. ${parts.join('; ')}.`;
}

function ofLines({ series, x, y }: LineChart): string {
  const parts = series.map(({ label, values }) => {
    const known = values.flatMap((value, i) =>
      hasPlace(value, y) ? [{ value, tick: x.ticks[i] ?? '' }] : [],
    );
    const [first] = known;
    if (first === undefined) return `${label}: no values`;
    const least = known.reduce((a, b) => (b.value < a.value ? b : a));
    const most = known.reduce((a, b) => (b.value > a.value ? b : a));
    return `${label}: least at ${least.tick} (${amount(least.value, y.unit)}), most at ${most.tick} (${amount(most.value, y.unit)})`;
  });
  return `${y.label} over ${x.label}. ${parts.join('; ')}.`;
}

function ofBars({ rows, unit }: BarChart): string {
  return `${rows.map((row) => `${row.label}: ${valueText(row, unit)}`).join('; ')}.`;
}

function ofScatter(chart: ScatterPlot): string {
  const { x, y, legend } = chart;
  const points = placed(chart);
  const head = `${y.label} over ${x.label}, ${amount(points.length)} points.`;
  const told = named(chart).map(({ label, mark, ...point }) => {
    const meaning = mark === 'chosen' ? `, ${legend.chosen ?? 'chosen'}` : '';
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
    return `${head} ${x.label} from ${amount(across.low)} to ${amount(across.high)}, ${y.label} from ${amount(up.low)} to ${amount(up.high)}.`;
  }
  return `${head} ${legend.main ?? ''}: ${told.join('; ')}.`;
}
