import {
  type Entry,
  fromBufferPromise,
  getFileNameLowLevel,
  type LocalFileHeader,
  parseExtraFields,
  type ZipFile,
} from 'yauzl';
import { checkedName, quoted, toolFolder } from './entry-names.ts';
import { INTAKE_LIMITS } from './limits.ts';
import { printable } from './printable.ts';
import { refuse } from './refused.ts';
import { checkEntry, DEFLATED, ENCRYPTED, type Named } from './zip-checks.ts';
import { endOf, type Extent, refuseGaps, refuseOtherDirectory } from './zip-layout.ts';

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
const CENTRAL_HEADER_BYTES = 46;
const SIZES_FOLLOW_DATA = 0x8;
/** What both headers of an entry have to say alike. */
const AGREED_FLAGS = ENCRYPTED | SIZES_FOLLOW_DATA;
const ELSEWHERE = 0xff_ff_ff_ff; // the true value is in a 64-bit field

/**
 * The regular files of an archive. The central directory is the truth; an archive is refused whose local
 * headers say something else, or of which a byte belongs to two parts or to none, so that no two readers
 * see different files in it.
 * @throws RefusedError if the archive is damaged, encrypted, too big, or holds
 *   anything but plain files
 */
export async function listArchive(archive: Buffer): Promise<readonly PackedFile[]> {
  const zip = await orDamaged(fromBufferPromise(archive, OPTIONS));
  refuseCrowd(zip.entryCount);
  const entries = (await orDamaged(Array.fromAsync(zip.eachEntry()))).map(named);
  const end = endOf(archive, zip.comment.length);
  refuseOtherDirectory(archive, end, directoryBytes(entries));
  const extents: Extent[] = [];
  const files: PackedFile[] = [];
  for (const item of entries) {
    const isFolder = item.name.endsWith('/');
    if (!isFolder && toolFolder(item.name) === null) checkEntry(item);
    const data = await checkLocalHeader(archive, zip, item);
    const extent = extentOf(item, data);
    extents.push(extent);
    if (!isFolder) files.push(packedFile(item, archive.subarray(data, extent.end)));
  }
  refuseGaps(extents, end.offset);
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
  const raw = nameOf(entry);
  if (isAscii(raw) && !entry.fileNameRaw.equals(Buffer.from(raw))) {
    refuse(`The archive names its entry ${quoted(raw)} in two ways that differ.`);
  }
  return { name: checkedName(raw), entry };
}

/** A second name, in an extra field that only some readers know, is for what the first cannot spell. */
function isAscii(name: string): boolean {
  return /^[\0-\x7f]*$/.test(name);
}

function refuseCrowd(count: number): void {
  const { entries } = INTAKE_LIMITS;
  if (count > entries) {
    refuse(`The archive has ${count} entries; at most ${entries} are read. Hand in src/ only.`);
  }
}

function directoryBytes(entries: readonly Named[]): number {
  return entries.reduce(
    (sum, { entry: { fileNameLength, extraFieldLength, fileCommentLength } }) =>
      sum + CENTRAL_HEADER_BYTES + fileNameLength + extraFieldLength + fileCommentLength,
    0,
  );
}

/** @param data where the entry's data begins */
function extentOf({ name, entry }: Named, data: number): Extent {
  return {
    name,
    start: entry.relativeOffsetOfLocalHeader,
    end: data + entry.compressedSize,
    hasDescriptor: (entry.generalPurposeBitFlag & SIZES_FOLLOW_DATA) !== 0,
  };
}

function packedFile({ name, entry }: Named, packed: Uint8Array): PackedFile {
  const isDeflated = entry.compressionMethod === DEFLATED;
  return { name, packed, isDeflated, size: entry.uncompressedSize, crc32: entry.crc32 };
}

/** Where the entry's data begins. */
async function checkLocalHeader(
  archive: Buffer,
  zip: ZipFile,
  { name, entry }: Named,
): Promise<number> {
  const local = await orDamaged(zip.readLocalFileHeaderPromise(entry));
  const { fileDataStart, extraFieldLength } = local;
  const extra = archive.subarray(fileDataStart - extraFieldLength, fileDataStart);
  const stated = await orDamaged(Promise.try(() => statedBy(local, extra)));
  const isSame =
    local.fileName.equals(entry.fileNameRaw) &&
    (stated.name === null || stated.name === nameOf(entry)) &&
    local.compressionMethod === entry.compressionMethod &&
    ((local.generalPurposeBitFlag ^ entry.generalPurposeBitFlag) & AGREED_FLAGS) === 0 &&
    agrees(stated.compressedSize, entry.compressedSize, local) &&
    agrees(stated.uncompressedSize, entry.uncompressedSize, local) &&
    agrees(local.crc32, entry.crc32, local);
  if (!isSame) {
    refuse(`The archive describes its entry ${quoted(name)} in two ways that differ.`);
  }
  return fileDataStart;
}

const SIZES_IN_64_BITS = 0x1;
const NAME_IN_UNICODE = 0x70_75;

/** What a local header says with its extra fields: a second name, and sizes that it has no room for. */
function statedBy(
  { generalPurposeBitFlag, fileName, compressedSize, uncompressedSize }: LocalFileHeader,
  extra: Buffer,
): Pick<Entry, 'compressedSize' | 'uncompressedSize'> & { readonly name: string | null } {
  const fields = parseExtraFields(extra);
  const large = fields.find(({ id }) => id === SIZES_IN_64_BITS)?.data;
  let at = 0;
  const sizeOf = (size: number): number => {
    if (size !== ELSEWHERE || large === undefined) return size;
    at += 8;
    return Number(large.readBigUInt64LE(at - 8));
  };
  return {
    name: fields.some(({ id }) => id === NAME_IN_UNICODE)
      ? getFileNameLowLevel(generalPurposeBitFlag, fileName, fields, true)
      : null,
    uncompressedSize: sizeOf(uncompressedSize),
    compressedSize: sizeOf(compressedSize),
  };
}

function nameOf({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry): string {
  return getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, true);
}

/** A local header may leave to what follows the data, by zeros, what it says. */
function agrees(
  local: number,
  central: number,
  { generalPurposeBitFlag }: LocalFileHeader,
): boolean {
  const isLeft = local === 0 && (generalPurposeBitFlag & SIZES_FOLLOW_DATA) !== 0;
  return local === central || isLeft;
}
