import type { GradeRecord, ModuleSpec } from '../contracts.ts';
import { IntakeError } from '../intake/find-submissions.ts';
import { readRecord, RecordError, recordIds } from './store.ts';

/**
 * The records that earlier runs left, by id. A damaged one counts as none: its submission is judged
 * again.
 * @throws IntakeError if one belongs to another module, and its row would be lost
 */
export async function readEarlier(
  folder: string,
  module: ModuleSpec,
): Promise<ReadonlyMap<string, GradeRecord>> {
  const earlier = new Map<string, GradeRecord>();
  for (const id of await recordIds(folder)) {
    const record = await readRecord(folder, id).catch(nullIfDamaged);
    if (record === null) continue;
    if (record.module !== module.id) {
      throw new IntakeError(
        `${folder} holds records of module ${record.module}; choose another folder for the results.`,
      );
    }
    earlier.set(id, record);
  }
  return earlier;
}

function nullIfDamaged(error: unknown): null {
  if (error instanceof RecordError) return null;
  throw error;
}
