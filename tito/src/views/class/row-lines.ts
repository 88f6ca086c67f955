import {
  figure,
  type GradeRecord,
  lateness,
  type ModuleSpec,
  printable,
  type TaskVerdict,
} from '@tito/grader';
import { minute } from '../../words.ts';
import type { Cell } from '../glyphs.ts';
import { EMPTY_LINE, type Line, line, paragraph, span, type Tone } from '../line.ts';
import { isReadAloud, type Look } from '../look.ts';
import { displayWidth, pad, truncate } from '../width.ts';
import { say } from '../../messages/index.ts';

export const STATUSES: readonly GradeRecord['verdict']['status'][] = [
  'passed',
  'failed',
  'refused',
  'broken',
];
const STATUS = Math.max(...STATUSES.map((status) => displayWidth(say.words.status[status]))) + 1;
/** Names and statuses share 32 columns: where a language has longer words for these, names get less. */
const NAME = 32 - STATUS;
const SHORTEST_NAME = 12;
const MARGIN = 2;
const POINTS = 7;
const FIRST_CELL = 7;
const CELL = 3;
const REASON_LENGTH = 300;

const TONES: Record<GradeRecord['verdict']['status'], Tone> = {
  passed: 'good',
  failed: 'text',
  refused: 'open',
  broken: 'ours',
};

/** The columns of names; and whether the tasks' cells stand in a row of their own. */
interface Columns {
  readonly name: number;
  readonly isSplit: boolean;
}

/** On a narrow screen names are cut first; then the cells go below. */
function columnsFor({ tasks }: Pick<ModuleSpec, 'tasks'>, { width }: Look): Columns {
  const room = width - MARGIN - STATUS - POINTS;
  const cells = FIRST_CELL + CELL * (tasks.length - 1);
  const isSplit = room - cells < SHORTEST_NAME;
  return { isSplit, name: Math.max(SHORTEST_NAME, Math.min(NAME, isSplit ? room : room - cells)) };
}

/** Of a table; what is read aloud is none. */
export function tableHead(module: ModuleSpec, look: Look): readonly Line[] {
  if (isReadAloud(look)) return [];
  const { name, isSplit } = columnsFor(module, look);
  const cells = module.tasks.map(({ id }, i) =>
    i === 0 ? pad(id, FIRST_CELL, 'left') : pad(id.replace(/^.*\./, '.'), CELL, 'left'),
  );
  const { name: who, status, points } = say.grade.columns;
  const head = pad(who, name) + pad(status, STATUS) + pad(points, POINTS, 'left');
  return isSplit
    ? [line(`  ${head}`, 'quiet'), line(cells.join(''), 'quiet')]
    : [line(`  ${head}${cells.join('')}`, 'quiet')];
}

/** One learner: name, status, points, a mark per task; and why, if nothing was judged. */
export function rowLines(module: ModuleSpec, record: GradeRecord, look: Look): readonly Line[] {
  const { width } = look;
  const why = printable(record.verdict.reason ?? '', REASON_LENGTH);
  return [
    ...(isReadAloud(look) ? [statement(record)] : tableRow(module, record, look)),
    ...(why === '' ? [] : paragraph(why, { width, indent: 4, tone: 'quiet' })),
    ...lateLines(module, record, look),
    ...overfittingLines(record, look),
    ...ownPartsLines(record, look),
  ];
}

/** Read aloud, a learner is one statement: the tasks by how much of them passes. */
function statement(record: GradeRecord): Line {
  const { status, points, tasks } = record.verdict;
  const cells = CELLS.flatMap((cell) => {
    const ids = tasks.filter((task) => cellOf(record, task) === cell).map(({ id }) => id);
    return ids.length === 0 ? [] : [`${say.grade.legend[cell]}: ${ids.join(', ')}`];
  });
  const share = status === 'broken' ? [] : [say.status.allPoints({ points: figure(points) })];
  const facts = [[say.words.status[status], ...share].join(', '), ...cells].join('; ');
  return line(`  ${printable(record.name)}: ${facts}.`);
}

function tableRow(module: ModuleSpec, record: GradeRecord, look: Look): readonly Line[] {
  const { status, points } = record.verdict;
  const shown = status === 'broken' ? look.glyphs.cells.notJudged : figure(points);
  const { name, isSplit } = columnsFor(module, look);
  const row: Line = [
    span(`  ${pad(truncate(printable(record.name), name - 2, look.glyphs.ellipsis), name)}`),
    span(pad(say.words.status[status], STATUS), TONES[status]),
    span(pad(shown, POINTS, 'left')),
  ];
  const cells: Line = record.verdict.tasks.map((task, i) => {
    const cell = cellOf(record, task);
    const width = i === 0 ? FIRST_CELL : CELL;
    return span(pad(look.glyphs.cells[cell], width, 'left'), CELL_TONES[cell]);
  });
  return isSplit ? [row, cells] : [row.concat(cells)];
}

/** After the deadline of the course; the points are as earned. */
export function lateLines(
  module: ModuleSpec,
  record: GradeRecord,
  { width }: Look,
): readonly Line[] {
  const late = lateness(module, record);
  const { handedIn } = record;
  if (late === null || handedIn === null) return [];
  const facts = {
    hours: figure(late.hours),
    handedIn: minute(handedIn),
    deadline: minute(late.deadline),
  };
  return paragraph(say.grade.late(facts), { width, indent: 4, tone: 'open' });
}

/** The figures alone: what they mean for a learner is for somebody to decide who has read the code. */
export function overfittingLines(
  { verdict: { overfitting } }: GradeRecord,
  { width }: Look,
): readonly Line[] {
  if (overfitting === null) return [];
  const { public: own, hidden } = overfitting;
  const hiddenOnes = { hiddenPassed: hidden.passed, hiddenTotal: hidden.total };
  return paragraph(say.grade.overfits({ ...own, ...hiddenOnes }), {
    width,
    indent: 4,
    tone: 'open',
  });
}

/** What it came to on the learner's own earlier modules, which decides nothing. */
export function ownPartsLines({ ownParts }: GradeRecord, { width }: Look): readonly Line[] {
  if (ownParts === null) return [];
  const { status, points, maxPoints } = ownParts.verdict;
  const modules = ownParts.stack.map(({ module }) => module);
  const isJudged = status === 'passed' || status === 'failed';
  const what = isJudged
    ? say.words.points({ points: figure(points), total: figure(maxPoints) })
    : say.words.status[status];
  return paragraph(say.grade.onOwnParts({ modules, what }), { width, indent: 4, tone: 'quiet' });
}

const CELL_TONES: Record<Cell, Tone> = {
  all: 'good',
  some: 'open',
  none: 'bad',
  todo: 'quiet',
  notJudged: 'quiet',
};

const CELLS: readonly Cell[] = ['all', 'some', 'none', 'todo', 'notJudged'];

/** What the marks of a row mean, where there are marks. */
export function legend(look: Look): readonly Line[] {
  if (isReadAloud(look)) return [];
  const { cells } = look.glyphs;
  const marks = CELLS.map((cell) => `${cells[cell]} ${say.grade.legend[cell]}`);
  return [line(`  ${marks.join('   ')}`, 'quiet'), EMPTY_LINE];
}

function cellOf({ results }: GradeRecord, { id, passed, notRun, total }: TaskVerdict): Cell {
  if (total === 0) return 'notJudged';
  if (passed === total) return 'all';
  if (passed > 0) return 'some';
  if (notRun < total) return 'none';
  return results.some(({ task, isToDo }) => task === id && isToDo) ? 'todo' : 'notJudged';
}
