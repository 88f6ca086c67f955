// What only the grader has of a new module: hidden checks, and the corpus that they are tested on.
import type { SourceFile } from '../../contracts.ts';
import { packageOf } from './given-files.ts';
import { jsonText, type Names } from './subject.ts';

/** The files below `grader/checks/<id>/`. */
export function keptFiles(names: Names): readonly SourceFile[] {
  return [
    { path: 'index.ts', text: hiddenChecks(names) },
    { path: 'corpus/index.ts', text: corpus(names) },
    { path: 'corpus/mistakes.ts', text: mistakes(names) },
    { path: 'corpus/variants.ts', text: variants() },
    { path: 'corpus/equivalents.ts', text: equivalents(names) },
    { path: `corpus/solution/${names.file}.ts`, text: solution(names) },
    { path: 'corpus/solution/tsconfig.json', text: solutionConfig(names) },
  ];
}

/** The test that runs the laws of all modules for this one. */
export function lawsTest({ id }: Names): string {
  return `import { moduleLaws } from '../support/module-laws.ts';

moduleLaws('${id}');
`;
}

function hiddenChecks({ id, number, task, first }: Names): string {
  return `import { repeat, tensorIs } from '@tito/check';
import { type Check${number}, contract, type Pack${number} } from '@tito/module-${id}/contract';
import { randomNormal } from '@tito/tensor';

const values: Check${number} = {
  id: '${task}-values',
  task: '${task}',
  title: 'values of drawn tensors',
  weight: 1,
  mustFail: ['${task.replace('.', '-')}-first-mistake'],
  judge: ({ student, random }) =>
    repeat(4, async () => {
      const x = randomNormal([3, 4], random);
      return tensorIs({
        name: '${first}',
        yours: await student.${first}(x),
        shape: x.shape,
        expected: x.data,
        rule: 'the rule, without an input.',
        figures: 'kept',
      });
    }),
};

/** The hidden checks: inputs drawn from the submission's seed. */
export const pack: Pack${number} = { contract, given: null, checks: [values] };
`;
}

function corpus({ number }: Names): string {
  return `import { join } from 'node:path';
import { makeCorpus, readSources } from '../../../src/author/make-corpus.ts';
import type { Corpus } from '../../../src/catalog/corpus.ts';
import { equivalents } from './equivalents.ts';
import { mistakes } from './mistakes.ts';
import { variants } from './variants.ts';

/** What the checks of module ${number} are tested on. */
export const corpus: Corpus = makeCorpus({
  solution: readSources(join(import.meta.dirname, 'solution')),
  mistakes,
  variants,
  equivalents,
});
`;
}

function mistakes({ task, file }: Names): string {
  return `import { edit, type Mistake } from '../../../src/author/edits.ts';

export const mistakes: readonly Mistake[] = [
  {
    id: '${task.replace('.', '-')}-first-mistake',
    task: '${task}',
    sentence: 'What is wrong, in one sentence for the learner.',
    edits: [edit('${file}.ts', 'value);', 'value + 1);')],
  },
];
`;
}

function variants(): string {
  return `import type { Variant } from '../../../src/author/edits.ts';

export const variants: readonly Variant[] = [];
`;
}

function equivalents({ number }: Names): string {
  return `import type { Equivalents } from '../../../src/catalog/corpus.ts';

/**
 * Mutants of the package that the checks of module ${number} let pass, and why that is right. An entry whose
 * place is no longer in the package is an error.
 */
export const equivalents: readonly Equivalents[] = [];
`;
}

function solution({ task, first }: Names): string {
  return `import { map } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';

/** Task ${task}. */
export function ${first}(x: Tensor): Tensor {
  return map(x, (value) => value);
}
`;
}

function solutionConfig({ reference }: Names): string {
  const packages = new Set(['tensor', packageOf(reference).slice('@tito/'.length)]);
  return jsonText({
    extends: '../../../../../tsconfig.base.json',
    include: ['.'],
    exclude: ['dist'],
    references: [...packages].map((name) => ({ path: `../../../../../packages/${name}` })),
  });
}
