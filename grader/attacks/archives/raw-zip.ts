// Zip archives byte by byte (PKWARE APPNOTE 4.3), so that headers can lie.
import { crc32, deflateRawSync } from 'node:zlib';

export interface RawEntry {
  readonly name: string | Uint8Array;
  readonly content?: string | Uint8Array;
  /** 0 stored, 8 deflated; others are written as stored. */
  readonly method?: number;
  readonly flags?: number;
  /** Unix mode, in the upper half of the external attributes. */
  readonly mode?: number;
  /** What the headers state, when it is not the truth. */
  readonly crc?: number;
  readonly size?: number;
  readonly packedSize?: number;
  /** Packed bytes as they are, instead of `content`. */
  readonly packed?: Uint8Array;
  /** Whether sizes and checksum follow the data, and are zero before it: as streams are packed. */
  readonly isStreamed?: true;
  /** What the local header states, when it differs from the central directory. */
  readonly local?: {
    readonly name?: string;
    readonly method?: number;
    readonly size?: number;
    readonly flags?: number;
    readonly extra?: Uint8Array;
  };
  /** Where the central directory says that the local header lies. */
  readonly offset?: number;
  readonly extra?: Uint8Array;
}

export interface RawOptions {
  /** How many entries the end record states. */
  readonly count?: number;
  readonly comment?: string;
}

const UTF8_NAMES = 0x800;
const SIZES_FOLLOW_DATA = 0x8;

/** One archive of these entries. */
export function rawZip(entries: readonly RawEntry[], options: RawOptions = {}): Buffer {
  const { locals, central } = zipParts(entries);
  const directory = Buffer.concat(central);
  const count = options.count ?? entries.length;
  const end = endRecord(count, directory.length, locals.length, options.comment);
  return Buffer.concat([locals, directory, end]);
}

/** The parts of an archive of these entries, to be put together otherwise. */
export interface ZipParts {
  readonly locals: Buffer;
  /** One header of the directory per entry. */
  readonly central: readonly Buffer[];
}

export function zipParts(entries: readonly RawEntry[]): ZipParts {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const fields = fieldsOf(entry);
    const local = Buffer.concat([
      localHeader(fields, entry),
      fields.packed,
      ...(entry.isStreamed === true ? [descriptor(fields)] : []),
    ]);
    central.push(centralHeader(fields, entry, entry.offset ?? offset));
    locals.push(local);
    offset += local.length;
  }
  return { locals: Buffer.concat(locals), central };
}

/** An archive of plain, deflated texts. */
export function zipOf(files: Readonly<Record<string, string>>): Buffer {
  return rawZip(Object.entries(files).map(([name, content]) => ({ name, content, method: 8 })));
}

interface Fields {
  readonly name: Buffer;
  readonly packed: Buffer;
  readonly method: number;
  readonly flags: number;
  readonly crc: number;
  readonly size: number;
  readonly packedSize: number;
}

function fieldsOf(entry: RawEntry): Fields {
  const content = Buffer.from(entry.content ?? '');
  const method = entry.method ?? 0;
  const packed = Buffer.from(entry.packed ?? (method === 8 ? deflateRawSync(content) : content));
  return {
    name: Buffer.from(entry.name),
    packed,
    method,
    flags: entry.flags ?? (entry.isStreamed === true ? UTF8_NAMES | SIZES_FOLLOW_DATA : UTF8_NAMES),
    crc: entry.crc ?? crc32(content),
    size: entry.size ?? content.length,
    packedSize: entry.packedSize ?? packed.length,
  };
}

function localHeader(fields: Fields, entry: RawEntry): Buffer {
  const name = entry.local?.name === undefined ? fields.name : Buffer.from(entry.local.name);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04_03_4b_50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(entry.local?.flags ?? fields.flags, 6);
  header.writeUInt16LE(entry.local?.method ?? fields.method, 8);
  header.writeUInt16LE(name.length, 26);
  if (entry.isStreamed !== true) {
    header.writeUInt32LE(fields.crc, 14);
    header.writeUInt32LE(fields.packedSize, 18);
    header.writeUInt32LE(entry.local?.size ?? fields.size, 22);
  }
  const extra = Buffer.from(entry.local?.extra ?? []);
  header.writeUInt16LE(extra.length, 28);
  return Buffer.concat([header, name, extra]);
}

function descriptor({ crc, packedSize, size }: Fields): Buffer {
  const record = Buffer.alloc(16);
  record.writeUInt32LE(0x08_07_4b_50, 0);
  record.writeUInt32LE(crc, 4);
  record.writeUInt32LE(packedSize, 8);
  record.writeUInt32LE(size, 12);
  return record;
}

function centralHeader(fields: Fields, entry: RawEntry, offset: number): Buffer {
  const extra = Buffer.from(entry.extra ?? []);
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02_01_4b_50, 0);
  header.writeUInt16LE((3 << 8) | 20, 4); // made on Unix
  header.writeUInt16LE(20, 6);
  header.writeUInt16LE(fields.flags, 8);
  header.writeUInt16LE(fields.method, 10);
  header.writeUInt32LE(fields.crc, 16);
  header.writeUInt32LE(fields.packedSize, 20);
  header.writeUInt32LE(fields.size, 24);
  header.writeUInt16LE(fields.name.length, 28);
  header.writeUInt16LE(extra.length, 30);
  header.writeUInt32LE(((entry.mode ?? 0o100_644) << 16) >>> 0, 38);
  header.writeUInt32LE(offset, 42);
  return Buffer.concat([header, fields.name, extra]);
}

/** The end of an archive: how many entries, and how long and where their directory is. */
export function endRecord(count: number, size: number, offset: number, comment = ''): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06_05_4b_50, 0);
  record.writeUInt16LE(count, 8);
  record.writeUInt16LE(count, 10);
  record.writeUInt32LE(size, 12);
  record.writeUInt32LE(offset, 16);
  record.writeUInt16LE(Buffer.byteLength(comment), 20);
  return Buffer.concat([record, Buffer.from(comment)]);
}

/** The same in 64 bits, and what tells its place; both stand before the other end. */
export function endRecord64(count: number, size: number, offset: number): Buffer {
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06_06_4b_50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeBigUInt64LE(BigInt(count), 24);
  record.writeBigUInt64LE(BigInt(count), 32);
  record.writeBigUInt64LE(BigInt(size), 40);
  record.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07_06_4b_50, 0);
  locator.writeBigUInt64LE(BigInt(offset + size), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([record, locator]);
}
