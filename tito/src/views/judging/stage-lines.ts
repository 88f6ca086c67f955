import { printable } from '@tito/grader';
import type { Stage, StageEvent, StageStatus } from '../../jobs/events/judging.ts';
import { duration } from '../../words.ts';
import type { Mark } from '../glyphs.ts';
import { labelled, type Line, span, spread, type Tone } from '../line.ts';
import type { Look } from '../look.ts';
import { displayWidth, pad } from '../width.ts';
import { markWidth } from './result-lines.ts';
import { say } from '../../messages/index.ts';

const NAMES: Record<Stage, string> = say.judging.stages;
const NAME_WIDTH = Math.max(...Object.values(NAMES).map(displayWidth)) + 2;

const LOOKS: Record<StageStatus, { readonly mark: Mark; readonly tone: Tone }> = {
  running: { mark: 'ellipsis', tone: 'quiet' },
  passed: { mark: 'passed', tone: 'good' },
  failed: { mark: 'failed', tone: 'bad' },
  'to-do': { mark: 'todo', tone: 'open' },
  broken: { mark: 'broken', tone: 'ours' },
  'not-run': { mark: 'notRun', tone: 'quiet' },
};

const TIME_WIDTH = 9;
const DETAIL_LENGTH = 600;

/** One stage: mark, name, what came of it, and how long it took. */
export function stageLines(event: StageEvent, look: Look, mark?: string): readonly Line[] {
  const { mark: sign, tone } = LOOKS[event.status];
  const label = [
    span(`  ${pad(mark ?? look.glyphs[sign], markWidth(look))} `, tone),
    span(pad(NAMES[event.stage], NAME_WIDTH)),
  ];
  const [first = [], ...more] = labelled(label, printable(event.detail, DETAIL_LENGTH), {
    width: look.width - TIME_WIDTH,
  });
  const time = event.elapsedMs === null ? '' : duration(event.elapsedMs);
  return [...spread(first, [span(time, 'quiet')], look), ...more];
}
