import { join } from 'node:path';
import type { GradeRecord, ModuleSpec } from '../contracts.ts';
import { snapshotsBeside } from '../records/snapshot.ts';
import { writeBeside } from '../records/write-beside.ts';
import { feedback } from './feedback.ts';
import { zipTexts } from '../archives/zip.ts';
import { gradesCsv } from './grades-csv.ts';
import { gradesJson } from './grades-json.ts';

/** Where a batch's results lie. */
export interface ReportPaths {
  readonly records: string;
  /** What was judged, by hash: records are verified from it. */
  readonly submissions: string;
  readonly csv: string;
  readonly json: string;
  readonly feedback: string;
  readonly zip: string;
}

export function reportPaths(out: string): ReportPaths {
  const records = join(out, 'records');
  return {
    records,
    submissions: snapshotsBeside(records),
    csv: join(out, 'grades.csv'),
    json: join(out, 'grades.json'),
    feedback: join(out, 'feedback'),
    zip: join(out, 'feedback.zip'),
  };
}

/**
 * Writes all that is derived from records, each file whole; yields each path once it is there. They
 * stand in order of id, as the records in their folder do.
 */
export async function* writeReports(
  out: string,
  module: ModuleSpec,
  unsorted: readonly GradeRecord[],
): AsyncGenerator<string, void> {
  const records = unsorted.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const paths = reportPaths(out);
  const texts = new Map(records.map((record) => [`${record.id}.md`, feedback(module, record)]));
  for (const [name, text] of texts) await writeBeside(join(paths.feedback, name), text);
  yield paths.feedback;
  await writeBeside(paths.zip, await zipTexts(texts));
  yield paths.zip;
  await writeBeside(paths.json, gradesJson(module, records));
  yield paths.json;
  await writeBeside(paths.csv, gradesCsv(module, records));
  yield paths.csv;
}
