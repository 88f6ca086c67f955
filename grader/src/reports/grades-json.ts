import type { GradeRecord, ModuleSpec } from '../contracts.ts';
import { printableJson } from '../intake/printable.ts';
import { type GradeRow, gradeRow } from './grade-row.ts';

/** The grades of one module, for programs. */
export interface Grades {
  readonly schema: 1;
  readonly module: string;
  readonly grades: readonly GradeRow[];
}

export function grades(module: ModuleSpec, records: readonly GradeRecord[]): Grades {
  return {
    schema: 1,
    module: module.id,
    grades: records.map((record) => gradeRow(module, record)),
  };
}

/** The same as pretty JSON with a final newline; without times, so equal records give equal bytes. */
export function gradesJson(
  module: ModuleSpec,
  records: readonly GradeRecord[],
  about: { readonly command?: string } = {},
): string {
  const { schema, ...rest } = grades(module, records);
  return printableJson(`${JSON.stringify({ schema, ...about, ...rest }, null, 2)}\n`);
}
