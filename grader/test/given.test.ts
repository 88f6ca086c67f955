import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findModule, readCatalog } from '../src/catalog/catalog.ts';
import { Packages } from '../src/sandbox/given.ts';
import { Translator } from '../src/sandbox/translate/translator.ts';
import { WORKSPACE } from '../src/workspace.ts';

const translator = Translator.forOwnFiles();
const packages = new Packages(join(WORKSPACE, 'packages'), translator);
afterAll(() => translator.close());

async function kernelFiles(specifiers: readonly string[]): Promise<string[]> {
  const { modules } = await packages.given(specifiers);
  const prefix = 'tito:///packages/kernels/src/';
  return Object.keys(modules)
    .filter((url) => url.startsWith(prefix))
    .map((url) => url.slice(prefix.length))
    .toSorted();
}

test('what module 15 is given multiplies float32 in plain TypeScript, and has no int8 at all', async () => {
  const { imports } = findModule(readCatalog(join(WORKSPACE, 'modules')), '15');
  expect(await kernelFiles(imports)).toEqual([
    'float32.ts',
    'plain/float32.ts',
    'plain/gemm-float32.ts',
    'plain/gemv-float32.ts',
    'reset.ts',
  ]);
});

test('the reference itself runs without WebAssembly', async () => {
  const files = await kernelFiles(['@tito/quantization']);
  expect(files).toContain('plain/gemm-int8.ts');
  expect(files.filter((file) => /runtime|generated|emitted|wasm/.test(file))).toEqual([]);
});

test('a file of our own is the same here as out of a process that is kept apart', async () => {
  const enclosed = Translator.forHandingIn();
  const files = ['packages/tensor/src/shape.ts', 'grader/src/sandbox/child/boot.js'].map(
    (path) => ({ path, text: readFileSync(join(WORKSPACE, path), 'utf8') }),
  );
  const wrong = { path: 'wrong.ts', text: 'export const a: number = 1;\nenum B {}' };
  for (const file of [...files, wrong]) {
    expect(await translator.translate(file)).toEqual(await enclosed.translate(file));
  }
  enclosed.close();
});
