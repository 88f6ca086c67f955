// Pictures of milestones in characters. Each is as wide as it is asked to be.
import { type Curve, figure, type Picture, type Plane, printable, type Table } from '@tito/grader';
import { EMPTY_LINE, type Line, line, type Span, span, textOf, type Tone } from '../line.ts';
import { isReadAloud, type Look } from '../look.ts';
import { displayWidth, pad } from '../width.ts';
import { say } from '../../messages/index.ts';

const HEIGHT = 13;
/** Left of a curve stand the values at the ends of its axis. */
const AXIS = 6;
const GAP = 4;

/** Two graphs stand beside each other; everything else below. */
export function pictureLines(pictures: readonly Picture[], look: Look): readonly Line[] {
  if (isReadAloud(look)) return pictures.flatMap(statements);
  const [first, second] = pictures;
  if (first === undefined) return [];
  const width = Math.floor((look.width - GAP) / 2);
  if (second === undefined || first.kind === 'table') {
    return [...draw(first, look.width, look), ...belowIt(pictures.slice(1), look)];
  }
  if (second.kind === 'table')
    return [...draw(first, look.width, look), ...belowIt([second], look)];
  const [left, right] = [draw(first, width, look), draw(second, width, look)];
  return [...beside(left, right, width), ...belowIt(pictures.slice(2), look)];
}

/** Read aloud, points are left to the caption, a curve is its last value, and each row of a table a line. */
function statements(picture: Picture): readonly Line[] {
  switch (picture.kind) {
    case 'plane':
      return [];
    case 'curve':
      return [line(`  ${headOf(picture)}`)];
    case 'table':
      return picture.rows.map(([name = '', ...cells]) => {
        const facts = cells.map((cell, i) => `${picture.head[i + 1] ?? ''} ${cell}`);
        return line(`  ${printable(`${name}: ${facts.join(', ')}.`)}`);
      });
  }
}

function belowIt(pictures: readonly Picture[], look: Look): readonly Line[] {
  return pictures.length === 0 ? [] : [EMPTY_LINE, ...pictureLines(pictures, look)];
}

function draw(picture: Picture, width: number, look: Look): readonly Line[] {
  switch (picture.kind) {
    case 'plane':
      return planeLines(picture, width, look);
    case 'curve':
      return curveLines(picture, width, look);
    case 'table':
      return tableLines(picture);
  }
}

function beside(left: readonly Line[], right: readonly Line[], width: number): readonly Line[] {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, i) => {
    const begin = left[i] ?? EMPTY_LINE;
    const room = width + GAP - displayWidth(textOf(begin));
    return [...begin, span(' '.repeat(room)), ...(right[i] ?? EMPTY_LINE)];
  });
}

interface Cell {
  readonly sign: string;
  readonly tone: Tone;
}

const EMPTY: Cell = { sign: ' ', tone: 'text' };
const GROUPS: readonly Cell[] = [
  { sign: 'o', tone: 'open' },
  { sign: 'x', tone: 'good' },
];

/** Points over the line that parts them; groups differ in their letter, not by colour alone. */
function planeLines(plane: Plane, width: number, { glyphs }: Look): readonly Line[] {
  const { points, line: parting, reach } = plane;
  const cells = Array.from({ length: HEIGHT }, () =>
    Array.from({ length: width }, (): Cell => EMPTY),
  );
  const column = (x: number) => Math.round(((x / reach + 1) / 2) * (width - 1));
  const row = (y: number) => Math.round(((1 - y / reach) / 2) * (HEIGHT - 1));
  const put = (x: number, y: number, cell: Cell) => {
    const [r, c] = [cells[row(y)], column(x)];
    if (r !== undefined && c >= 0 && c < width) r[c] = cell;
  };
  for (const [x, y] of parting === null ? [] : alongLine(parting, reach, 2 * width)) {
    put(x, y, { sign: glyphs.plot.line, tone: 'strong' });
  }
  for (const { x, y, group } of points) put(x, y, GROUPS[group] ?? EMPTY);
  return [line(plane.title, 'quiet'), ...cells.map((row_) => merged(row_))];
}

/** Where the line a x + b y + c = 0 runs through the square, step by step along its longer side. */
function alongLine(
  { a, b, c }: NonNullable<Plane['line']>,
  reach: number,
  steps: number,
): readonly (readonly [number, number])[] {
  const isFlat = Math.abs(b) >= Math.abs(a);
  const [main, other] = isFlat ? [b, a] : [a, b];
  if (main === 0) return [];
  return Array.from({ length: steps }, (_, i) => {
    const t = reach * ((2 * i) / (steps - 1) - 1);
    const u = -(other * t + c) / main;
    return isFlat ? ([t, u] as const) : ([u, t] as const);
  }).filter(([x, y]) => Math.abs(x) <= reach && Math.abs(y) <= reach);
}

/** Neighbours of one tone become one span. */
function merged(cells: readonly Cell[]): Line {
  const spans: Span[] = [];
  for (const { sign, tone } of cells) {
    const last = spans.at(-1);
    if (last?.tone === tone) spans[spans.length - 1] = span(last.text + sign, tone);
    else spans.push(span(sign, tone));
  }
  return spans;
}

/** One column for each value, or for as many as share it: their mean. */
function curveLines(curve: Curve, width: number, { glyphs }: Look): readonly Line[] {
  const { values, range } = curve;
  const columns = shared(values, width - AXIS - 1);
  const { levels } = glyphs.plot;
  const [from, to] = range;
  const rows = Array.from({ length: HEIGHT - 1 }, (_, i) => {
    const below = HEIGHT - 2 - i;
    const bars = columns.map((value) => {
      const filled = ((value - from) / (to - from)) * (HEIGHT - 1) - below;
      return levels[Math.round(Math.min(1, Math.max(0, filled)) * (levels.length - 1))] ?? ' ';
    });
    const label = i === 0 ? figure(to, 3) : i === HEIGHT - 2 ? figure(from, 3) : '';
    return [span(`${pad(label, AXIS, 'left')} `, 'quiet'), span(bars.join(''))];
  });
  return [
    line(headOf(curve), 'quiet'),
    ...rows,
    [span(' '.repeat(AXIS + 1)), span(glyphs.rails.along.repeat(width - AXIS - 1), 'quiet')],
  ];
}

function headOf({ title, values, unit }: Curve): string {
  const last = values.at(-1);
  return last === undefined ? title : say.milestone.last({ title, value: figure(last, 3), unit });
}

function shared(values: readonly number[], columns: number): readonly number[] {
  if (values.length <= columns) return values;
  return Array.from({ length: columns }, (_, i) => {
    const [begin, end] = [i, i + 1].map((at) => Math.floor((at * values.length) / columns));
    const own = values.slice(begin, end);
    return own.reduce((sum, value) => sum + value, 0) / own.length;
  });
}

function tableLines({ head, rows }: Table): readonly Line[] {
  const texts = [head, ...rows].map((row) => row.map((cell) => printable(cell)));
  const widths = head.map((_, i) => Math.max(...texts.map((row) => displayWidth(row[i] ?? ''))));
  return texts.map((row, at) => {
    const cells = row.map((cell, i) => pad(cell, widths[i] ?? 0, i === 0 ? 'right' : 'left'));
    return line(`  ${cells.join('   ')}`.trimEnd(), at === 0 ? 'quiet' : 'text');
  });
}
