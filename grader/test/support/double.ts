// The smallest module there can be, its own files, and scratch folders.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findModule, readCatalog } from '../../src/catalog/catalog.ts';
import type { ModuleSpec } from '../../src/contracts.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures');

/** Module 99: `double` in src/double.ts, 60 points; `half` in src/half.ts, 40 points. */
export const double: ModuleSpec = findModule(readCatalog(join(FIXTURES, 'modules')), '99');

/** Where its hidden check lies. */
export const hiddenChecks: string = join(FIXTURES, 'hidden');

export const GOOD: Readonly<Record<string, string>> = {
  'src/double.ts': 'export function double(x: number): number {\n  return 2 * x;\n}\n',
  'src/half.ts': 'export const half = (x: number): number => x / 2;\n',
};

const scratch: string[] = [];

/** A new empty folder, removed by `removeScratch`. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tito-grader-'));
  scratch.push(folder);
  return folder;
}

export function removeScratch(): void {
  for (const folder of scratch) rmSync(folder, { recursive: true, force: true });
}

/** Writes files below a folder, and returns it. */
export function writeFiles(
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): string {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}
