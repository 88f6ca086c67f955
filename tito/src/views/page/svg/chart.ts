import type { Chart } from '@tito/grader';
import { sentenceOf } from '../../plot/sentence.ts';
import { type Markup, markup } from '../markup.ts';
import { WIDTH } from './area.ts';
import { barDrawing } from './bars.ts';
import type { Drawing } from './drawing.ts';
import { histogramDrawing } from './histogram.ts';
import { lineDrawing } from './line-chart.ts';
import { scatterDrawing } from './scatter.ts';

/** A chart as inline SVG with its sentence as text alternative; where nothing can be drawn, the sentence. */
export function chartSvg(chart: Chart, title: string): Markup {
  const drawing = drawingOf(chart);
  const sentence = sentenceOf(chart);
  if (drawing === null) return markup`<p>${sentence}</p>`;
  return markup`<svg viewBox="0 0 ${WIDTH} ${drawing.height}" role="img" aria-label="${title}. ${sentence}"><title>${title}</title><desc>${sentence}</desc>${drawing.content}</svg>`;
}

function drawingOf(chart: Chart): Drawing | null {
  switch (chart.kind) {
    case 'histogram':
      return histogramDrawing(chart);
    case 'lines':
      return lineDrawing(chart);
    case 'bars':
      return barDrawing(chart);
    case 'scatter':
      return scatterDrawing(chart);
  }
}
