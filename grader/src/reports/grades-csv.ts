import { stringify } from 'csv-stringify/sync';
import type { GradeRecord, ModuleSpec } from '../contracts.ts';
import { type GradeRow, gradeRow } from './grade-row.ts';

export type Cell = string | number | null;

/**
 * Spreadsheets take a text for a formula when it begins so; some fold the full-width signs first, and
 * some trim spaces.
 */
const FORMULA = /^\s*[=+\-@\t\r\n＝＋－＠]/;

interface Column {
  readonly header: string;
  readonly cell: (row: GradeRow) => Cell;
}

/**
 * The grades as CSV by RFC 4180 in UTF-8, without times of judging: equal records give equal bytes. A text that
 * a spreadsheet would take for a formula begins with an apostrophe; numbers stay numbers.
 */
export function gradesCsv(module: ModuleSpec, records: readonly GradeRecord[]): string {
  const columns = columnsOf(module);
  const rows = records.map((record) => {
    const row = gradeRow(module, record);
    return columns.map(({ cell }) => safeCell(cell(row)));
  });
  const header = columns.map((column) => column.header);
  return stringify([header, ...rows], { record_delimiter: 'windows' });
}

function columnsOf(module: ModuleSpec): readonly Column[] {
  return [
    { header: 'id', cell: ({ id }) => id },
    { header: 'name', cell: ({ name }) => name },
    { header: 'module', cell: (row) => row.module },
    { header: 'status', cell: ({ status }) => status },
    { header: 'points', cell: ({ points }) => points },
    { header: 'max_points', cell: ({ maxPoints }) => maxPoints },
    { header: 'percent', cell: ({ percent }) => percent },
    ...module.tasks.map(({ id }) => ({ header: id, cell: taskCell(id) })),
    { header: 'public_passed', cell: (row) => row.public?.passed ?? null },
    { header: 'public_total', cell: (row) => row.public?.total ?? null },
    { header: 'hidden_passed', cell: (row) => row.hidden?.passed ?? null },
    { header: 'hidden_total', cell: (row) => row.hidden?.total ?? null },
    { header: 'not_run', cell: ({ notRun }) => notRun },
    { header: 'overfitting', cell: ({ overfitting }) => overfittingText(overfitting) },
    { header: 'handed_in', cell: ({ handedIn }) => handedIn },
    { header: 'late_hours', cell: ({ late }) => late?.hours ?? null },
    { header: 'own_parts_points', cell: ({ ownParts }) => ownParts?.points ?? null },
    { header: 'isolation', cell: ({ isolation }) => isolation },
    { header: 'reason', cell: ({ reason }) => reason },
    { header: 'sha256', cell: ({ sha256 }) => sha256 },
    { header: 'record', cell: ({ record }) => record },
  ];
}

function taskCell(id: string): Column['cell'] {
  return ({ tasks }) => tasks[id] ?? null;
}

/** Empty unless there is something to look at, so that a filter finds it. */
function overfittingText(counts: GradeRow['overfitting']): Cell {
  if (counts === null) return null;
  const { public: own, hidden } = counts;
  return `public ${own.passed} of ${own.total}; hidden ${hidden.passed} of ${hidden.total}`;
}

/** A cell that no spreadsheet takes for a formula. */
export function safeCell(cell: Cell): Cell {
  return typeof cell === 'string' && FORMULA.test(cell) ? `'${cell}` : cell;
}
