import { type Chart, forLearner, type TaskPicture } from '@tito/grader';
import type { ReportOutcome } from '../../jobs/events/report.ts';
import { sentenceOf } from '../plot/sentence.ts';

/** The page as data: what a learner may see of the record, and the series behind each picture. */
export function reportJson({
  module,
  subject,
  record,
  diagnoses,
  pictures,
  path,
  bytes,
}: ReportOutcome): object {
  return {
    schema: 1,
    command: 'report',
    module: { id: module.id, number: module.number, title: module.title },
    subject,
    path,
    bytes,
    verdict: record.verdict,
    results: record.results.map(forLearner),
    diagnoses,
    pictures: pictures.map(pictureJson),
  };
}

function pictureJson({ chart, ...picture }: TaskPicture): object {
  if (chart === null) return { ...picture, chart, sentence: null };
  return { ...picture, sentence: sentenceOf(chart), chart: plainChart(chart) };
}

/** Typed arrays as lists: JSON would write them as objects. */
function plainChart(chart: Chart): object {
  if (chart.kind !== 'histogram') return chart;
  const series = chart.series.map(({ label, values }) => ({ label, values: Array.from(values) }));
  return { ...chart, series };
}
