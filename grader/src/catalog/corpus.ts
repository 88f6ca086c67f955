import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ModuleSpec, SourceFile } from '../contracts.ts';
import { CatalogError } from './catalog.ts';

/** A wrong answer that people give. */
export interface WrongAnswer {
  /** Checks name it in `mustFail`. */
  readonly id: string;
  /** The task whose checks have to catch it. */
  readonly task: string;
  /** What is wrong, in one sentence for the learner. */
  readonly sentence: string;
  readonly files: readonly SourceFile[];
}

/** A right answer in another style. */
export interface RightAnswer {
  readonly id: string;
  readonly files: readonly SourceFile[];
}

/** Mutants of one place of the reference that no check can tell from it, and why. */
export interface Equivalents {
  /** Below the reference's sources, `grid.ts`; of another package with its name, `kernels/depth.ts`. */
  readonly file: string;
  /** The function around the place; empty at the top of a file. */
  readonly within: string;
  /** The lines of the place as JavaScript, with single spaces. */
  readonly was: string;
  /** The same lines in each mutant. */
  readonly became: readonly string[];
  readonly why: string;
}

/** A function of the reference that no task reaches, and why: none of its mutants can be told from it. */
export interface Unreached {
  readonly file: string;
  readonly within: string;
  readonly why: string;
}

/** One submission of an invented class. */
export interface SampleSubmission {
  /** An invented name; some are hard on file names, CSV files and spreadsheets. */
  readonly student: string;
  readonly format: 'zip' | 'folder';
  /** Null stands for the stubs as they are. */
  readonly files: readonly SourceFile[] | null;
  /** An archive made by hand: an entry that leads out of it, or one that unpacks without end. */
  readonly hostile?: 'traversal' | 'bomb';
}

/** What the checks of one module are tested on. */
export interface Corpus {
  readonly solution: readonly SourceFile[];
  readonly mistakes: readonly WrongAnswer[];
  readonly variants: readonly RightAnswer[];
  readonly equivalents: readonly (Equivalents | Unreached)[];
  /**
   * The files of the reference that the tasks ask for, below its sources: mutants are made of them.
   * Without it, all that the graded exports reach; a package may also hold what they stand on.
   */
  readonly graded?: readonly string[];
  /** A class as the demo grades it, where the module has one. */
  readonly samples?: readonly SampleSubmission[];
}

/**
 * Loads the corpus of a module, or null where there is none: it lies with the hidden checks.
 * @param hiddenFolder folder that holds `NN-name/corpus/index.ts` for each module
 */
export async function loadCorpus(module: ModuleSpec, hiddenFolder: string): Promise<Corpus | null> {
  const path = join(hiddenFolder, module.id, 'corpus/index.ts');
  if (!existsSync(path)) return null;
  const loaded: Record<string, unknown> = await import(pathToFileURL(path).href);
  const corpus = loaded['corpus'];
  if (typeof corpus !== 'object' || corpus === null || !('mistakes' in corpus)) {
    throw new CatalogError(`${path} exports no corpus`);
  }
  return corpus as Corpus;
}
