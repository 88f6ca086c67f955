// One row per learner over all modules of a course.
import { stringify } from 'csv-stringify/sync';
import type { GradeRecord, ModuleSpec, Verdict } from '../contracts.ts';
import { printable, printableJson } from '../intake/printable.ts';
import { gradeRow } from './grade-row.ts';
import { type Cell, safeCell } from './grades-csv.ts';
import type { Lateness } from './lateness.ts';

/** What one module gives a learner. */
export interface ModuleGrade {
  readonly status: Verdict['status'];
  readonly percent: number | null;
  readonly late: Lateness | null;
}

/** A learner in the course. */
export interface TotalRow {
  readonly id: string;
  readonly name: string;
  /** By module, in the course's order; null where there is no record. */
  readonly modules: Readonly<Record<string, ModuleGrade | null>>;
  /**
   * The mean of the modules' percentages by their weights. A module without a record counts 0. Null if
   * one of them broke, which is no zero, or if no module has a weight.
   */
  readonly percent: number | null;
}

/** One row per learner, in order of id. Records of one learner have one id, as file names give it. */
export function courseTotal(
  modules: readonly ModuleSpec[],
  records: readonly GradeRecord[],
): readonly TotalRow[] {
  const ids = [...new Set(records.map(({ id }) => id))].toSorted();
  return ids.map((id) => {
    const own = records.filter((record) => record.id === id);
    const grades = modules.map((module) => [module, gradeOf(module, own)] as const);
    return {
      id,
      name: printable(own[0]?.name ?? id),
      modules: Object.fromEntries(grades.map(([module, grade]) => [module.id, grade])),
      percent: weighted(grades),
    };
  });
}

function gradeOf(module: ModuleSpec, own: readonly GradeRecord[]): ModuleGrade | null {
  const record = own.find((candidate) => candidate.module === module.id);
  if (record === undefined) return null;
  const { status, percent, late } = gradeRow(module, record);
  return { status, percent, late };
}

function weighted(grades: readonly (readonly [ModuleSpec, ModuleGrade | null])[]): number | null {
  const whole = grades.reduce((sum, [{ weight }]) => sum + weight, 0);
  let total = 0;
  for (const [{ weight }, grade] of grades) {
    const percent = grade === null ? 0 : grade.percent;
    if (percent === null) return null;
    total += weight * percent;
  }
  return whole === 0 ? null : Math.round((100 * total) / whole) / 100;
}

/** Per module its percentage and how late it was, then the total; as `gradesCsv` writes. */
export function courseTotalCsv(
  modules: readonly ModuleSpec[],
  records: readonly GradeRecord[],
): string {
  const header = [
    'id',
    'name',
    ...modules.flatMap(({ id }) => [id, `${id} late_hours`]),
    'percent',
  ];
  const rows = courseTotal(modules, records).map((row) => cellsOf(modules, row));
  return stringify([header, ...rows.map((row) => row.map(safeCell))], {
    record_delimiter: 'windows',
  });
}

function cellsOf(modules: readonly ModuleSpec[], row: TotalRow): readonly Cell[] {
  const cells = modules.flatMap(({ id }): Cell[] => {
    const grade = row.modules[id] ?? null;
    return [grade?.percent ?? null, grade?.late?.hours ?? null];
  });
  return [row.id, row.name, ...cells, row.percent];
}

/** The same for programs, with what was counted with which weight. */
export function courseTotalJson(
  title: string,
  modules: readonly ModuleSpec[],
  records: readonly GradeRecord[],
  about: { readonly command?: string } = {},
): string {
  const value = {
    schema: 1,
    ...about,
    course: title,
    modules: modules.map(({ id, weight, deadline }) => ({ id, weight, deadline })),
    learners: courseTotal(modules, records),
  };
  return printableJson(`${JSON.stringify(value, null, 2)}\n`);
}
