import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type GradeRecord, type ModuleSpec, readRecords } from '@tito/grader';
import { UsageError } from '../errors.ts';
import { openHome } from '../home.ts';
import { say } from '../messages/index.ts';

/** A record, and the folder that it lies in. */
interface Kept {
  readonly record: GradeRecord;
  readonly folder: string;
}

/**
 * The records that a course's total counts: of a folder that holds one folder of results per module,
 * or the learner's own, of each module the one that counts.
 */
export async function recordsOfCourse(
  modules: readonly ModuleSpec[],
  out: string | undefined,
): Promise<readonly GradeRecord[]> {
  const known = new Set(modules.map(({ id }) => id));
  const kept = (await (out === undefined ? ownCounted() : recordsBelow(out))).filter(({ record }) =>
    known.has(record.module),
  );
  if (kept.length === 0) {
    throw new UsageError(say.records.noneOfCourse({ folder: out ?? openHome().records }), [
      say.records.forTotal,
    ]);
  }
  refuseTwice(kept);
  return kept.map(({ record }) => record);
}

/** Everybody's own records lie under names of their own; for a total they are one learner's. */
async function ownCounted(): Promise<readonly Kept[]> {
  const folder = openHome().records;
  const byModule = Map.groupBy(await readRecords(folder), ({ module }) => module);
  return [...byModule.values()]
    .flatMap(countedRecord)
    .map((record) => ({ record: { ...record, id: 'learner' }, folder }));
}

/** Of a learner's own records of one module the last that passed, or else the last; as progress counts. */
export function countedRecord(records: readonly GradeRecord[]): readonly GradeRecord[] {
  const inTime = records.toSorted((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
  const counted = inTime.findLast(({ verdict }) => verdict.status === 'passed') ?? inTime.at(-1);
  return counted === undefined ? [] : [counted];
}

async function recordsBelow(out: string): Promise<readonly Kept[]> {
  const below = existsSync(out) ? readdirSync(out, { withFileTypes: true }) : [];
  const folders = [out, ...below.filter((e) => e.isDirectory()).map(({ name }) => join(out, name))];
  const kept: Kept[] = [];
  for (const folder of folders.toSorted()) {
    const records = await readRecords(join(folder, 'records'));
    kept.push(...records.map((record) => ({ record, folder })));
  }
  return kept;
}

/** Two records of one learner and module: somebody has to say which one counts. */
function refuseTwice(kept: readonly Kept[]): void {
  const seen = new Map<string, Kept>();
  for (const one of kept) {
    const key = `${one.record.module} ${one.record.id}`;
    const other = seen.get(key);
    if (other !== undefined) {
      const { id: name, module } = one.record;
      throw new UsageError(
        say.records.twice({ folder: other.folder, other: one.folder, name, module }),
        [say.records.moveOne],
      );
    }
    seen.set(key, one);
  }
}
