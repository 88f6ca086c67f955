import { type Chart, figure } from '@tito/grader';
import type { ReportOutcome } from '../../jobs/events/report.ts';
import { headingLines } from '../judging/blocks.ts';
import type { JudgingState } from '../judging/state.ts';
import { EMPTY_LINE, type Line, line } from '../line.ts';
import type { Block, Look } from '../look.ts';
import { nextLines } from '../next-lines.ts';
import { shownPath } from '../paths.ts';
import { chartLines } from '../plot/chart-lines.ts';
import { say } from '../../messages/index.ts';
import { statusWord } from '../status-word.ts';

/** A run of judging, and the report on it once that is written. */
export interface ReportState {
  readonly judging: JudgingState;
  readonly report: ReportOutcome | null;
}

/** What is settled: whose module it is, then points, and where the page is. */
export function reportBlocks({ judging, report }: ReportState, look: Look): readonly Block[] {
  if (judging.begin === null) return [];
  const head = { lines: headingLines(judging.begin, look) };
  return report === null ? [head] : [head, { lines: endLines(report, look) }];
}

function endLines(
  { module, record, pictures, path, isStarted, subject }: ReportOutcome,
  look: Look,
): readonly Line[] {
  const { points, maxPoints, tasks, packs } = record.verdict;
  const bars: Chart = {
    kind: 'bars',
    unit: '',
    rows: tasks.map(({ id, title, points: value, maxPoints: of }) => ({
      label: `${id} ${title}`,
      value,
      of,
    })),
  };
  const share = { points: figure(points), total: figure(maxPoints) };
  const verdict = { points: say.words.points(share), status: statusWord(record) };
  const judged =
    packs.hidden === 'absent' ? say.report.publicAlone(verdict) : say.report.points(verdict);
  const start = {
    command: `tito module start ${module.number}`,
    why: say.next.filesOfModule,
  };
  return [
    EMPTY_LINE,
    ...chartLines(bars, look),
    EMPTY_LINE,
    line(`  ${judged}; ${say.report.pictures({ pictures: pictures.length })}`),
    EMPTY_LINE,
    line(`${say.report.label}  ${shownPath(path)}`, 'strong'),
    ...nextLines(subject === 'yours' && !isStarted ? [start] : [], look),
  ];
}
