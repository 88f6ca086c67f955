import { join } from 'node:path';
import {
  courseTotalCsv,
  courseTotalJson,
  type GradeRecord,
  gradesCsv,
  gradesJson,
  type ModuleSpec,
  readRecords,
  writeBeside,
} from '@tito/grader';
import { moduleNamed, openCourse } from '../course.ts';
import { UsageError } from '../errors.ts';
import { openHome } from '../home.ts';
import { countedRecord, recordsOfCourse } from './course-total.ts';
import { say } from '../messages/index.ts';

/** Every object that a command prints names it. */
const ABOUT = { command: 'export' };

export interface ExportOptions {
  readonly format: 'csv' | 'json';
  /** Folder of a batch's results; the learner's own records when left out. */
  readonly out: string | undefined;
  /** Needed only where records of several modules lie together. */
  readonly module: string | undefined;
  /** One row per learner over all modules of the course, in place of those of one module. */
  readonly total: boolean;
  /** File to write. */
  readonly to: string | undefined;
}

export interface Exported {
  readonly text: string;
  readonly rows: number;
  /** The file that was written; null if the text is to be printed. */
  readonly path: string | null;
}

/** Grades from records: those of a batch, or of the learner's own the one that counts. */
export async function exportGrades(options: ExportOptions): Promise<Exported> {
  const { text, rows } = options.total ? await totalOf(options) : await gradesOf(options);
  if (options.to !== undefined) await writeBeside(options.to, text);
  return { text, rows, path: options.to ?? null };
}

async function gradesOf(options: ExportOptions): Promise<Pick<Exported, 'text' | 'rows'>> {
  const { format, out } = options;
  const folder = out === undefined ? openHome().records : join(out, 'records');
  const all = await readRecords(folder);
  const module = chosenModule(all, options.module, folder);
  const own = all.filter((record) => record.module === module.id);
  const records = out === undefined ? countedRecord(own) : own;
  const text = format === 'csv' ? gradesCsv(module, records) : gradesJson(module, records, ABOUT);
  return { text, rows: records.length };
}

async function totalOf({ format, out }: ExportOptions): Promise<Pick<Exported, 'text' | 'rows'>> {
  const { title, modules } = openCourse();
  const records = await recordsOfCourse(modules, out);
  const text =
    format === 'csv'
      ? courseTotalCsv(modules, records)
      : courseTotalJson(title, modules, records, ABOUT);
  return { text, rows: new Set(records.map(({ id }) => id)).size };
}

function chosenModule(
  records: readonly GradeRecord[],
  query: string | undefined,
  folder: string,
): ModuleSpec {
  if (query !== undefined) return moduleNamed(query);
  const ids = [...new Set(records.map(({ module }) => module))];
  const [only, ...more] = ids;
  if (only === undefined) {
    throw new UsageError(say.records.none({ folder }), [say.records.comeFrom]);
  }
  if (more.length > 0) {
    throw new UsageError(say.records.ofSeveral({ folder }), [
      say.records.chooseOne({ options: ids.map((id) => `--module ${id}`) }),
    ]);
  }
  return moduleNamed(only);
}
