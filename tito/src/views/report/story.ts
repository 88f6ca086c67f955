import type { JudgingEvent } from '../../jobs/events/judging.ts';
import type { ReportOutcome } from '../../jobs/events/report.ts';
import { NOTHING_YET, reduce } from '../judging/state.ts';
import type { Story } from '../story.ts';
import { reportBlocks, type ReportState } from './blocks.ts';
import { reportJson } from './json.ts';

/** `tito report`: what is on the page, in brief, and where it is. */
export const reportStory: Story<JudgingEvent, ReportOutcome, ReportState> = {
  nothingYet: { judging: NOTHING_YET, report: null },
  reduce: (state, event) => ({ ...state, judging: reduce(state.judging, event) }),
  finish: (state, report) => ({ ...state, report }),
  blocks: reportBlocks,
  loadView: async () => (await import('./ReportView.tsx')).ReportView,
  json: reportJson,
};
