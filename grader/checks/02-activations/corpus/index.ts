import { join } from 'node:path';
import { makeCorpus, readSources } from '../../../src/author/make-corpus.ts';
import type { Corpus } from '../../../src/catalog/corpus.ts';
import { equivalents } from './equivalents.ts';
import { answerMistakes } from './mistakes/answers.ts';
import { curveMistakes } from './mistakes/curves.ts';
import { dropoutMistakes } from './mistakes/dropout.ts';
import { geluMistakes } from './mistakes/gelu.ts';
import { softmaxMistakes } from './mistakes/softmax.ts';
import { variants } from './variants.ts';

/** What the checks of module 02 are tested on. */
export const corpus: Corpus = makeCorpus({
  solution: readSources(join(import.meta.dirname, 'solution')),
  mistakes: [
    ...curveMistakes,
    ...geluMistakes,
    ...softmaxMistakes,
    ...dropoutMistakes,
    ...answerMistakes,
  ],
  variants,
  equivalents,
  // Below the layers lie autograd and the tensors, which are no task of this module.
  graded: [
    'activations.ts',
    'curves.ts',
    'dropout.ts',
    'erfc.ts',
    'softmax.ts',
    'systems/activations.ts',
  ],
});
