import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Files } from './edits.ts';

const FOLDER = join(import.meta.dirname, 'solution');

/** The model solution as text; a submission has each of its files as `src/<name>`. */
export function readSolution(): Files {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.ts'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')]));
}
