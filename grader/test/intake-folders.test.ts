// Folders that are handed in, and the learner's own.
import { execFileSync } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readFolder, readLearner } from '../src/intake/from-folder.ts';
import { readZip } from '../src/intake/from-zip.ts';
import { double, GOOD, removeScratch, scratchFolder, writeFiles } from './support/double.ts';
import { accepted, foldered, pathsOf, readArchive, reasonOf, work } from './support/intake.ts';
import { rawZip, zipOf } from './support/raw-zip.ts';

afterAll(removeScratch);

test('links in a folder are not followed', async () => {
  const folder = writeFiles(scratchFolder(), GOOD);
  const elsewhere = writeFiles(scratchFolder(), {
    'secret.ts': 'secret',
    'more/secret.ts': 'secret',
  });
  symlinkSync(join(elsewhere, 'secret.ts'), join(folder, 'src/secret.ts'));
  symlinkSync(join(elsewhere, 'more'), join(folder, 'src/more'));
  const submission = accepted(await readFolder(double, folder));
  expect(pathsOf(submission)).toEqual(['src/double.ts', 'src/half.ts']);
  expect(submission.ignored).toEqual(['src/more (a link)', 'src/secret.ts (a link)']);
  expect(JSON.stringify(submission)).not.toContain("'secret'");
});

test('a folder whose src is a link holds no work', async () => {
  const folder = scratchFolder();
  symlinkSync(join(writeFiles(scratchFolder(), GOOD), 'src'), join(folder, 'src'));
  expect(reasonOf(await readFolder(double, folder))).toMatch(/None of the files of module 99/);
});

test('an archive that is a link is refused, and so is one that is no file', async () => {
  const folder = writeFiles(scratchFolder(), { 'real.zip': rawZip([work]) });
  symlinkSync(join(folder, 'real.zip'), join(folder, 'ada.zip'));
  expect(reasonOf(await readZip(double, join(folder, 'ada.zip')))).toMatch(
    /'ada\.zip' is a symbolic link/,
  );
  expect(reasonOf(await readZip(double, folder))).toMatch(/is no regular file/);
  execFileSync('mkfifo', [join(folder, 'pipe.zip')]);
  expect(reasonOf(await readZip(double, join(folder, 'pipe.zip')))).toMatch(/is no regular file/);
});

test('a folder with one archive and no source file is that archive, by all its rules', async () => {
  const zip = zipOf(GOOD);
  const direct = accepted(await readArchive(zip));
  const moodle = { 'stu-dent.ZIP': zip, '.DS_Store': '', '._stu-dent.zip': 'Mac' };
  expect(accepted(await foldered(moodle))).toMatchObject({
    id: 'ada',
    name: 'Ada',
    sha256: direct.sha256,
    files: direct.files,
  });
  const beside = accepted(await foldered({ 'in/work.zip': zip, 'in/report.pdf': 'PDF' }));
  expect(beside).toMatchObject({
    sha256: direct.sha256,
    ignored: ['in/report.pdf (beside in/work.zip)'],
  });
  const own = accepted(await foldered({ ...GOOD, 'old.zip': zip }));
  expect(own.ignored).toEqual(['old.zip (archives inside are not opened)']);
});

const refusedFolders: readonly (readonly [
  string,
  Readonly<Record<string, string | Uint8Array>>,
  RegExp,
])[] = [
  ['names equal but for case', { ...GOOD, 'src/DOUBLE.ts': '' }, /the same on some systems/],
  [
    'a big file',
    { 'src/double.ts': '/'.repeat(131_073) },
    /'src\/double\.ts' has 131073 bytes; at most/,
  ],
  ['no UTF-8', { 'src/double.ts': Uint8Array.of(0xc3) }, /no UTF-8 text/],
  ['a deep path', { ...GOOD, [`${'a/'.repeat(10)}x`]: '' }, /11 names deep/],
  ['the work twice', { 'a/src/double.ts': '', 'b/src/double.ts': '' }, /there 2 times/],
  ['nothing', {}, /None of the files/],
  [
    'two archives',
    { 'b.zip': zipOf(GOOD), 'x/a.zip': '' },
    /holds 2 archives \('b\.zip', 'x\/a\.zip'\); hand in one \.zip/,
  ],
  ['an archive of another kind', { 'a.rar': '' }, /holds another archive, 'a\.rar'/],
  ['no archive', { 'a.zip': 'html' }, /archive is damaged|no zip/i],
  ['an archive in an archive', { 'a.zip': zipOf({ 'b.zip': 'x' }) }, /another archive, 'b\.zip'/],
];

test.each(refusedFolders)('refused folder: %s', async (_title, files, sentence) => {
  expect(reasonOf(await foldered(files))).toMatch(sentence);
});

test('a folder with too many files is refused before it is read to the end', async () => {
  const folder = scratchFolder();
  for (let i = 0; i < 2_001; i++) writeFileSync(join(folder, `f${i}`), '');
  expect(reasonOf(await readFolder(double, folder))).toMatch(/more than 2000 files and folders/);
});

test('pipes and folders with the name of a source file are left out', async () => {
  const folder = writeFiles(scratchFolder(), { ...GOOD, 'src/folder.ts/note.txt': '' });
  execFileSync('mkfifo', [join(folder, 'src/pipe.ts')]);
  const submission = accepted(await readFolder(double, folder));
  expect(submission.ignored).toEqual([
    'src/folder.ts/note.txt (no TypeScript file)',
    'src/pipe.ts (no regular file)',
  ]);
});

test('the learner has the stubs until there is src/, and then their own files over the stubs', async () => {
  const folder = writeFiles(scratchFolder(), {
    'stubs/double.ts': '//stub',
    'stubs/half.ts': '//stub',
  });
  const module = { ...double, folder };
  const before = accepted(await readLearner(module));
  expect(before.files.map(({ text }) => text)).toEqual(['//stub', '//stub']);
  expect(before.ignored).toEqual([]);
  writeFiles(folder, {
    'src/half.ts': '//own',
    'src/deep/own.ts': '//own',
    'src/half.test.ts': '',
  });
  const after = accepted(await readLearner(module));
  expect(after.files.map(({ path, text }) => `${path} ${text}`)).toEqual([
    'src/deep/own.ts //own',
    'src/double.ts //stub',
    'src/half.ts //own',
  ]);
  expect(after.ignored).toEqual([
    'src/double.ts (not handed in; the empty one takes its place)',
    'src/half.test.ts (tests of a submission do not run)',
  ]);
});
