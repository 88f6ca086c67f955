import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Case, casesOf, keepsAll, refusedFor } from '../case.ts';
import { honest } from '../programs.ts';
import { entryCases, withEntries, withFirst } from './entries.ts';

const { archive, folder } = casesOf('A');
const link = refusedFor('is a symbolic link; only regular files are read');
const special = refusedFor('is a special file');

/** Writes the honest files below a folder. */
function writeHonest(path: string): void {
  mkdirSync(join(path, 'src'), { recursive: true });
  for (const [name, text] of Object.entries(honest)) writeFileSync(join(path, name), text);
}

/** Entries that are no regular files, and archives that are none or cannot be read. */
export const kindCases: readonly Case[] = [
  ...entryCases(archive, [
    [
      4,
      'link-to-a-file',
      'Has a link to a file of the system.',
      { name: 'src/more.ts', content: '/etc/passwd', mode: 0o120_777 },
      link,
    ],
    [
      4,
      'link-to-the-checks',
      'Has a link to where the hidden checks may lie.',
      { name: 'src/more.ts', content: '../../../checks/index.ts', mode: 0o120_777 },
      link,
    ],
    [14, 'pipe', 'Has a pipe.', { name: 'src/p.ts', mode: 0o010_644 }, special],
    [14, 'device', 'Has a device.', { name: 'src/d.ts', mode: 0o020_644 }, special],
    [14, 'socket', 'Has a socket.', { name: 'src/s.ts', mode: 0o140_644 }, special],
    [
      14,
      'setuid-bit',
      'Has a file that is executable as its owner.',
      { name: 'src/x.ts', content: '', mode: 0o104_755 },
      keepsAll,
    ],
    [
      13,
      'another-packing',
      'Is packed by a method that few can unpack.',
      { name: 'src/x.ts', content: 'abc', method: 12 },
      refusedFor('packed by method 12'),
    ],
    [
      10,
      'archive-inside',
      'Has another archive in it.',
      { name: 'src/more.zip', content: 'PK\u0003\u0004' },
      keepsAll,
    ],
  ]),
  archive(
    5,
    'link-as-a-folder',
    'Has a link named src, and files that would be written through it.',
    withEntries({ name: 'lib', content: '/tmp', mode: 0o120_777 }, { name: 'lib/x.ts' }),
    refusedFor('is a symbolic link'),
  ),
  archive(
    13,
    'encrypted',
    'Is encrypted.',
    withFirst({ flags: 0x801 }),
    refusedFor('is encrypted'),
  ),
  archive(
    13,
    'strongly-encrypted',
    'Says that its directory is encrypted.',
    withFirst({ flags: 0x2801 }),
    refusedFor('is encrypted'),
  ),
  archive(
    13,
    'cut-off',
    'Lacks its end.',
    () => withEntries()().subarray(0, -30),
    refusedFor('its end is missing'),
  ),
  archive(
    13,
    'beheaded',
    'Lacks its beginning.',
    () => withEntries()().subarray(16),
    refusedFor('is damaged'),
  ),
  archive(
    111,
    'no-archive',
    'Is a shell script named .zip.',
    () => Buffer.from('#!/bin/sh\nrm -rf /\n'),
    refusedFor('no zip archive'),
  ),
  archive(112, 'empty-file', 'Is empty.', () => Buffer.alloc(0), refusedFor('no zip archive')),
  archive(
    113,
    'big-file',
    'Has more bytes than are read.',
    () => Buffer.alloc((8 << 20) + 1),
    refusedFor('at most 8388608 are read'),
  ),
  folder(
    4,
    'folder-with-a-link-to-a-file',
    'Is a folder in which a source file is a link to a file of the system.',
    (path) => {
      writeHonest(path);
      symlinkSync('/etc/passwd', join(path, 'src/more.ts'));
    },
    keepsAll,
    { leavesOut: 'src/more.ts (a link)' },
  ),
  folder(
    5,
    'folder-with-a-link-to-a-folder',
    'Is a folder in which a folder is a link to the root.',
    (path) => {
      writeHonest(path);
      symlinkSync('/', join(path, 'src/root'));
    },
    keepsAll,
    { leavesOut: 'src/root (a link)' },
  ),
  folder(
    114,
    'folder-that-is-a-link',
    'Is a link to a folder that somebody else handed in.',
    (path) => symlinkSync('.', path),
    refusedFor('links are not followed'),
  ),
  folder(
    131,
    'folder-with-names-that-are-no-text',
    'Is a folder with a file and a folder whose names are no UTF-8.',
    (path) => {
      writeHonest(path);
      const below = Buffer.from(join(path, 'src/'));
      writeFileSync(Buffer.concat([below, Buffer.of(0x61, 0xff, 0x2e, 0x74, 0x73)]), 'x');
      mkdirSync(Buffer.concat([below, Buffer.of(0x61, 0xfe)]));
    },
    keepsAll,
  ),
];
