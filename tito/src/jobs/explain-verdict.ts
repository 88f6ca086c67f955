import { join } from 'node:path';
import { readRecord, readRecords } from '@tito/grader';
import { moduleNamed } from '../course.ts';
import { UsageError } from '../errors.ts';
import { openHome } from '../home.ts';
import { nearest } from '../nearest.ts';
import { DEFAULT_OUT } from './grade-class.ts';
import type { Explained } from './events/results.ts';
import { say } from '../messages/index.ts';

const MOST_NAMED = 10;

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
  const [folder = '', other] = folders;
  throw new UsageError(
    other === undefined
      ? say.records.unknown({ id, folder })
      : say.records.unknownInBoth({ id, folder, other }),
    [meant === null ? thereIs(ids) : say.use.didYouMean({ word: meant })],
  );
}

/** The first of the names that there are. */
function thereIs(ids: readonly string[]): string {
  if (ids.length === 0) return say.records.sayWhere;
  const names = ids.slice(0, MOST_NAMED);
  return ids.length > MOST_NAMED ? say.records.thereIsMore({ names }) : say.use.thereIs({ names });
}
