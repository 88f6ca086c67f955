import { existsSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { type GradeRecord, isSafeId, readRecord, readRecordFile, readRecords } from '@tito/grader';
import { moduleNamed } from '../course.ts';
import { UsageError } from '../errors.ts';
import { openHome } from '../home.ts';
import { nearest } from '../nearest.ts';
import { DEFAULT_OUT } from './grade-class.ts';
import type { Explained } from './events/results.ts';
import { say } from '../messages/index.ts';

const MOST_NAMED = 10;

/**
 * Finds one record by the path of its file, or by id or name: in a batch's results, or among the learner's
 * own. A name is what a class's table shows; an id comes before it.
 * @throws UsageError if there is none, or if several are of that name
 */
export async function explainVerdict(asked: string, out: string | undefined): Promise<Explained> {
  if (isPath(asked)) return await recordAt(asked);
  const batch = join(out ?? DEFAULT_OUT, 'records');
  const folders = out === undefined ? [batch, openHome().records] : [batch];
  for (const folder of isSafeId(asked) ? folders : []) {
    const record = await readRecord(folder, asked);
    if (record !== null) return explained(record, folder);
  }
  return await recordOf(asked, folders);
}

/** Neither ids nor names that end so, or hold slashes, are files. */
function isPath(text: string): boolean {
  return text.endsWith('.json') || text.includes('/') || text.includes(sep);
}

async function recordAt(path: string): Promise<Explained> {
  const full = resolve(path);
  if (!existsSync(full)) {
    throw new UsageError(say.records.noFile({ path }), [say.records.fileOrId]);
  }
  const record = await readRecordFile(full);
  return { record, module: moduleNamed(record.module), path: full };
}

function explained(record: GradeRecord, folder: string): Explained {
  return { record, module: moduleNamed(record.module), path: join(folder, `${record.id}.json`) };
}

/** The one record of a name. */
async function recordOf(name: string, folders: readonly string[]): Promise<Explained> {
  const all = await Promise.all(
    folders.map(async (folder) => (await readRecords(folder)).map((one) => ({ one, folder }))),
  );
  const found = all.flat();
  const [first, ...more] = found.filter(({ one }) => one.name === name);
  if (first === undefined) {
    const ids = found.map(({ one }) => one.id);
    return unknown(name, ids, folders);
  }
  if (more.length === 0) return explained(first.one, first.folder);
  const ids = [first, ...more].map(({ one }) => one.id);
  throw new UsageError(say.records.namesakes({ name, records: ids.length }), [thereIs(ids)]);
}

function unknown(id: string, ids: readonly string[], folders: readonly string[]): never {
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
