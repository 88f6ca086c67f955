import { type Change, changed } from './edits.ts';
import { equivalents } from './equivalents.ts';
import { mistakes } from './mistakes.ts';
import { readSolution } from './solution-files.ts';
import { variants } from './variants.ts';
import type { Corpus } from '../../../src/catalog/corpus.ts';

const solution = readSolution();

/** The solution with a change made to it, as a learner would hand it in. */
function handedIn(change: Change): Corpus['solution'] {
  return Object.entries(changed(solution, change)).map(([name, text]) => ({
    path: `src/${name}`,
    text,
  }));
}

/** What the checks of module 15 are tested on. */
export const corpus: Corpus = {
  solution: handedIn({ edits: [] }),
  mistakes: mistakes.map(({ id, task, sentence, ...change }) => ({
    id,
    task,
    sentence,
    files: handedIn(change),
  })),
  variants: variants.map(({ id, ...change }) => ({ id, files: handedIn(change) })),
  equivalents,
};
