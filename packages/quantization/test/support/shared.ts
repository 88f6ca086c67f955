import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../../../../shared/vectors');

/** Whether the test vectors of other implementations lie beside the repository; says so if not. */
export function vectorsPresent(name: 'onnx' | 'torch'): boolean {
  const present = existsSync(join(folder, name));
  if (!present) console.warn(`SKIPPED: ${join(folder, name)} is absent, nothing was compared`);
  return present;
}

/** One file of vectors, as JSON; who reads it knows its form, and a wrong one fails the test. */
export function readVectors(path: string): unknown {
  return JSON.parse(readFileSync(join(folder, path), 'utf8'));
}
