import { say } from '../messages/index.ts';
import { commandSpan, EMPTY_LINE, type Line, line, paragraph, span } from './line.ts';
import { displayWidth } from './width.ts';

/** What to type next, and why. */
export interface Next {
  readonly command: string;
  readonly why: string;
}

/** Where these lines stand if nobody says how wide they may be: every terminal has as many. */
const COLUMNS = 80;
const GAP = 2;
/** Left of the commands. */
const MARGIN = displayWidth(say.next.label) + GAP;

/** The last lines of an output: what to type next, where that is wanted. */
export function nextLines(
  steps: readonly Next[],
  { saysNext, width = COLUMNS }: { saysNext: boolean; width?: number } = { saysNext: true },
): readonly Line[] {
  if (!saysNext || steps.length === 0) return [];
  if (steps.some(({ command }) => MARGIN + command.length > width)) return belowLabel(steps, width);
  const fits = (columns: number, why: string) => MARGIN + columns + GAP + why.length <= width;
  const short = steps.filter(({ command, why }) => fits(command.length, why));
  const column = Math.max(0, ...short.map(({ command }) => command.length));
  return [
    EMPTY_LINE,
    ...steps.flatMap(({ command, why }, i) => {
      const label = span((i === 0 ? say.next.label : '').padEnd(MARGIN));
      if (command.length <= column && fits(column, why)) {
        const gap = span(' '.repeat(column - command.length + GAP));
        return [[label, commandSpan(command), gap, span(why, 'quiet')]];
      }
      const below = paragraph(why, { width, indent: MARGIN + GAP, tone: 'quiet' });
      return [[label, commandSpan(command)], ...below];
    }),
  ];
}

/** Where a command has no room beside the label. */
function belowLabel(steps: readonly Next[], width: number): readonly Line[] {
  return [
    EMPTY_LINE,
    line(say.next.label),
    ...steps.flatMap(({ command, why }) => [
      [span(' '.repeat(GAP)), commandSpan(command)],
      ...paragraph(why, { width, indent: 2 * GAP, tone: 'quiet' }),
    ]),
  ];
}

/** Where a tour ends and the learner's own work begins: `tito` as a command, and the steps after. */
export function nowYou(steps: readonly Next[], { width }: { width: number }): readonly Line[] {
  return [
    EMPTY_LINE,
    ...paragraph(say.next.nowYou, { width }),
    ...nextLines([
      { command: 'export PATH="$PWD/bin:$PATH"', why: say.next.oncePerShell },
      ...steps,
    ]),
  ];
}
