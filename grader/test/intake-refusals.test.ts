// Archives that are refused, each with its reason.
import { deflateRawSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { removeScratch } from './support/double.ts';
import { archived, link, readArchive, reasonOf, work, zeros } from './support/intake.ts';
import { type RawEntry, type RawOptions, rawZip } from './support/raw-zip.ts';

afterAll(removeScratch);

const twoWays = (entry: Pick<RawEntry, 'local'>): RawEntry[] => [{ ...work, ...entry }];

/** A stored entry whose bytes are the local header and the content of the other one. */
const overlapping: RawEntry[] = [
  { name: 'notes.bin', content: rawZip([work]).subarray(0, 30 + 'src/double.ts'.length + 62) },
  { ...work, offset: 30 + 'notes.bin'.length },
];

const refusedArchives: readonly (readonly [string, readonly RawEntry[], RegExp, RawOptions?])[] = [
  [
    'a name that climbs out',
    [work, { name: '../../x.ts' }],
    /'\.\.\/\.\.\/x\.ts' leads out of the archive/,
  ],
  ['a name that climbs inside', [work, { name: 'src/../../x' }], /leads out/],
  ['a folder that climbs out', [work, { name: 'a/../../' }], /leads out/],
  ['an absolute name', [work, { name: '/etc/x' }], /'\/etc\/x' has an absolute path/],
  [
    'the folders of some Windows programs',
    [{ ...work, name: 'src\\double.ts' }],
    /'src\\double\.ts' has a backslash .*; pack with `tito submit`, or with another zip program\.$/,
  ],
  ['a UNC name', [work, { name: '\\\\host\\x' }], /has a backslash/],
  ['a backslash', [work, { name: 'src\\..\\x' }], /has a backslash/],
  ['a drive', [work, { name: 'C:/x' }], /names a drive/],
  ['a drive-relative name', [work, { name: 'c:x' }], /names a drive/],
  ['an empty name', [work, { name: '' }], /has no name/],
  ['a NUL in a name', [work, { name: 'src/a\0.ts' }], /'src\/a␀\.ts' has a NUL/],
  ['a symbolic link', [work, link], /'src\/half\.ts' is a symbolic link/],
  [
    'a link to a folder',
    [work, { name: 'src', content: '/etc', mode: 0o120_777 }],
    /a symbolic link/,
  ],
  ['a pipe', [work, { name: 'src/p.ts', mode: 0o010_644 }], /a special file/],
  ['a device', [work, { name: 'src/d.ts', mode: 0o020_644 }], /a special file/],
  ['encryption', [{ ...work, flags: 0x801 }], /is encrypted/],
  ['strong encryption', [{ ...work, flags: 0x841 }], /is encrypted/],
  ['another packing method', [{ ...work, method: 12 }], /packed by method 12; only/],
  ['the same name twice', [work, work], /'src\/double\.ts' occurs twice/],
  [
    'names equal but for case',
    [work, { ...work, name: 'src/Double.TS' }],
    /are the same on some systems/,
  ],
  [
    'names equal but for composition',
    [work, { name: 'src/é.ts' }, { name: 'src/e\u0301.ts' }],
    /the same/,
  ],
  ['names equal but for a final dot', [work, { ...work, name: 'src/double.ts.' }], /the same/],
  ['names equal but for a final space', [work, { ...work, name: 'src /double.ts' }], /the same/],
  ['a file that is a folder too', [work, { name: 'src/double.ts/x.ts' }], /the same/],
  ['a wrong checksum', [{ ...work, crc: 1 }], /'src\/double\.ts' is damaged: its CRC-32/],
  [
    'a stored size that lies',
    [{ ...work, size: 10 }],
    /states 10 bytes for its entry .* and stores 62/,
  ],
  [
    'an unpacked size stated too small',
    [{ ...work, method: 8, size: 10 }],
    /states 10 bytes .* unpacks to more/,
  ],
  [
    'an unpacked size stated too big',
    [{ ...work, method: 8, size: 99 }],
    /states 99 bytes .* unpacks to \d+ bytes/,
  ],
  [
    'a bomb',
    [work, zeros('bomb.bin', 64 << 20)],
    /unpacks from \d+ to 67108864 bytes; at most 200 times/,
  ],
  [
    'a bomb with a lying size',
    [{ ...zeros('src/double.ts', 8 << 20), size: 1000 }],
    /unpacks to more/,
  ],
  [
    'bytes after the packed ones',
    [
      {
        ...work,
        packed: Buffer.concat([deflateRawSync(work.content ?? ''), Buffer.from('more')]),
        method: 8,
      },
    ],
    /something follows/,
  ],
  [
    'packed bytes that are none',
    [{ ...work, packed: Buffer.from('\u0007nonsense'), method: 8 }],
    /cannot be unpacked/,
  ],
  [
    'packed bytes beyond the end',
    [{ ...work, method: 8, packedSize: 1 << 20 }],
    /is damaged: file data overflows/,
  ],
  ['entries that share bytes', overlapping, /'notes\.bin' and 'src\/double\.ts' share bytes/],
  [
    'a local header with another name',
    twoWays({ local: { name: 'src/evil__.ts' } }),
    /in two ways that differ/,
  ],
  ['a local header with another method', twoWays({ local: { method: 8 } }), /in two ways/],
  ['a local header with another size', twoWays({ local: { size: 1 } }), /in two ways/],
  ['an entry outside the file', [{ ...work, offset: 1 << 30 }], /is damaged: unexpected EOF/],
  [
    'more entries than stated',
    [work, { name: 'src/half.ts' }],
    /states 1 entries and has more/,
    { count: 1 },
  ],
  ['fewer entries than stated', [work], /is damaged/, { count: 2 }],
  [
    'too many entries',
    Array.from({ length: 2_001 }, (_, i) => ({ name: `src/f${i}.ts` })),
    /has 2001 entries; at most 2000/,
  ],
  ['a deep path', [work, { name: `${'a/'.repeat(10)}x` }], /is 11 names deep; at most 10/],
  ['a long path', [work, { name: 'n'.repeat(201) }], /has 201 characters; at most 200/],
  [
    'a big source file',
    [{ ...work, content: '/'.repeat((128 << 10) + 1) }],
    /has 131073 bytes; at most 131072/,
  ],
  [
    'too many source files',
    Array.from({ length: 65 }, (_, i) => ({ name: i === 0 ? 'src/double.ts' : `src/f${i}.ts` })),
    /65 source files; at most 64/,
  ],
  [
    'too many bytes together',
    Array.from({ length: 33 }, (_, i) => ({
      name: i === 0 ? 'src/double.ts' : `src/f${i}.ts`,
      content: '/'.repeat(128 << 10),
    })),
    /4325376 bytes together; at most 4194304/,
  ],
  [
    'text that is no UTF-8',
    [{ ...work, content: Uint8Array.of(0x2f, 0x2f, 0xff) }],
    /'src\/double\.ts' is no UTF-8 text/,
  ],
  ['UTF-16', [{ ...work, content: Uint8Array.of(0xff, 0xfe, 0x2f, 0) }], /It looks like UTF-16/],
  ['nothing at all', [], /None of the files of module 99 is in it, such as src\/double\.ts/],
  [
    'only another archive',
    [{ name: 'ada/work.zip', content: 'PK' }],
    /another archive, 'ada\/work\.zip'/,
  ],
  [
    'the work twice',
    [
      { ...work, name: 'a/src/double.ts' },
      { ...work, name: 'b/src/double.ts' },
    ],
    /there 2 times \('a\/src\/', 'b\/src\/'\)/,
  ],
  [
    'the work twice without src',
    [
      { ...work, name: 'double.ts' },
      { ...work, name: 'old/half.ts' },
    ],
    /there 2 times \('\.\/', 'old\/'\)/,
  ],
];

for (const [title, entries, sentence, options] of refusedArchives) {
  test(`refused: ${title}`, async () => {
    const reason = reasonOf(await archived(entries, options));
    expect(reason).toMatch(sentence);
    expect(reason).toMatch(/^[A-Z'][^\n]*\.$/); // one sentence or two, on one line
  });
}

test.each([
  ['no zip archive', Buffer.from('#!/bin/sh\n'), /no zip archive, or its end is missing/],
  ['an empty file', Buffer.alloc(0), /no zip archive/],
  ['a zip whose end is missing', rawZip([work]).subarray(0, -10), /no zip archive/],
  ['a zip whose beginning is missing', rawZip([work]).subarray(10), /is damaged/],
  [
    'more bytes than are read',
    Buffer.alloc((8 << 20) + 1),
    /'ada\.zip' has 8388609 bytes; at most 8388608/,
  ],
])('refused: %s', async (_title, bytes, sentence) => {
  expect(reasonOf(await readArchive(bytes))).toMatch(sentence);
});

test('a bomb costs no memory: it is refused by what it states, or after the bytes it states', async () => {
  const bombs = [
    zeros('src/double.ts', 32 << 20),
    { ...zeros('src/double.ts', 32 << 20), size: 9 },
  ];
  const archives = bombs.map((bomb) => rawZip([bomb]));
  globalThis.gc?.();
  const before = process.memoryUsage().arrayBuffers;
  for (const bytes of archives) reasonOf(await readArchive(bytes));
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 << 20);
});
