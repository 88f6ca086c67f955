import { createHash } from 'node:crypto';
import { changed, type Files } from '../src/author/edits.ts';
import { readSolution } from '../checks/15-quantization/corpus/solution-files.ts';
import { variants } from '../checks/15-quantization/corpus/variants.ts';
import type { Submission } from '../src/index.ts';

/** The files of the model solution, or of one of its variants. */
export function filesOf(id: string): Files {
  if (id === 'solution') return readSolution();
  const variant = variants.find((candidate) => candidate.id === id);
  if (variant === undefined) throw new Error(`there is no variant '${id}' in the corpus`);
  return changed(readSolution(), variant);
}

/** A submission of these files, no file of which equals that of another number. */
export function submissionOf(files: Files, number: number): Submission {
  const texts = Object.entries(files).map(([name, text]) => ({
    path: `src/${name}`,
    text: `// ${number}\n${text}`,
  }));
  const sha256 = createHash('sha256').update(JSON.stringify(texts)).digest('hex');
  return { id: `bench-${number}`, name: `bench ${number}`, sha256, files: texts, ignored: [] };
}
