// How the parts of an archive lie. Readers find its files in three ways: by the place that the end states for
// the directory, by the bytes before the end, or from the first byte on, entry after entry. They find the
// same only where nothing lies between the parts and the end says one thing (PKWARE APPNOTE 4.3).
import { quoted } from './entry-names.ts';
import { refuse } from './refused.ts';

/** Where an entry's bytes lie: from its local header to the end of its data. */
export interface Extent {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** Whether its sizes may follow its data once more. */
  readonly hasDescriptor: boolean;
}

/** What the end of an archive states. */
export interface End {
  readonly entries: number;
  /** Of the directory, from the start of the archive. */
  readonly offset: number;
  readonly bytes: number;
  /** Where the end itself begins. */
  readonly start: number;
}

const END_BYTES = 22;
const END_64_BYTES = 56;
const LOCATOR_BYTES = 20;
const LOCATOR_SIGNATURE = 0x07_06_4b_50;
const END_64_SIGNATURE = 0x06_06_4b_50;
const CENTRAL_SIGNATURE = 0x02_01_4b_50;
/** Two sizes and a checksum, of 4 or 8 bytes, with or without a signature. */
const DESCRIPTOR_BYTES: ReadonlySet<number> = new Set([12, 16, 20, 24]);

/** Instead of a value that only the 64-bit end states. */
const ELSEWHERE = { entries: 0xff_ff, offset: 0xff_ff_ff_ff, bytes: 0xff_ff_ff_ff } as const;

/**
 * What the end states, in 64 bits if there is such an end too.
 * @param commentBytes length of the archive's comment, which comes last
 * @throws RefusedError if it says two things
 */
export function endOf(archive: Buffer, commentBytes: number): End {
  const start = archive.length - END_BYTES - commentBytes;
  const end: End = {
    entries: archive.readUInt16LE(start + 10),
    bytes: archive.readUInt32LE(start + 12),
    offset: archive.readUInt32LE(start + 16),
    start,
  };
  if (archive.readUInt16LE(start + 8) !== end.entries) refuseTwoEnds();
  const locator = start - LOCATOR_BYTES;
  if (locator < END_64_BYTES || archive.readUInt32LE(locator) !== LOCATOR_SIGNATURE) return end;
  return agreed(end, end64(archive, locator));
}

function end64(archive: Buffer, locator: number): End {
  const start = locator - END_64_BYTES;
  const isBefore = archive.readBigUInt64LE(locator + 8) === BigInt(start);
  if (!isBefore || archive.readUInt32LE(start) !== END_64_SIGNATURE) refuseTwoEnds();
  return {
    entries: Number(archive.readBigUInt64LE(start + 32)),
    bytes: Number(archive.readBigUInt64LE(start + 40)),
    offset: Number(archive.readBigUInt64LE(start + 48)),
    start,
  };
}

function agreed(end: End, large: End): End {
  for (const what of ['entries', 'bytes', 'offset'] as const) {
    if (end[what] !== large[what] && end[what] !== ELSEWHERE[what]) refuseTwoEnds();
  }
  return large;
}

function refuseTwoEnds(): never {
  return refuse('The archive has an end that says two things; pack it anew.');
}

/**
 * Refuses a directory that is not what lies between the entries and the end.
 * @param bytes of the entries that were read from it, together
 */
export function refuseOtherDirectory(archive: Buffer, end: End, bytes: number): void {
  const next = end.offset + bytes;
  if (next === end.start && end.bytes === bytes) return;
  if (next + 4 <= archive.length && archive.readUInt32LE(next) === CENTRAL_SIGNATURE) {
    refuse(`The archive states ${end.entries} entries and has more.`);
  }
  refuse('The archive has a directory that is not where its end states it; pack it anew.');
}

/**
 * Refuses bytes that two entries share, and bytes that are of none.
 * @param directory where the entries have to end
 */
export function refuseGaps(extents: readonly Extent[], directory: number): void {
  let last: Extent | null = null;
  for (const extent of extents.toSorted((a, b) => a.start - b.start)) {
    refuseGap(last, extent.start, extent.name);
    last = extent;
  }
  refuseGap(last, directory, null);
}

function refuseGap(last: Extent | null, start: number, next: string | null): void {
  const gap = start - (last?.end ?? 0);
  if (gap === 0 || (last?.hasDescriptor === true && DESCRIPTOR_BYTES.has(gap))) return;
  const following = next === null ? 'its directory' : `its entry ${quoted(next)}`;
  if (last !== null && gap < 0) {
    const other = next === null ? 'its directory' : quoted(next);
    refuse(`The archive's entries ${quoted(last.name)} and ${other} share bytes.`);
  }
  refuse(
    `The archive holds ${gap} bytes before ${following} that belong to nothing; pack it anew.`,
  );
}
