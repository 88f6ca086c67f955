// What is taken of work that is handed in, and what is left out.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readZip } from '../src/intake/from-zip.ts';
import { INTAKE_LIMITS } from '../src/intake/limits.ts';
import { double, GOOD, removeScratch, scratchFolder, writeFiles } from './support/double.ts';
import {
  accepted,
  archived,
  foldered,
  link,
  pathsOf,
  readArchive,
  textOf,
  work,
  zeros,
} from './support/intake.ts';
import { type RawEntry, zipOf } from './support/raw-zip.ts';

afterAll(removeScratch);

test('an archive inside the limits by one is read', async () => {
  const entries = Array.from({ length: 2_000 }, (_, i) => ({ name: `notes/f${i}.txt` }));
  entries[0] = { ...work, name: 'src/double.ts' };
  entries[1] = { ...zeros('src/full.ts', 0), name: 'src/full.ts' };
  expect(pathsOf(accepted(await archived(entries)))).toContain('src/full.ts');
  const big: RawEntry = { name: 'src/big.ts', content: '/'.repeat(INTAKE_LIMITS.fileBytes) };
  expect(textOf(accepted(await archived([work, big])), 'src/big.ts')).toHaveLength(131_072);
});

const accepting: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['src at the top', { 'src/double.ts': '//own' }],
  ['one folder around src', { '99-double/src/double.ts': '//own' }],
  ['two folders around src', { 'ada/99-double/src/double.ts': '//own' }],
  ["src's files at the top", { 'double.ts': '//own' }],
  ["src's files in a folder", { 'ada/double.ts': '//own' }],
  ['names that begin with ./', { './src/double.ts': '//own' }],
  ['the whole module folder', { 'm/src/double.ts': '//own', 'm/stubs/double.ts': '//stub' }],
  ['only the second task', { 'src/half.ts': '//own' }],
];

test.each(accepting)('the work is found: %s', async (_title, files) => {
  const fromZip = accepted(await readArchive(zipOf(files)));
  const own = fromZip.files.filter(({ text }) => text === '//own');
  expect(own).toHaveLength(1);
  expect(pathsOf(fromZip)).toEqual(['src/double.ts', 'src/half.ts']);
  expect(accepted(await foldered(files)).sha256).toBe(fromZip.sha256);
});

test('a file that was not handed in is the stub, and the submission says so', async () => {
  const submission = accepted(await archived([work]));
  expect(textOf(submission, 'src/half.ts')).toContain('NotImplementedError');
  expect(submission.ignored).toEqual([
    'src/half.ts (not handed in; the empty one takes its place)',
  ]);
});

test('files of its own are taken with their folders; a byte order mark is not text', async () => {
  const files = { ...GOOD, 'src/lib/helper.ts': '\uFEFFexport {};' };
  const submission = accepted(await readArchive(zipOf(files)));
  expect(pathsOf(submission)).toEqual(['src/double.ts', 'src/half.ts', 'src/lib/helper.ts']);
  expect(textOf(submission, 'src/lib/helper.ts')).toBe('export {};');
});

test('everything that could configure or shadow the grader is left out, by name and reason', async () => {
  const files = {
    ...GOOD,
    'package.json': '{"scripts":{"prepare":"rm -rf /"}}',
    'vitest.config.ts': '',
    'src/double.test.ts': 'import "vitest";',
    'src/test/more.ts': '',
    'src/types.d.ts': '',
    'src/notes.md': '',
    'src/\u3164.ts': '',
    'src/.hidden\u202e.ts': '',
    'checks/public.ts': '',
    '.npmrc': '',
    '.git/hooks/post-checkout': '',
    'node_modules/@tito/tensor/index.ts': '',
    'node_modules/a/b/c/d/e/f/g/h/i/j/k/l.js': '',
    '__MACOSX/._src': '',
    'old.zip': 'PK',
  };
  const expected = [
    '.git/ (never used)',
    '.npmrc (the grader uses its own)',
    '__MACOSX/ (never used)',
    'checks/public.ts (not below src/)',
    'node_modules/ (never used)',
    'old.zip (archives inside are not opened)',
    'package.json (the grader uses its own)',
    'src/.hidden\\u{202e}.ts (unusual characters in its name)',
    'src/\\u{3164}.ts (unusual characters in its name)',
    'src/double.test.ts (tests of a submission do not run)',
    'src/notes.md (no TypeScript file)',
    'src/test/more.ts (tests of a submission do not run)',
    'src/types.d.ts (declarations do nothing at run time)',
    'vitest.config.ts (the grader uses its own)',
  ];
  for (const submission of [await readArchive(zipOf(files)), await foldered(files)].map(accepted)) {
    expect(pathsOf(submission)).toEqual(['src/double.ts', 'src/half.ts']);
    expect(submission.ignored).toEqual(expected);
  }
});

test('a long list of files that are left out ends in their number', async () => {
  const extra = Array.from({ length: 40 }, (_, i) => [`notes/${i}.txt`, ''] as const);
  const { ignored } = accepted(await foldered({ ...GOOD, ...Object.fromEntries(extra) }));
  expect(ignored).toHaveLength(20);
  expect(ignored.at(-1)).toBe('and 21 more');
});

test('links inside folders of tools do not cost the submission', async () => {
  const entries = [work, { ...link, name: 'node_modules/.bin/tsc' }];
  expect(accepted(await archived(entries)).ignored).toContain('node_modules/ (never used)');
});

test('the hash is of paths and texts alone: packing, order and other files do not matter', async () => {
  const plain = accepted(await readArchive(zipOf(GOOD)));
  const entries = Object.entries(GOOD).map(([name, content]) => ({ name: `x/${name}`, content }));
  const other = accepted(await archived([...entries.toReversed(), { name: 'x/notes.txt' }]));
  expect(other.sha256).toBe(plain.sha256);
  const changed = accepted(await readArchive(zipOf({ ...GOOD, 'src/half.ts': '' })));
  expect(changed.sha256).not.toBe(plain.sha256);
  const hash = createHash('sha256');
  for (const [path, text] of Object.entries(GOOD)) hash.update(`${path}\0${text.length}\0${text}`);
  expect(plain.sha256).toBe(hash.digest('hex'));
});

test('an ordinary zip program makes archives that are read', async () => {
  const folder = writeFiles(scratchFolder(), GOOD);
  const python = `import sys, zipfile
with zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED) as z:
  with z.open('src/double.ts', 'w', force_zip64=True) as f: f.write(b'//own')
  z.writestr('src/', '')
  z.comment = b'hello'`;
  for (const [program, args] of [
    ['zip', ['-qr', 'ada.zip', 'src']],
    ['python3', ['-c', python, 'ada.zip']],
  ] as const) {
    try {
      execFileSync(program, args, { cwd: folder, stdio: 'ignore' });
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') continue;
      throw error;
    }
    const submission = accepted(await readZip(double, join(folder, 'ada.zip')));
    expect(pathsOf(submission)).toEqual(['src/double.ts', 'src/half.ts']);
  }
});

test('the identity of an archive is its name', async () => {
  const path = join(scratchFolder(), 'Ada \u001b[2J, Ms.zip');
  writeFileSync(path, zipOf(GOOD));
  expect(await readZip(double, path)).toMatchObject({ id: 'ada-2j-ms', name: 'Ada ␛[2J, Ms' });
  writeFileSync(path, 'no zip');
  expect(await readZip(double, path)).toMatchObject({ id: 'ada-2j-ms', name: 'Ada ␛[2J, Ms' });
});
