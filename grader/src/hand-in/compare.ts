import { contentOf } from '../intake/from-zip.ts';
import { RefusedError } from '../intake/refused.ts';
import { listArchive, type PackedFile } from '../intake/zip-entries.ts';

/** In which files an archive differs from another, by path. */
export interface HandInDifference {
  /** In both, with other contents. */
  readonly changed: readonly string[];
  /** Only in what would be handed in now. */
  readonly added: readonly string[];
  /** Only in the earlier one. */
  readonly removed: readonly string[];
}

/**
 * Compares an archive that is there with the one that would be written, by the contents of their files.
 * @param earlier taken in before: what grading would refuse has to be told first
 */
export async function compareHandIns(
  earlier: Uint8Array,
  now: Uint8Array,
): Promise<HandInDifference> {
  const [before, after] = await Promise.all([byName(earlier), byName(now)]);
  const names = [...after.keys()];
  return {
    changed: names.filter((name) => {
      const [old, next] = [before.get(name), after.get(name)];
      return old !== undefined && next !== undefined && !isSame(old, next);
    }),
    added: names.filter((name) => !before.has(name)),
    removed: [...before.keys()].filter((name) => !after.has(name)),
  };
}

async function byName(archive: Uint8Array): Promise<ReadonlyMap<string, PackedFile>> {
  const files = await listArchive(Buffer.from(archive));
  return new Map(files.map((file) => [file.name, file]));
}

/** A file that cannot be read, which grading left out, is not the same as one that can. */
function isSame(a: PackedFile, b: PackedFile): boolean {
  try {
    return Buffer.from(contentOf(a)).equals(contentOf(b));
  } catch (error) {
    if (error instanceof RefusedError) return false;
    throw error;
  }
}
