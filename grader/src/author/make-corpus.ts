import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Corpus } from '../catalog/corpus.ts';
import { type Change, changed, type Files, type Mistake, type Variant } from './edits.ts';

/** A corpus as its author writes it: all answers are edits of one solution. */
export interface CorpusParts extends Pick<Corpus, 'equivalents' | 'graded' | 'samples'> {
  readonly solution: Files;
  readonly mistakes: readonly Mistake[];
  readonly variants: readonly Variant[];
}

/** The corpus with every answer as the files that a learner would hand in. */
export function makeCorpus({ solution, mistakes, variants, ...rest }: CorpusParts): Corpus {
  const handedIn = (change: Change) => sourcesOf(changed(solution, change));
  return {
    solution: sourcesOf(solution),
    mistakes: mistakes.map(({ id, task, sentence, ...change }) => ({
      id,
      task,
      sentence,
      files: handedIn(change),
    })),
    variants: variants.map(({ id, ...change }) => ({ id, files: handedIn(change) })),
    ...rest,
  };
}

/** The program files of a folder by name; a submission has each of them as `src/<name>`. */
export function readSources(folder: string): Files {
  const names = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** Files by name, as files of a submission. */
export function sourcesOf(files: Files): Corpus['solution'] {
  return Object.entries(files).map(([name, text]) => ({ path: `src/${name}`, text }));
}
