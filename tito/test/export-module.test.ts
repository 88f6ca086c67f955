import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { moduleNamed } from '../src/course.ts';
import { exportModule } from '../src/framework/export-module.ts';
import { temporaryFolder } from './run.ts';

const module = moduleNamed('15');

const AT = '2026-11-24T03:00:00.000Z';
const files = (body: string) =>
  [...new Set(module.tasks.map(({ file }) => file))].map((path) => ({
    path,
    text: module.tasks
      .filter(({ file }) => file === path)
      .flatMap(({ exports }) => exports.map((name) => `export const ${name} = '${body}';\n`))
      .join(''),
  }));

test('an exported module exports the names of its tasks, from the judged files', async () => {
  const stack = join(temporaryFolder(), 'stack');
  const own = files('mine');
  const folder = await exportModule(stack, { module, files: own, record: 'r', at: AT });
  expect(folder).toBe(join(stack, module.id));
  const loaded: Record<string, unknown> = await import(
    pathToFileURL(join(folder, 'index.ts')).href
  );
  expect(Object.keys(loaded).toSorted()).toEqual(
    module.tasks.flatMap(({ exports }) => exports).toSorted(),
  );
  expect(new Set(Object.values(loaded))).toEqual(new Set(['mine']));
  for (const { path, text } of own) expect(readFileSync(join(folder, path), 'utf8')).toBe(text);
});

test('stack.json says which package it stands for, which files, and who judged them', async () => {
  const stack = join(temporaryFolder(), 'stack');
  const folder = await exportModule(stack, { module, files: files('a'), record: 'r-1', at: AT });
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'stack.json'), 'utf8'));
  expect(manifest).toMatchObject({
    schema: 1,
    module: module.id,
    over: module.reference,
    entry: 'index.ts',
    record: 'r-1',
    exportedAt: AT,
  });
  const hashes = (manifest as { files: readonly { sha256: string }[] }).files;
  expect(hashes.length).toBe(files('a').length);
  for (const { sha256 } of hashes) expect(sha256).toMatch(/^[0-9a-f]{64}$/);
});

test('an export takes the place of the previous one and leaves nothing beside it', async () => {
  const stack = join(temporaryFolder(), 'stack');
  await exportModule(stack, { module, files: files('old'), record: 'r-1', at: AT });
  const extra = join(stack, module.id, 'src/extra.ts');
  writeFileSync(extra, 'export {};\n');
  const folder = await exportModule(stack, { module, files: files('new'), record: 'r-2', at: AT });
  const [first] = files('new');
  expect(readFileSync(join(folder, first?.path ?? ''), 'utf8')).toBe(first?.text);
  expect(existsSync(extra)).toBe(false);
  expect(readdirSync(stack)).toEqual([module.id]);
});

test('the previous version stays until the new one is complete', async () => {
  const stack = join(temporaryFolder(), 'stack');
  const folder = await exportModule(stack, { module, files: files('old'), record: 'r', at: AT });
  // A file whose parent is a file cannot be written: the export fails half-way.
  const impossible = [...files('new'), { path: 'src/qparams.ts/inner.ts', text: '' }];
  await expect(
    exportModule(stack, { module, files: impossible, record: 'r', at: AT }),
  ).rejects.toThrow(/ENOTDIR|EEXIST/);
  const [first] = files('old');
  expect(readFileSync(join(folder, first?.path ?? ''), 'utf8')).toBe(first?.text);
});

test('what a killed export left behind is put back, or cleared away', async () => {
  const stack = join(temporaryFolder(), 'stack');
  mkdirSync(join(stack, `.${module.id}.1.old`), { recursive: true });
  writeFileSync(join(stack, `.${module.id}.1.old/kept.ts`), '');
  mkdirSync(join(stack, `.${module.id}.1.new`));
  const impossible = [
    { path: 'a.ts', text: '' },
    { path: 'a.ts/b.ts', text: '' },
  ];
  await expect(
    exportModule(stack, { module, files: impossible, record: 'r', at: AT }),
  ).rejects.toThrow(/ENOTDIR|EEXIST/);
  expect(readdirSync(join(stack, module.id))).toEqual(['kept.ts']);
  await exportModule(stack, { module, files: files('new'), record: 'r', at: AT });
  expect(readdirSync(stack)).toEqual([module.id]);
});

test('the reference is exported as the package itself', async () => {
  const stack = join(temporaryFolder(), 'stack');
  const folder = await exportModule(stack, { module, files: null, record: 'reference', at: AT });
  expect(readdirSync(folder).toSorted()).toEqual(['index.ts', 'stack.json']);
  expect(readFileSync(join(folder, 'index.ts'), 'utf8')).toContain(`from '${module.reference}';`);
});
