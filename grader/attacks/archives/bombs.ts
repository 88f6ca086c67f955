import { deflateRawSync } from 'node:zlib';
import { type Case, casesOf, refusedFor } from '../case.ts';
import { withEntries, withFirst, work, zeros } from './entries.ts';
import { rawZip } from './raw-zip.ts';

const { archive } = casesOf('A');
const MIB = 1 << 20;

/** One packed megabyte that all entries of the directory point at. */
function overlapping(): Uint8Array {
  const kernel = { name: 'a.bin', content: Buffer.alloc(MIB, 7), method: 0 };
  const others = Array.from({ length: 200 }, (_, i) => ({
    ...kernel,
    name: `${i}.bin`,
    offset: 0,
  }));
  return rawZip([{ ...kernel, offset: 0 }, ...others.map((entry) => ({ ...entry, content: '' }))]);
}

/** Archives that unpack to more than they say, or to more than is sensible. */
export const bombCases: readonly Case[] = [
  archive(
    6,
    'bomb',
    'Unpacks 64 KiB to 64 MiB, and says so.',
    withEntries(zeros('src/zeros.ts', 64 * MIB)),
    refusedFor('at most 200 times are read'),
  ),
  archive(
    6,
    'many-small-bombs',
    'Has 64 source files of 128 KiB, each within its limit.',
    () =>
      rawZip([
        ...work,
        ...Array.from({ length: 60 }, (_, i) => ({
          name: `src/f${i}.ts`,
          content: Buffer.alloc(128 << 10, '// '),
        })),
      ]),
    refusedFor('bytes together; at most 4194304'),
  ),
  archive(
    7,
    'bomb-that-lies',
    'Unpacks to 8 MiB and says 1 000 bytes.',
    withFirst({ content: Buffer.alloc(8 * MIB), size: 1_000 }),
    refusedFor('which unpacks to more'),
  ),
  archive(
    7,
    'says-too-much',
    'States more bytes than come.',
    withFirst({ size: 9_999 }),
    refusedFor('states 9999 bytes'),
  ),
  archive(
    7,
    'stored-size-that-lies',
    'Stores other bytes than it states.',
    withFirst({ method: 0, size: 3 }),
    refusedFor('states 3 bytes'),
  ),
  archive(
    8,
    'overlapping-entries',
    'Has 200 entries that share one packed megabyte.',
    overlapping,
    refusedFor('in two ways that differ'),
  ),
  archive(
    8,
    'entry-in-an-entry',
    'Has an entry that lies inside the bytes of another one.',
    () => {
      const inner = { name: 'src/double.ts', content: 'export {};' };
      const outer = { name: 'notes.bin', content: rawZip([inner]).subarray(0, 30 + 13 + 10) };
      return rawZip([outer, { ...inner, offset: 30 + 'notes.bin'.length }]);
    },
    refusedFor('share bytes'),
  ),
  archive(
    115,
    'bytes-after-the-packed-ones',
    'Hides bytes behind the packed ones of an entry.',
    withFirst({
      packed: Buffer.concat([deflateRawSync(work[0]?.content ?? ''), Buffer.from('more')]),
    }),
    refusedFor('something follows its packed data'),
  ),
  archive(
    116,
    'nonsense-for-packed-bytes',
    'Has packed bytes that are none.',
    withFirst({ packed: Buffer.from('\u0007nonsense') }),
    refusedFor('cannot be unpacked'),
  ),
  archive(
    117,
    'endless-stored-block',
    'States that packed bytes go on beyond the end of the archive.',
    withFirst({ packedSize: 1 << 30 }),
    refusedFor('is damaged'),
  ),
];
