import { join } from 'node:path';
import { readRecord, readRecords } from '@tito/grader';
import { moduleNamed } from '../course.ts';
import { UsageError } from '../errors.ts';
import { openHome } from '../home.ts';
import { nearest } from '../nearest.ts';
import { DEFAULT_OUT } from './grade-class.ts';
import type { Explained } from './events/results.ts';

/** Finds one record: in a batch's results, or among the learner's own. */
export async function explainVerdict(id: string, out: string | undefined): Promise<Explained> {
  const batch = join(out ?? DEFAULT_OUT, 'records');
  const folders = out === undefined ? [batch, openHome().records] : [batch];
  for (const folder of folders) {
    const record = await readRecord(folder, id);
    if (record === null) continue;
    return { record, module: moduleNamed(record.module), path: join(folder, `${id}.json`) };
  }
  return unknown(id, folders);
}

async function unknown(id: string, folders: readonly string[]): Promise<never> {
  const found = await Promise.all(folders.map((folder) => readRecords(folder)));
  const ids = found.flat().map((record) => record.id);
  const meant = nearest(id, ids);
  const where = folders.join(' and in ');
  throw new UsageError(`There is no record '${id}' in ${where}.`, [
    meant !== null
      ? `Did you mean ${meant}?`
      : ids.length > 0
        ? `There is: ${ids.slice(0, 10).join(', ')}${ids.length > 10 ? ', ...' : ''}.`
        : 'Say where the grades are: --out FOLDER',
  ]);
}
