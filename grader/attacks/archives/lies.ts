import { type Case, casesOf, keepsAll, refusedFor } from '../case.ts';
import { withEntries, withFirst, work } from './entries.ts';
import { rawZip } from './raw-zip.ts';

const { archive } = casesOf('A');
const twoWays = refusedFor('in two ways that differ');

/** Archives in which two readers would see different files. */
export const lieCases: readonly Case[] = [
  archive(
    12,
    'two-names',
    'Has another name in the local header than in the directory.',
    withFirst({ local: { name: 'src/evil.ts' } }),
    twoWays,
  ),
  archive(
    12,
    'two-methods',
    'States another packing method in the local header.',
    withFirst({ local: { method: 0 } }),
    twoWays,
  ),
  archive(
    12,
    'two-sizes',
    'States another size in the local header.',
    withFirst({ local: { size: 1 } }),
    twoWays,
  ),
  archive(
    118,
    'hidden-entries',
    'States fewer entries than it has.',
    () => rawZip(work, { count: 1 }),
    refusedFor('states 1 entries and has more'),
  ),
  archive(
    119,
    'missing-entries',
    'States more entries than it has.',
    () => rawZip(work, { count: 9 }),
    refusedFor('is damaged'),
  ),
  archive(
    120,
    'entry-outside',
    'Has an entry that lies beyond the end.',
    withFirst({ offset: 1 << 30 }),
    refusedFor('is damaged'),
  ),
  archive(
    121,
    'wrong-checksum',
    'Has a file whose checksum is wrong.',
    withFirst({ crc: 1 }),
    refusedFor('CRC-32'),
  ),
  archive(
    122,
    'end-in-the-comment',
    'Has a comment that is an archive of its own, with other answers.',
    () => rawZip(work, { comment: rawZip([{ name: 'src/double.ts' }]).toString('latin1') }),
    refusedFor('is damaged'),
  ),
  archive(
    123,
    'two-archives',
    'Is two archives, one after the other: some readers take the first.',
    () => Buffer.concat([rawZip([{ name: 'src/double.ts' }]), rawZip(work)]),
    refusedFor('is damaged'),
  ),
  archive(
    124,
    'program-before-it',
    'Has a program in front of it, as archives that unpack themselves do.',
    () => Buffer.concat([Buffer.from('#!/bin/sh\nexit 0\n'), withEntries()()]),
    refusedFor('is damaged'),
  ),
  archive(
    126,
    'work-twice',
    'Has the work in two folders.',
    () =>
      rawZip(
        ['a', 'b'].flatMap((top) =>
          work.map((entry) => ({ ...entry, name: `${top}/${String(entry.name)}` })),
        ),
      ),
    refusedFor('is there 2 times'),
  ),
  archive(
    127,
    'folders-as-entries',
    'Has every folder as an entry, and one of them with content.',
    withEntries({ name: 'src/' }, { name: 'src/empty/', content: '' }),
    keepsAll,
  ),
];
