import { type Case, casesOf, keepsAll, refusedFor } from '../case.ts';
import { entryCases, withEntries, work } from './entries.ts';
import { rawZip } from './raw-zip.ts';

const { archive } = casesOf('A');
const outside = refusedFor('leads out of the archive');
const same = refusedFor('are the same on some systems');
const text = 'export {};';

/** Names that would land elsewhere, collide, or not be what they seem. */
export const nameCases: readonly Case[] = [
  ...entryCases(archive, [
    [1, 'climbs-out', 'Has an entry named ../../x.', { name: '../../x.ts' }, outside],
    [1, 'climbs-inside', 'Climbs from a folder of its own.', { name: 'src/../../x.ts' }, outside],
    [1, 'folder-climbs-out', 'Has a folder that climbs out.', { name: 'a/../../' }, outside],
    [
      2,
      'absolute-path',
      'Names an absolute path.',
      { name: '/etc/cron.d/x' },
      refusedFor('absolute path'),
    ],
    [2, 'drive-letter', 'Names a drive.', { name: 'C:/x.ts' }, refusedFor('names a drive')],
    [2, 'drive-relative', 'Names a place on a drive.', { name: 'c:x.ts' }, refusedFor('a drive')],
    [2, 'unc-path', 'Names a share of a server.', { name: '\\\\host\\x' }, refusedFor('backslash')],
    [
      3,
      'backslash-climbs-out',
      'Climbs out with backslashes.',
      { name: '..\\..\\x.ts' },
      refusedFor('backslash'),
    ],
    [
      9,
      'deep-path',
      'Nests 500 folders.',
      { name: `${'a/'.repeat(500)}x.ts` },
      refusedFor('at most 200 are read'),
    ],
    [
      9,
      'eleven-folders',
      'Nests one folder too many.',
      { name: `${'a/'.repeat(10)}x` },
      refusedFor('11 names deep'),
    ],
    [
      9,
      'long-name',
      'Has a name of 4 000 characters.',
      { name: 'n'.repeat(4_000) },
      refusedFor('4000 characters'),
    ],
    [
      11,
      'same-name-twice',
      'Has the same file twice.',
      { name: 'src/double.ts', content: text },
      refusedFor('occurs twice'),
    ],
    [
      11,
      'same-but-for-case',
      'Has a file again in capitals.',
      { name: 'src/DOUBLE.TS', content: text },
      same,
    ],
    [
      11,
      'same-but-for-final-dot',
      'Has a file again with a final dot.',
      { name: 'src/double.ts.', content: text },
      same,
    ],
    [
      11,
      'file-and-folder',
      'Has a folder of the name of a file.',
      { name: 'src/double.ts/x.ts', content: text },
      same,
    ],
    [
      15,
      'escape-codes-in-a-name',
      'Has a file whose name clears the screen.',
      { name: 'src/\u001b[2J\u001b[Hpassed.ts', content: text },
      keepsAll,
    ],
    [
      15,
      'line-break-in-a-name',
      'Has a file whose name holds line breaks.',
      { name: 'src/a\r\n100 of 100 points.ts', content: text },
      keepsAll,
    ],
    [
      15,
      'bidi-in-a-name',
      'Has a file whose name reads backwards.',
      { name: 'src/st.\u202egpj.ts', content: text },
      keepsAll,
    ],
    [101, 'empty-name', 'Has an entry without a name.', { name: '' }, refusedFor('has no name')],
    [
      102,
      'nul-in-a-name',
      'Hides an extension behind a NUL.',
      { name: 'src/x.ts\0.txt' },
      refusedFor('NUL'),
    ],
    [
      103,
      'kelvin-sign',
      'Has two names that differ by K and the Kelvin sign.',
      { name: 'src/\u212aey.ts', content: text },
      keepsAll,
    ],
    [
      104,
      'dotless-i',
      'Has a name with a dotless i, which folds to an ordinary one.',
      { name: 'src/s\u0131gns.ts', content: text },
      same,
    ],
    [
      105,
      'invisible-letter',
      'Has a second double.ts with a letter that nobody sees.',
      { name: 'src/dou\u200dble.ts', content: text },
      keepsAll,
    ],
    [
      106,
      'alternate-stream',
      'Names a stream of a file, as Windows knows them.',
      { name: 'src/double.ts::$DATA', content: text },
      keepsAll,
    ],
    [
      107,
      'device-name',
      'Has a file named after a device.',
      { name: 'src/CON.ts', content: text },
      keepsAll,
    ],
    [
      108,
      'prototype-as-a-name',
      'Has files named __proto__ and constructor.',
      { name: 'src/__proto__', content: text },
      keepsAll,
    ],
    [
      109,
      'no-utf-8-in-a-name',
      'Has a name that is no UTF-8 and says it is.',
      { name: Uint8Array.of(0x73, 0x72, 0x63, 0x2f, 0xff, 0xfe, 0x2e, 0x74, 0x73) },
      keepsAll,
    ],
  ]),
  archive(
    11,
    'same-but-for-composition',
    'Has two names that differ by how an accent is written.',
    withEntries({ name: 'src/\u00e9.ts' }, { name: 'src/e\u0301.ts' }),
    same,
  ),
  archive(
    9,
    'many-entries',
    'Has 100 000 entries, as far as the format goes without an extension.',
    () => rawZip(Array.from({ length: 65_000 }, (_, i) => ({ name: `${i}` }))),
    refusedFor('65000 entries; at most 2000'),
  ),
  archive(
    110,
    'many-source-files',
    'Has more source files than anybody writes.',
    () => rawZip([...work, ...Array.from({ length: 61 }, (_, i) => ({ name: `src/f${i}.ts` }))]),
    refusedFor('65 source files; at most 64'),
  ),
];
