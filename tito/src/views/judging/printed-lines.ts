import type { Printed } from '@tito/grader';
import { printable } from '@tito/grader/plain';
import { EMPTY_LINE, type Line, line } from '../line.ts';
import type { Look } from '../look.ts';
import { truncate } from '../width.ts';
import { say } from '../../messages/index.ts';

const LINES = 20;

/** What the learner's code printed, escaped line by line and cut: the first lines, and how many more. */
export function printedLines(
  { text, isCut }: Printed,
  look: Look,
  most: number = LINES,
): readonly Line[] {
  if (text === '') return [];
  const rows = text.replace(/\n$/, '').split('\n');
  const more = rows.length - most;
  const counted = more > 0 ? say.judging.printedLines({ lines: more }) : null;
  const rest = isCut ? say.judging.printedMore : counted;
  return [
    EMPTY_LINE,
    line(say.judging.codePrinted, 'strong'),
    ...rows
      .slice(0, most)
      .map((row) => line(`  ${truncate(printable(row), look.width - 2, look.glyphs.ellipsis)}`)),
    ...(rest === null ? [] : [line(`  ${look.glyphs.ellipsis} ${rest}`, 'quiet')]),
  ];
}
