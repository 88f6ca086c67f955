import { join } from 'node:path';
import { makeCorpus, readSources } from '../../../src/author/make-corpus.ts';
import type { Corpus } from '../../../src/catalog/corpus.ts';
import { equivalents } from './equivalents.ts';
import { mistakes } from './mistakes.ts';
import { variants } from './variants.ts';

/** What the checks of module 03 are tested on. */
export const corpus: Corpus = makeCorpus({
  solution: readSources(join(import.meta.dirname, 'solution')),
  mistakes,
  variants,
  equivalents,
  // The package's layers stand on its autograd, which the module does not ask for.
  graded: [
    'init.ts',
    'linear.ts',
    'sequential.ts',
    'parameters.ts',
    'conv2d.ts',
    'window.ts',
    'convolve.ts',
    'flatten.ts',
    'losses.ts',
    'systems/layers.ts',
  ],
});
