import type { Chart } from '@tito/grader';
import { type Line, paragraph } from '../line.ts';
import type { Look } from '../look.ts';
import { barLines } from './bars.ts';
import type { Drawn } from './canvas.ts';
import { histogramLines } from './histogram.ts';
import { lineChartLines } from './line-chart.ts';
import { scatterLines } from './scatter.ts';
import { sentenceOf } from './sentence.ts';

/** Narrower than this, a plot has no room beside its labels. */
const NARROWEST = 40;

/** A chart as a picture of characters no wider than the look, or as a sentence where that serves better. */
export function chartLines(chart: Chart, { width, glyphs }: Look): readonly Line[] {
  if (glyphs.pictures === 'sentence' || width < NARROWEST) {
    return paragraph(sentenceOf(chart), { width, indent: 2 });
  }
  return drawn(chart, width, glyphs.pictures);
}

function drawn(chart: Chart, width: number, form: Drawn): readonly Line[] {
  switch (chart.kind) {
    case 'histogram':
      return histogramLines(chart, width, form);
    case 'lines':
      return lineChartLines(chart, width, form);
    case 'bars':
      return barLines(chart, width, form);
    case 'scatter':
      return scatterLines(chart, width, form);
  }
}
