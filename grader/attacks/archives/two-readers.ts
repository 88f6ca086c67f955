// Archives in which readers find different files, or different contents of one: by the place of the
// directory, by the bytes before the end, from the first byte on, or by fields that only some know.
import { crc32 } from 'node:zlib';
import { type Case, casesOf, keepsAll, refusedFor } from '../case.ts';
import { withEntries, work } from './entries.ts';
import { endRecord, endRecord64, type RawEntry, rawZip, zipParts } from './raw-zip.ts';

const { archive } = casesOf('A');

/** The honest files, the first of them with another content. */
const other: readonly RawEntry[] = work.map((entry, i) =>
  i === 0 ? { ...entry, content: 'export {};' } : entry,
);
const TO_THE_END = 0xff_ff_ff_ff;
const SIZES_FOLLOW = 0x8 | 0x800;

/** Both sets of files, one after the other, with the directory of each, and an end of one's own. */
function twice(endOf: (first: number, second: number, size: number) => readonly Buffer[]): Buffer {
  const { locals, central } = zipParts(work);
  const second = zipParts(other);
  const directory = Buffer.concat(central);
  const start = locals.length + second.locals.length;
  const next = start + directory.length + 4;
  return Buffer.concat([
    locals,
    second.locals,
    directory,
    Buffer.from('\0\0\0\0'),
    ...second.central,
    ...endOf(start, next, directory.length),
  ]);
}

/** The honest files, with a first one that the directory does not name. */
function withUnnamed(): Buffer {
  const { locals, central } = zipParts([{ name: 'src/double.ts', content: 'export {};' }, ...work]);
  const directory = Buffer.concat(central.slice(1));
  return Buffer.concat([
    locals,
    directory,
    endRecord(work.length, directory.length, locals.length),
  ]);
}

/** The honest files with an end in 64 bits that states so many entries. */
function with64(count: number): Buffer {
  const { locals, central } = zipParts(work);
  const directory = Buffer.concat(central);
  const large = endRecord64(count, directory.length, locals.length);
  return Buffer.concat([locals, directory, large, endRecord(0xff_ff, TO_THE_END, TO_THE_END)]);
}

export const twoReadersCases: readonly Case[] = [
  archive(
    132,
    'directory-by-place-or-by-length',
    'Has two directories: the end states the place of one and the length of the other.',
    () => twice((first, _, size) => [endRecord(work.length, size, first)]),
    refusedFor('a directory that is not where its end states it'),
  ),
  archive(
    133,
    'two-ends',
    'Has an end in 64 bits that states another directory than the one in 32 bits.',
    () =>
      twice((first, second, size) => [
        endRecord64(work.length, size, second),
        endRecord(work.length, size, first),
      ]),
    refusedFor('an end that says two things'),
  ),
  archive(
    134,
    'hidden-entries-in-64-bits',
    'States, in 64 bits, fewer entries than it has.',
    () => with64(1),
    refusedFor('states 1 entries and has more'),
  ),
  archive(
    135,
    'end-in-64-bits',
    'Has an end in 64 bits, as honest tools write it.',
    () => with64(work.length),
    keepsAll,
  ),
  archive(
    136,
    'unnamed-first-entry',
    'Begins with an entry that its directory does not name, and that readers of streams find.',
    withUnnamed,
    refusedFor('bytes before its entry'),
  ),
  archive(
    137,
    'sizes-that-are-said-to-follow',
    'Says in a local header that sizes follow, and states others there.',
    () =>
      rawZip(
        work.map((entry, i) =>
          i === 0 ? { ...entry, local: { flags: SIZES_FOLLOW, size: 7 } } : entry,
        ),
      ),
    refusedFor('in two ways that differ'),
  ),
  archive(
    139,
    'packed-as-a-stream',
    'Has sizes and checksums after the data only, as honest tools write to a stream.',
    () => rawZip(work.map((entry) => ({ ...entry, isStreamed: true }))),
    keepsAll,
  ),
  archive(
    138,
    'files-that-swap-names',
    'Gives notes the name of a source file and the source file another, in extra fields.',
    () =>
      rawZip([
        ...work.map((entry) =>
          entry.name === 'src/double.ts'
            ? { ...entry, extra: unicodePath('src/double.ts', 'src/other.ts') }
            : entry,
        ),
        {
          name: 'notes.txt',
          content: 'export {};',
          extra: unicodePath('notes.txt', 'src/double.ts'),
        },
      ]),
    refusedFor('in two ways that differ'),
  ),
  archive(
    140,
    'another-name-before-the-data',
    'Gives a source file another name in an extra field that only its local header has.',
    () =>
      rawZip(
        work.map((entry) => {
          const extra = unicodePath(String(entry.name), 'src/other.ts');
          return entry.name === 'src/double.ts' ? { ...entry, local: { extra } } : entry;
        }),
      ),
    refusedFor('in two ways that differ'),
  ),
  archive(
    141,
    'other-sizes-in-64-bits',
    'Leaves a size to a 64-bit field before the data, which states another one.',
    () =>
      rawZip(
        work.map((entry, i) =>
          i === 0 ? { ...entry, local: { size: TO_THE_END, extra: sizesIn64(7) } } : entry,
        ),
      ),
    refusedFor('in two ways that differ'),
  ),
  archive(
    125,
    'another-name-in-an-extra-field',
    'Gives a notes file the name of a source file, in an extra field that only some readers know.',
    withEntries({
      name: 'notes.txt',
      content: 'x',
      extra: unicodePath('notes.txt', 'src/double.ts'),
    }),
    refusedFor('in two ways that differ'),
  ),
];

/** The extra field 0x7075 (APPNOTE 4.6.9): version, CRC-32 of the plain name, the name in UTF-8. */
function unicodePath(plain: string, name: string): Uint8Array {
  const field = Buffer.alloc(9);
  field.writeUInt16LE(0x70_75, 0);
  field.writeUInt16LE(5 + name.length, 2);
  field.writeUInt8(1, 4);
  field.writeUInt32LE(crc32(plain), 5);
  return Buffer.concat([field, Buffer.from(name)]);
}

/** The extra field 1 (APPNOTE 4.5.3) with one size. */
function sizesIn64(size: number): Uint8Array {
  const field = Buffer.alloc(12);
  field.writeUInt16LE(1, 0);
  field.writeUInt16LE(8, 2);
  field.writeBigUInt64LE(BigInt(size), 4);
  return field;
}
