import type { Case, Expected } from '../case.ts';
import { honest } from '../programs.ts';
import { type RawEntry, type RawOptions, rawZip } from './raw-zip.ts';

/** The honest files, as entries of an archive. */
export const work: readonly RawEntry[] = Object.entries(honest).map(([name, content]) => ({
  name,
  content,
  method: 8,
}));

/** The honest files and further entries. */
export function withEntries(...more: readonly RawEntry[]): () => Uint8Array {
  return () => rawZip([...work, ...more]);
}

/** The honest files with the first entry described otherwise. */
export function withFirst(changes: Partial<RawEntry>, options?: RawOptions): () => Uint8Array {
  return () =>
    rawZip(
      work.map((entry, i) => (i === 0 ? { ...entry, ...changes } : entry)),
      options,
    );
}

/** An entry of zeros that is described truthfully. */
export function zeros(name: string, size: number): RawEntry {
  return { name, content: Buffer.alloc(size), method: 8 };
}

/** A row of a table of archives that have one hostile entry beside the honest ones. */
export type EntryRow = readonly [
  number: number,
  name: string,
  what: string,
  entry: RawEntry,
  expected: Expected,
];

/** One case per row. */
export function entryCases(
  make: (
    number: number,
    name: string,
    what: string,
    bytes: () => Uint8Array,
    expected: Expected,
  ) => Case,
  rows: readonly EntryRow[],
): readonly Case[] {
  return rows.map(([number, name, what, entry, expected]) =>
    make(number, name, what, withEntries(entry), expected),
  );
}
