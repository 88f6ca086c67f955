import { join } from 'node:path';
import type { Files } from '../../../src/author/edits.ts';
import { readSources } from '../../../src/author/make-corpus.ts';

/** The model solution as text; a submission has each of its files as `src/<name>`. */
export function readSolution(): Files {
  return readSources(join(import.meta.dirname, 'solution'));
}
