import { type Chart, figure, forLearner, type TaskPicture } from '@tito/grader';
import type { JudgingEvent } from '../../jobs/events/judging.ts';
import type { ReportOutcome } from '../../jobs/events/report.ts';
import { count } from '../../words.ts';
import { headingLines } from '../judging/blocks.ts';
import { type JudgingState, NOTHING_YET, reduce } from '../judging/state.ts';
import { EMPTY_LINE, type Line, line } from '../line.ts';
import type { Block, Look } from '../look.ts';
import { nextLines } from '../next-lines.ts';
import { shownPath } from '../paths.ts';
import { chartLines } from '../plot/chart-lines.ts';
import { sentenceOf } from '../plot/sentence.ts';
import type { Story } from '../story.ts';

/** A run of judging, and the report on it once that is written. */
export interface ReportState {
  readonly judging: JudgingState;
  readonly report: ReportOutcome | null;
}

/** `tito report`: what is on the page, in brief, and where it is. */
export const reportStory: Story<JudgingEvent, ReportOutcome, ReportState> = {
  nothingYet: { judging: NOTHING_YET, report: null },
  reduce: (state, event) => ({ ...state, judging: reduce(state.judging, event) }),
  finish: (state, report) => ({ ...state, report }),
  blocks: reportBlocks,
  loadView: async () => (await import('./ReportView.tsx')).ReportView,
  json: reportJson,
};

export function reportBlocks({ judging, report }: ReportState, look: Look): readonly Block[] {
  if (judging.begin === null) return [];
  const head = { key: 'begin', lines: headingLines(judging.begin, look) };
  return report === null ? [head] : [head, { key: 'end', lines: endLines(report, look) }];
}

function endLines(
  { module, record, pictures, path, isStarted, subject }: ReportOutcome,
  look: Look,
): readonly Line[] {
  const { status, points, maxPoints, tasks } = record.verdict;
  const bars: Chart = {
    kind: 'bars',
    unit: '',
    rows: tasks.map(({ id, title, points: value, maxPoints: of }) => ({
      label: `${id} ${title}`,
      value,
      of,
    })),
  };
  const share = `${figure(points)} of ${figure(maxPoints)} points, ${status}`;
  const start = {
    command: `tito module start ${module.number}`,
    why: 'get the files of this module',
  };
  return [
    EMPTY_LINE,
    ...chartLines(bars, look),
    EMPTY_LINE,
    line(`  ${share}; ${count(pictures.length, 'picture')}`),
    EMPTY_LINE,
    line(`Report  ${shownPath(path)}`, 'strong'),
    ...nextLines(subject === 'yours' && !isStarted ? [start] : [], look),
  ];
}

/** The page as data: what a learner may see of the record, and the series behind each picture. */
function reportJson({
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
