import type { Entry } from 'yauzl';
import { quoted } from './entry-names.ts';
import { INTAKE_LIMITS } from './limits.ts';
import { refuse } from './refused.ts';

/** An entry and its checked name. */
export interface Named {
  readonly name: string;
  readonly entry: Entry;
}

const STORED = 0;
/** The method of entries that are packed. */
export const DEFLATED = 8;
/** Flags of entries that are encrypted: ordinarily, strongly, or with their directory. */
export const ENCRYPTED = 0x2041;
const FILE_TYPE = 0o170_000;
const REGULAR = 0o100_000;
const DIRECTORY = 0o040_000;

/**
 * Whether an entry can be read at all, before any of it is.
 * @throws RefusedError if it is a link or device, encrypted, packed in another way, or a bomb
 */
export function checkEntry({ name, entry }: Named): void {
  const { generalPurposeBitFlag, compressionMethod, compressedSize, uncompressedSize } = entry;
  const type = (entry.externalFileAttributes >>> 16) & FILE_TYPE;
  if (type !== 0 && type !== REGULAR) {
    refuse(
      `The archive's entry ${quoted(name)} is ${typeName(type)}; only regular files are read.`,
    );
  }
  if ((generalPurposeBitFlag & ENCRYPTED) !== 0) {
    refuse(`The archive's entry ${quoted(name)} is encrypted; hand it in without a password.`);
  }
  if (compressionMethod !== STORED && compressionMethod !== DEFLATED) {
    refuse(
      `The archive's entry ${quoted(name)} is packed by method ${compressionMethod}; only stored (0) and deflated (8) ones are read.`,
    );
  }
  if (compressionMethod === STORED && compressedSize !== uncompressedSize) {
    refuse(
      `The archive states ${uncompressedSize} bytes for its entry ${quoted(name)} and stores ${compressedSize}.`,
    );
  }
  refuseBomb(name, entry);
}

function typeName(type: number): string {
  if (type === DIRECTORY) return 'a folder without a slash';
  return type === 0o120_000 ? 'a symbolic link' : 'a special file';
}

function refuseBomb(name: string, { uncompressedSize, compressedSize }: Entry): void {
  const { ratio, ratioFloorBytes } = INTAKE_LIMITS;
  if (uncompressedSize <= ratioFloorBytes || uncompressedSize <= ratio * compressedSize) return;
  refuse(
    `The archive's entry ${quoted(name)} unpacks from ${compressedSize} to ${uncompressedSize} bytes; at most ${ratio} times are read.`,
  );
}
