import type { BarChart } from '@tito/grader';
import { shareOf, valueText } from '../../plot/bars.ts';
import { type Markup, markup } from '../markup.ts';
import { at, WIDTH } from './area.ts';
import type { Drawing } from './drawing.ts';

const ROW = 46;
const BAR = 18;
const MARGIN = 14;

/** Each bar below its name, its value at the right. */
export function barDrawing({ rows, unit }: BarChart): Drawing {
  const longest = WIDTH - 2 * MARGIN;
  const content = rows.map((row, i): Markup => {
    const y = 6 + i * ROW;
    const width = at(shareOf(row, rows) * longest);
    return markup`<text x="${MARGIN}" y="${y + 13}" class="label">${row.label}</text><text x="${WIDTH - MARGIN}" y="${y + 13}" text-anchor="end" class="label">${valueText(row, unit)}</text><rect x="${MARGIN}" y="${y + 19}" width="${longest}" height="${BAR}" class="track"/><rect x="${MARGIN}" y="${y + 19}" width="${width}" height="${BAR}" class="fill s${i % 2}"/>`;
  });
  return { height: 6 + ROW * rows.length, content: markup`${content}` };
}
