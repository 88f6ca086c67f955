// What learners are given of a new module: one task, to be replaced by those of the lesson.
import type { SourceFile } from '../../contracts.ts';
import { jsonText, type Names } from './subject.ts';

/** The files below `modules/<id>/`. */
export function givenFiles(names: Names): readonly SourceFile[] {
  return [
    { path: 'module.json', text: moduleJson(names) },
    { path: 'package.json', text: packageJson(names) },
    { path: 'tsconfig.json', text: tsconfig(names) },
    { path: 'README.md', text: readme(names) },
    { path: 'hints.json', text: hints(names) },
    { path: `stubs/${names.file}.ts`, text: stub(names) },
    { path: 'checks/contract.ts', text: contract(names) },
    { path: 'checks/public.ts', text: publicChecks(names) },
  ];
}

function moduleJson({ number, slug, title, reference, task, file, first }: Names): string {
  return jsonText({
    number: Number(number),
    slug,
    title,
    hours: 3,
    requires: [],
    imports: ['@tito/tensor'],
    reference,
    tasks: [{ id: task, title: first, points: 100, file: `src/${file}.ts`, exports: [first] }],
  });
}

function packageJson({ id, number, title, reference }: Names): string {
  const packages = new Set(['@tito/check', '@tito/tensor', packageOf(reference)]);
  return jsonText({
    name: `@tito/module-${id}`,
    version: '0.1.0',
    private: true,
    description: `Module ${number}: ${title.toLowerCase()}.`,
    license: 'MIT',
    type: 'module',
    exports: { './checks': './checks/public.ts', './contract': './checks/contract.ts' },
    dependencies: Object.fromEntries([...packages].toSorted().map((name) => [name, 'workspace:*'])),
  });
}

function tsconfig({ reference }: Names): string {
  const packages = new Set(['tensor', packageOf(reference).slice('@tito/'.length), 'check']);
  return jsonText({
    extends: '../../tsconfig.base.json',
    include: ['src', 'stubs', 'checks', 'test'],
    references: [...packages].map((name) => ({ path: `../../packages/${name}` })),
  });
}

/** `@tito/nn` of `@tito/nn/contract`. */
export function packageOf(specifier: string): string {
  return specifier.split('/').slice(0, 2).join('/');
}

function readme({ number, title, task, first }: Names): string {
  return `# Module ${number}: ${title}

What this is for, what you will have built, and what is measured.

| task | you write | the trap | the checks ask |
|---|---|---|---|
| ${task} \`${first}\` | | | |
`;
}

function hints({ task }: Names): string {
  return jsonText({ [task]: ['vague', 'less vague', 'The answer has about 10 lines.'] });
}

function stub({ task, first }: Names): string {
  return `import { NotImplementedError } from '@tito/tensor';
import type { Tensor } from '@tito/tensor';

/**
 * Task ${task}. The formula.
 *
 * Shapes: any, and kept.
 * Error: none.
 *
 * @example
 * [...${first}(tensor([1, 2])).data]; // => [1, 2]
 */
export function ${first}(x: Tensor): Tensor {
  // TODO(${task}): which question leads to the answer?   tito hint ${task}
  throw new NotImplementedError('${task}');
}
`;
}

function contract({ number, first }: Names): string {
  return `import { type Check, type CheckPack, fn, type ModuleContract, tensor } from '@tito/check';
import type { Tensor } from '@tito/tensor';

/** What module ${number} exports: a part of its package's public interface. */
export interface Module${number} {
  ${first}(x: Tensor): Tensor;
}

/** What checks can make beside the learner's code: nothing. */
export type Given${number} = Readonly<Record<string, never>>;

export type Check${number} = Check<Module${number}, Given${number}>;
export type Pack${number} = CheckPack<Module${number}, Given${number}>;

export const contract: ModuleContract<Module${number}, Given${number}> = {
  student: { ${first}: fn(tensor()) },
  given: {},
};
`;
}

function publicChecks({ number, task, first }: Names): string {
  return `import { tensorIs } from '@tito/check';
import { tensor } from '@tito/tensor';
import { type Check${number}, contract, type Pack${number} } from './contract.ts';

const values: Check${number} = {
  id: '${task}-public-values',
  task: '${task}',
  title: 'values of a small tensor',
  weight: 1,
  mustFail: ['${task.replace('.', '-')}-first-mistake'],
  async judge({ student }) {
    const x = tensor([1, 2]);
    return tensorIs({
      name: '${first} of [1, 2]',
      yours: await student.${first}(x),
      shape: x.shape,
      expected: x.data,
      rule: 'the rule of the contract.',
      figures: 'told',
    });
  },
};

/** The checks that a learner has: small fixed inputs, and sentences that quote them. */
export const pack: Pack${number} = { contract, given: null, checks: [values] };
`;
}
