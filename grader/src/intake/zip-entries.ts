import { type Entry, fromBufferPromise, getFileNameLowLevel, type ZipFile } from 'yauzl';
import { checkedName, quoted, toolFolder } from './entry-names.ts';
import { INTAKE_LIMITS } from './limits.ts';
import { printable } from './printable.ts';
import { refuse } from './refused.ts';
import {
  checkEntry,
  DEFLATED,
  ENCRYPTED,
  type Extent,
  type Named,
  refuseOverlaps,
} from './zip-checks.ts';

/** A regular file of an archive, still packed. */
export interface PackedFile {
  readonly name: string;
  readonly packed: Uint8Array;
  readonly isDeflated: boolean;
  /** Unpacked bytes and checksum, as the archive states them. */
  readonly size: number;
  readonly crc32: number;
}

// Names and sizes are checked here, with sentences of our own.
const OPTIONS = { decodeStrings: false, validateEntrySizes: false };
const END_RECORD_BYTES = 22;
const CENTRAL_HEADER_BYTES = 46;
const CENTRAL_SIGNATURE = 0x02_01_4b_50;
const SIZES_FOLLOW_DATA = 0x8;
const ELSEWHERE = 0xff_ff_ff_ff; // the true value is in a zip64 field

/**
 * The regular files of an archive. The central directory is the truth; an archive whose local headers
 * say something else, or whose entries share bytes, is refused, so that no two readers see different
 * files in it.
 * @throws RefusedError if the archive is damaged, encrypted, too big, or holds
 *   anything but plain files
 */
export async function listArchive(archive: Buffer): Promise<readonly PackedFile[]> {
  const zip = await orDamaged(fromBufferPromise(archive, OPTIONS));
  refuseCrowd(zip.entryCount);
  const entries = (await orDamaged(Array.fromAsync(zip.eachEntry()))).map(named);
  refuseHiddenEntries(archive, zip, entries);
  const extents: Extent[] = [];
  const files: PackedFile[] = [];
  for (const item of entries) {
    const isFolder = item.name.endsWith('/');
    if (!isFolder && toolFolder(item.name) === null) checkEntry(item);
    const start = await checkLocalHeader(zip, item);
    const { relativeOffsetOfLocalHeader, compressedSize } = item.entry;
    const end = start + compressedSize;
    extents.push({ name: item.name, start: relativeOffsetOfLocalHeader, end });
    if (!isFolder) files.push(packedFile(item, archive.subarray(start, end)));
  }
  refuseOverlaps(extents);
  return files;
}

/** yauzl's errors speak of the archive, whatever it holds: none of them is ours. */
async function orDamaged<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (message.includes('encryption')) {
      refuse('The archive is encrypted; hand it in without a password.');
    }
    if (message.startsWith('End of central directory')) {
      refuse('The file is no zip archive, or its end is missing.');
    }
    return refuse(`The archive is damaged: ${printable(message)}.`);
  }
}

function named(entry: Entry): Named {
  const { generalPurposeBitFlag, fileNameRaw, extraFields } = entry;
  const raw = getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, true);
  return { name: checkedName(raw), entry };
}

function refuseCrowd(count: number): void {
  const { entries } = INTAKE_LIMITS;
  if (count > entries) {
    refuse(`The archive has ${count} entries; at most ${entries} are read. Hand in src/ only.`);
  }
}

/**
 * The directory may state fewer entries than it has; other readers would see the rest.
 * (yauzl has found the end record, right before the comment.)
 */
function refuseHiddenEntries(archive: Buffer, zip: ZipFile, entries: readonly Named[]): void {
  const endRecord = archive.length - END_RECORD_BYTES - zip.comment.length;
  const stated = archive.readUInt32LE(endRecord + 16);
  if (stated === ELSEWHERE) return;
  const lengths = entries.map(
    ({ entry }) =>
      CENTRAL_HEADER_BYTES +
      entry.fileNameLength +
      entry.extraFieldLength +
      entry.fileCommentLength,
  );
  const next = lengths.reduce((sum, length) => sum + length, stated);
  if (next + 4 <= archive.length && archive.readUInt32LE(next) === CENTRAL_SIGNATURE) {
    refuse(`The archive states ${entries.length} entries and has more.`);
  }
}

function packedFile({ name, entry }: Named, packed: Uint8Array): PackedFile {
  const isDeflated = entry.compressionMethod === DEFLATED;
  return { name, packed, isDeflated, size: entry.uncompressedSize, crc32: entry.crc32 };
}

/** Where the entry's data begins. */
async function checkLocalHeader(zip: ZipFile, { name, entry }: Named): Promise<number> {
  const local = await orDamaged(zip.readLocalFileHeaderPromise(entry));
  const isSame =
    local.fileName.equals(entry.fileNameRaw) &&
    local.compressionMethod === entry.compressionMethod &&
    (local.generalPurposeBitFlag & ENCRYPTED) === (entry.generalPurposeBitFlag & ENCRYPTED) &&
    ((local.generalPurposeBitFlag & SIZES_FOLLOW_DATA) !== 0 ||
      (agrees(local.compressedSize, entry.compressedSize) &&
        agrees(local.uncompressedSize, entry.uncompressedSize) &&
        local.crc32 === entry.crc32));
  if (!isSame) {
    refuse(`The archive describes its entry ${quoted(name)} in two ways that differ.`);
  }
  return local.fileDataStart;
}

function agrees(local: number, central: number): boolean {
  return local === central || local === ELSEWHERE;
}
