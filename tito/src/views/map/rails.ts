import type { RailGlyphs } from '../glyphs.ts';

/** A module on the map, in the course's order, and the modules above it that it builds on. */
export interface Stop {
  readonly id: string;
  readonly requires: readonly string[];
  /** The sign that stands for it. */
  readonly node: string;
}

/** Each module has a lane from its row down to the last module that builds on it. */
interface Lane {
  readonly id: string;
  readonly lastRow: number;
}

/**
 * The lines of a map: one row per stop, equally wide. Where a row meets the lane of something that it
 * builds on there is a junction; a lane that it only passes is drawn through.
 * @example
 * rails([{ id: 'a', requires: [], node: 'o' }, { id: 'b', requires: ['a'], node: 'o' }], ASCII)
 * // => ['o  ', '+-o']
 */
export function rails(stops: readonly Stop[], glyphs: RailGlyphs): readonly string[] {
  const lastRows = lastRowsOf(stops);
  const lanes: (Lane | null)[] = [];
  const rows = stops.map((stop, row) => {
    const joined = lanes.flatMap((lane, i) => (isJoined(lane, stop) ? [i] : []));
    const own = freeLane(lanes, (joined.at(-1) ?? -1) + 1);
    const drawn = drawRow({ lanes, joined, own, row, node: stop.node }, glyphs);
    lanes[own] = { id: stop.id, lastRow: lastRows.get(stop.id) ?? row };
    for (const [i, lane] of lanes.entries())
      if (lane !== null && lane.lastRow <= row) lanes[i] = null;
    return drawn;
  });
  const width = Math.max(0, ...rows.map(({ length }) => length));
  return rows.map((row) => row.padEnd(width));
}

/** What stands below each row, where one takes two lines: the lanes that go on to the next. */
export function railsBelow(drawn: readonly string[], glyphs: RailGlyphs): readonly string[] {
  const { down, branch, corner, join, joinEnd } = glyphs;
  const comesFromAbove = new Set([down, branch, corner, join, joinEnd]);
  return drawn.map((row, i) => {
    const next = Array.from(drawn[i + 1] ?? ''.padEnd(row.length));
    return next.map((sign) => (comesFromAbove.has(sign) ? down : ' ')).join('');
  });
}

function lastRowsOf(stops: readonly Stop[]): ReadonlyMap<string, number> {
  return new Map(stops.flatMap(({ requires }, row) => requires.map((id) => [id, row] as const)));
}

function isJoined(lane: Lane | null, { requires }: Stop): boolean {
  return lane !== null && requires.includes(lane.id);
}

function freeLane(lanes: readonly (Lane | null)[], from: number): number {
  for (let i = from; i < lanes.length; i++) if (lanes[i] === null) return i;
  return Math.max(from, lanes.length);
}

interface Row {
  readonly lanes: readonly (Lane | null)[];
  readonly joined: readonly number[];
  readonly own: number;
  readonly row: number;
  readonly node: string;
}

function drawRow({ lanes, joined, own, row, node }: Row, glyphs: RailGlyphs): string {
  const first = joined[0] ?? own;
  let text = '';
  for (let i = 0; i < Math.max(lanes.length, own + 1); i++) {
    if (i > 0) text += i > first && i <= own ? glyphs.along : ' ';
    const lane = lanes[i] ?? null;
    if (i === own) text += node;
    else if (joined.includes(i)) text += junction(i === first, lane?.lastRow === row, glyphs);
    else if (lane !== null) text += glyphs.down;
    else text += i > first && i < own ? glyphs.along : ' ';
  }
  return text.trimEnd();
}

function junction(isFirst: boolean, isLast: boolean, glyphs: RailGlyphs): string {
  if (isFirst) return isLast ? glyphs.corner : glyphs.branch;
  return isLast ? glyphs.joinEnd : glyphs.join;
}
