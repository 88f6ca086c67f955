import { edit, type Mistake } from '../../../../src/author/edits.ts';

/**
 * Where submissions run there is no clock: `performance.now()` is an error of the language there. This
 * is the same one, in any process, so that a mistake behaves here as it does there.
 */
export const NO_CLOCK =
  "((): number => { throw new ReferenceError('performance is not defined'); })()";

/** Id, what is found, what it is replaced by, and the sentence. */
export type Row = readonly [id: string, find: string, replace: string, sentence: string];

/** Mistakes of one task that are one edit of one file each. */
export function inFile(task: string, file: string, rows: readonly Row[]): readonly Mistake[] {
  return rows.map(([id, find, replace, sentence]) => ({
    id,
    task,
    sentence,
    edits: [edit(file, find, replace)],
  }));
}
