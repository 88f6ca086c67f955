// A small foreign tensor package under module 15: nn, the given layers and the learner's own code
// then all run on it, and the verdict is the same.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findModule, readCatalog } from '../src/catalog/catalog.ts';
import type { Submission } from '../src/contracts.ts';
import { ModuleGrader } from '../src/grade-one.ts';
import type { StackLayer } from '../src/sandbox/given.ts';
import { WORKSPACE } from '../src/workspace.ts';

const module = findModule(readCatalog(join(WORKSPACE, 'modules')), '15');
const solution = join(WORKSPACE, 'grader/checks/15-quantization/corpus/solution');

const submission: Submission = {
  id: 'own-stack',
  name: 'own stack',
  sha256: '',
  ignored: [],
  files: readdirSync(solution)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ path: `src/${name}`, text: readFileSync(join(solution, name), 'utf8') })),
};

/** Loaded as a marker: a call that reaches it throws a name that no package has. */
function layer(text: string): StackLayer {
  return { over: '@tito/tensor', entry: 'src/tensor.ts', files: [{ path: 'src/tensor.ts', text }] };
}

const foreign = readFileSync(join(WORKSPACE, 'packages/nn/test/foreign-tensor.ts'), 'utf8');
const graders: ModuleGrader[] = [];
afterAll(() => {
  for (const grader of graders) grader.close();
});

async function gradeOn(stack: readonly StackLayer[]) {
  const grader = await ModuleGrader.open(module, { stack });
  graders.push(grader);
  return grader.grade({
    subject: submission,
    packs: ['public', 'hidden'],
    origin: 'grade',
    seed: 's',
  });
}

test('module 15 passes on a foreign tensor package', { timeout: 120_000 }, async () => {
  const { verdict, results } = await gradeOn([layer(foreign)]);
  expect(
    results.filter(({ outcome }) => outcome !== 'passed').map(({ id, staff }) => [id, staff]),
  ).toEqual([]);
  expect(verdict.status).toBe('passed');
});

test(
  'the layer is really under everything: a broken one is noticed',
  { timeout: 120_000 },
  async () => {
    const broken = `${foreign}\nthrow new TypeError('the foreign package was loaded');`;
    const { results } = await gradeOn([layer(broken)]);
    expect(results.some(({ staff }) => staff?.includes('the foreign package was loaded'))).toBe(
      true,
    );
  },
);
