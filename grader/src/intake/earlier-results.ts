import { readdir } from 'node:fs/promises';
import { isOfTheSystem } from './entry-names.ts';

/** The folder without which no run leaves results. */
const RECORDS = 'records';

/**
 * Whether a folder holds what a batch writes and nothing else: the results of an earlier run, that was
 * told to put them elsewhere. A folder that cannot be read is no such folder.
 * @param names of the files and folders that a batch writes
 */
export async function holdsResults(path: string, names: readonly string[]): Promise<boolean> {
  const held = (await readdir(path).catch(() => [])).filter((name) => !isOfTheSystem(name));
  return held.includes(RECORDS) && held.every((name) => names.includes(name));
}
