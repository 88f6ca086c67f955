// The folder of a release. An earlier one in its place is replaced; what somebody put there is kept.
import {
  chmodSync,
  type Dirent,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { type ArchiveFile, unzipOwn } from '@tito/grader/authoring';
import { interruption } from '../interruption.ts';

/** What was found in an earlier release and is of no release. */
export interface Kept {
  /** Where it lies now. */
  readonly folder: string;
  /** Below the folder, as it was in the release. */
  readonly paths: readonly string[];
}

/** Made by the installation, and made again by the next one. */
const INSTALLED = 'node_modules';

/**
 * Writes the folder beside and renames it: it is there as a whole, or as it was. What an earlier one held
 * beside its own files is moved to a folder next to it.
 * @param archive of the earlier release: it says which files are its own; where it is gone, none is
 */
export async function replaceFolder(
  folder: string,
  archive: string,
  files: readonly ArchiveFile[],
): Promise<Kept | null> {
  const foreign = existsSync(folder) ? await foreignIn(folder, archive) : [];
  const beside = `${folder}.${process.pid}.new`;
  const remove = () => rmSync(beside, { recursive: true, force: true });
  interruption.signal.addEventListener('abort', remove, { once: true });
  try {
    for (const file of files) write(beside, file);
    const old = `${folder}.${process.pid}.old`;
    if (existsSync(folder)) renameSync(folder, old);
    renameSync(beside, folder);
    const kept = foreign.length === 0 ? null : keep(old, foreign, folder);
    rmSync(old, { recursive: true, force: true });
    return kept;
  } finally {
    interruption.signal.removeEventListener('abort', remove);
    remove();
  }
}

function write(folder: string, { path, content, isProgram = false }: ArchiveFile): void {
  const target = join(folder, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, content);
  if (isProgram) chmodSync(target, 0o755);
}

/** What was added to a release, or changed in it. */
async function foreignIn(folder: string, archive: string): Promise<readonly string[]> {
  const own: ReadonlyMap<string, Uint8Array> = existsSync(archive)
    ? await unzipOwn(readFileSync(archive))
    : new Map();
  return entriesBelow(folder).flatMap((entry) => {
    const path = relative(folder, join(entry.parentPath, entry.name));
    const written = own.get(`${basename(folder)}/${path.split(sep).join('/')}`);
    const isOwn =
      entry.isFile() && written !== undefined && readFileSync(join(folder, path)).equals(written);
    return isOwn ? [] : [path];
  });
}

/** All that is no folder; links are not followed. */
function entriesBelow(folder: string): readonly Dirent[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isDirectory()) return [entry];
    return entry.name === INSTALLED ? [] : entriesBelow(join(folder, entry.name));
  });
}

function keep(old: string, paths: readonly string[], folder: string): Kept {
  const stamp = new Date().toISOString().replaceAll(/[-:.]/g, '');
  const kept = `${folder}.kept-${stamp}`;
  for (const path of paths) {
    mkdirSync(dirname(join(kept, path)), { recursive: true });
    renameSync(join(old, path), join(kept, path));
  }
  return { folder: kept, paths };
}
