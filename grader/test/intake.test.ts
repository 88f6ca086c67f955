import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { Refusal, Submission } from '../src/contracts.ts';
import { readFolder, readLearner } from '../src/intake/from-folder.ts';
import { readZip } from '../src/intake/from-zip.ts';
import { INTAKE_LIMITS } from '../src/intake/limits.ts';
import { double, GOOD, removeScratch, scratchFolder, writeFiles } from './support/double.ts';
import { type RawEntry, type RawOptions, rawZip, zipOf } from './support/raw-zip.ts';

afterAll(removeScratch);

const work: RawEntry = { name: 'src/double.ts', content: GOOD['src/double.ts'] ?? '' };

/** Where one archive after the other lies: there are a thousand of them. */
const inbox = scratchFolder();

async function readArchive(bytes: Uint8Array): Promise<Submission | Refusal> {
  const path = join(inbox, 'ada.zip');
  writeFileSync(path, bytes);
  return readZip(double, path);
}

const archived = (entries: readonly RawEntry[], options?: RawOptions) =>
  readArchive(rawZip(entries, options));

const foldered = (files: Readonly<Record<string, string | Uint8Array>>) =>
  readFolder(double, writeFiles(scratchFolder(), files), { id: 'ada', name: 'Ada' });

function accepted(result: Submission | Refusal): Submission {
  if ('reason' in result) throw new Error(`refused: ${result.reason}`);
  return result;
}

function reasonOf(result: Submission | Refusal): string {
  if (!('reason' in result)) throw new Error('accepted');
  return result.reason;
}

const pathsOf = ({ files }: Submission) => files.map(({ path }) => path);
const textOf = ({ files }: Submission, wanted: string) =>
  files.find(({ path }) => path === wanted)?.text;

/** An entry that unpacks to `size` zeros, described truthfully. */
const zeros = (name: string, size: number): RawEntry => ({
  name,
  content: Buffer.alloc(size),
  method: 8,
});

const link: RawEntry = { name: 'src/half.ts', content: '/etc/passwd', mode: 0o120_777 };
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

const archive = rawZip([
  { ...work, method: 8 },
  { name: 'notes/a.txt', content: 'text' },
  { name: 'src/', mode: 0o040_755 },
  { name: 'src/half.ts', content: GOOD['src/half.ts'] ?? '' },
]);
const mutation = fc.record({
  at: fc.nat(archive.length - 1),
  bytes: fc.oneof(
    fc.uint8Array({ minLength: 1, maxLength: 4 }),
    fc.constant(Uint8Array.of(0xff, 0xff, 0xff, 0xff)),
  ),
});

/** Whatever is given, the answer is a submission below src/ or a refusal of one line. */
async function expectSoundAnswer(bytes: Uint8Array): Promise<void> {
  const result = await readArchive(bytes);
  if ('reason' in result) {
    expect(result.reason).toMatch(/^[\x20-\x7e\u00a0-\uffff]+\.$/);
    return;
  }
  for (const path of pathsOf(result)) {
    expect(path).toMatch(/^src\/[^\\]+\.ts$/);
    expect(path.split('/')).not.toContain('..');
  }
}

test('mutated archives never throw and never leave src/', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 4 }), async (mutations) => {
      const bytes = Uint8Array.from(archive);
      for (const { at, bytes: with_ } of mutations)
        bytes.set(with_.subarray(0, bytes.length - at), at);
      await expectSoundAnswer(bytes);
    }),
    { seed: 15, numRuns: 600 },
  );
});

test('cut, doubled and random bytes never throw and never leave src/', async () => {
  const cut = fc
    .tuple(fc.nat(archive.length), fc.nat(archive.length))
    .map(([a, b]) => archive.subarray(Math.min(a, b), Math.max(a, b)));
  const spliced = fc.tuple(cut, cut).map((parts) => Buffer.concat(parts));
  await fc.assert(
    fc.asyncProperty(fc.oneof(cut, spliced, fc.uint8Array({ maxLength: 300 })), expectSoundAnswer),
    { seed: 15, numRuns: 300 },
  );
});

test('names from anywhere are refused, left out, or plain', async () => {
  const name = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc
      .array(
        fc.constantFrom(
          '..',
          '.',
          'src',
          'double.ts',
          'C:',
          '',
          'a\\b',
          'con',
          '\u202e.ts',
          'ä.ts',
        ),
        { maxLength: 6 },
      )
      .map((parts) => parts.join('/')),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(name, { maxLength: 4 }), async (names) => {
      await expectSoundAnswer(rawZip([work, ...names.map((n) => ({ name: n }))]));
    }),
    { seed: 15, numRuns: 300 },
  );
});

test('reading writes nothing', async () => {
  const folder = writeFiles(scratchFolder(), { 'ada.zip': archive });
  await readZip(double, join(folder, 'ada.zip'));
  expect(readdirSync(folder, { recursive: true })).toEqual(['ada.zip']);
});
