import { edit, type Mistake } from '../../../../src/author/edits.ts';

/** Id, what is found, what it is replaced by, and the sentence. */
export type Row = readonly [id: string, find: string, replace: string, sentence: string];

/** Mistakes that are one replacement in one file. */
export function inFile(task: string, file: string, rows: readonly Row[]): readonly Mistake[] {
  return rows.map(([id, find, replace, sentence]) => ({
    id,
    task,
    sentence,
    edits: [edit(file, find, replace)],
  }));
}
