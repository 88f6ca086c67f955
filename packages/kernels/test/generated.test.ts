import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { relaxedModule, simd128Module } from '../src/emitted/modules.ts';
import { moduleBytes } from '../src/runtime/functions.ts';
import { webAssembly } from '../src/runtime/webassembly.ts';
import { generatedFiles } from '../tools/generate.ts';

test.each(Object.entries(generatedFiles()))('%s is what its source describes', (file, text) => {
  const path = join(import.meta.dirname, '../src/generated', file);
  expect(readFileSync(path, 'utf8') === text, `run tools/generate.ts: ${file} differs`).toBe(true);
});

test('the text holds the very bytes', () => {
  expect(moduleBytes('simd128')).toEqual(simd128Module());
  expect(moduleBytes('relaxed')).toEqual(relaxedModule());
});

test('an engine accepts both', () => {
  expect(webAssembly.validate(simd128Module())).toBe(true);
  expect(webAssembly.validate(relaxedModule())).toBe(true);
});
