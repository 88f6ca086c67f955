import { join } from 'node:path';
import { makeCorpus, readSources } from '../../../src/author/make-corpus.ts';
import type { Corpus } from '../../../src/catalog/corpus.ts';
import { equivalents } from './equivalents.ts';
import { answerMistakes } from './mistakes/answers.ts';
import { elementwiseMistakes } from './mistakes/elementwise.ts';
import { movementMistakes } from './mistakes/movement.ts';
import { matmulMistakes, reduceMistakes } from './mistakes/reduce.ts';
import { shapeMistakes } from './mistakes/shapes.ts';
import { variants } from './variants.ts';

/** What the checks of module 01 are tested on. */
export const corpus: Corpus = makeCorpus({
  solution: readSources(join(import.meta.dirname, 'solution')),
  mistakes: [
    ...shapeMistakes,
    ...elementwiseMistakes,
    ...movementMistakes,
    ...reduceMistakes,
    ...matmulMistakes,
    ...answerMistakes,
  ],
  variants,
  equivalents,
  // Kernels, checks of operands and element types are below what the tasks ask for.
  graded: [
    'shape.ts',
    'tensor.ts',
    'systems.ts',
    'ops/elementwise.ts',
    'ops/movement.ts',
    'ops/reduce.ts',
    'ops/matmul.ts',
    'ops/runs.ts',
  ],
});
