import type { Corpus } from '../../../src/catalog/corpus.ts';
import { makeCorpus, sourcesOf } from '../../../src/author/make-corpus.ts';
import { equivalents } from './equivalents.ts';
import { mistakes } from './mistakes.ts';
import { sampleFiles, samples } from './samples.ts';
import { readSolution } from './solution-files.ts';
import { variants } from './variants.ts';

const solution = readSolution();

/** What the checks of module 15 are tested on. */
export const corpus: Corpus = makeCorpus({
  solution,
  mistakes,
  variants,
  equivalents,
  samples: samples.map((sample) => ({
    student: sample.student,
    format: sample.format,
    files: sample.untouched ? null : sourcesOf(sampleFiles(sample, solution)),
    ...(sample.hostile === undefined ? {} : { hostile: sample.hostile }),
  })),
});
