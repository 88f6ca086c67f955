import JSZip from 'jszip';

/** The first moment that a zip archive can state; the same for every entry. */
const FIXED_DATE = new Date(Date.UTC(1980, 0, 1));

/** A file of an archive, by the name that it gets there. */
export interface ArchiveFile {
  readonly path: string;
  readonly content: string | Uint8Array;
  /** Whether unpacking makes it a program. */
  readonly isProgram?: boolean;
}

const REGULAR = 0o100_644;
const PROGRAM = 0o100_755;

/** An archive in order of name and with fixed dates: equal files give equal bytes. */
export async function zipFiles(files: readonly ArchiveFile[]): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const { path, content, isProgram = false } of inOrder(files)) {
    zip.file(path, content, {
      date: FIXED_DATE,
      createFolders: false,
      unixPermissions: isProgram ? PROGRAM : REGULAR,
    });
  }
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE', platform: 'UNIX' });
}

/**
 * An archive of text files, without permissions.
 * @param files texts by name
 */
export async function zipTexts(files: ReadonlyMap<string, string>): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const [name, text] of [...files].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    zip.file(name, text, { date: FIXED_DATE, createFolders: false });
  }
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE', platform: 'DOS' });
}

/** The files of an archive that `zipFiles` made, by path. One of anybody else is read by the intake. */
export async function unzipOwn(bytes: Uint8Array): Promise<ReadonlyMap<string, Uint8Array>> {
  const zip = await JSZip.loadAsync(bytes);
  const files = Object.values(zip.files).filter(({ dir }) => !dir);
  const read = files.map(async (file) => [file.name, await file.async('uint8array')] as const);
  return new Map(await Promise.all(read));
}

function inOrder(files: readonly ArchiveFile[]): readonly ArchiveFile[] {
  return files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
