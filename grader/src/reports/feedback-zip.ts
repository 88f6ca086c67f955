import JSZip from 'jszip';

/** The first moment that a zip archive can state; the same for every entry. */
const FIXED_DATE = new Date(Date.UTC(1980, 0, 1));

/**
 * An archive of text files, in order of name and with fixed dates: equal files give equal bytes.
 * @param files texts by name
 */
export async function zipTexts(files: ReadonlyMap<string, string>): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const [name, text] of [...files].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    zip.file(name, text, { date: FIXED_DATE, createFolders: false });
  }
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE', platform: 'DOS' });
}
