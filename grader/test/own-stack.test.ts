// A small foreign tensor package under module 15: nn, the given layers and the learner's own code
// then all run on it, and the verdict is the same.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findModule, readCatalog } from '../src/catalog/catalog.ts';
import type { GradeRecord, PackKind, StackLayer, Submission } from '../src/contracts.ts';
import { ModuleGrader } from '../src/grade-one.ts';
import { SHORT_LIMITS } from '../src/selftest/selftest.ts';
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

const foreign = readFileSync(join(WORKSPACE, 'packages/nn/test/foreign-tensor.ts'), 'utf8');
const PATH = 'src/tensor.ts';
const exported = foreign.matchAll(/^export (?:function|class|const) (\w+)/gm);
const names = [...new Set([...exported].map(([, name = '']) => name))];

/** Another tensor package as the first module of somebody's stack. */
function layer(text: string): StackLayer {
  return {
    module: '01-tensor',
    over: '@tito/tensor',
    exports: Object.fromEntries(names.map((name) => [name, PATH])),
    imports: ['@tito/tensor'],
    files: [{ path: PATH, text }],
    sha256: createHash('sha256').update(text).digest('hex'),
  };
}

let grader: ModuleGrader;
beforeAll(async () => {
  grader = await ModuleGrader.open(module);
});
afterAll(() => grader.close());

function gradeOn(
  stack: readonly StackLayer[],
  parts: 'reference' | 'own',
  packs: readonly PackKind[] = ['public'],
): Promise<GradeRecord> {
  return grader.grade({ subject: submission, packs, origin: 'grade', seed: 's', stack, parts });
}

test('module 15 passes on a foreign tensor package', { timeout: 120_000 }, async () => {
  const record = await gradeOn([layer(foreign)], 'own', ['public', 'hidden']);
  const failed = record.results.filter(({ outcome }) => outcome !== 'passed');
  expect(failed.map(({ id, staff }) => [id, staff])).toEqual([]);
  expect(record.verdict.status).toBe('passed');
  expect(record.means.stack).toMatchObject([{ module: '01-tensor', over: '@tito/tensor', names }]);
});

test('a broken layer is under everything, and costs nothing', { timeout: 120_000 }, async () => {
  const broken = layer(`${foreign}\nthrow new TypeError('the foreign package was loaded');`);
  const { verdict, means, ownParts } = await gradeOn([broken], 'reference');
  expect(verdict.status).toBe('passed');
  expect(means.stack).toEqual([]);
  expect(ownParts?.stack).toMatchObject([{ sha256: broken.sha256 }]);
  expect(ownParts?.packages).not.toBe(means.packages);
  expect(ownParts?.verdict).toMatchObject({ status: 'failed' });
  const said = ownParts?.results.map(({ staff }) => staff) ?? [];
  expect(said.some((staff) => staff?.includes('the foreign package was loaded'))).toBe(true);
});

test('a layer that imports what its module may not is refused by name, and not run', async () => {
  const {
    files: [file],
  } = layer("import '@tito/quantization';\n" + foreign);
  const reaching = { ...layer(foreign), files: file === undefined ? [] : [file] };
  const { verdict, ownParts } = await gradeOn([reaching], 'reference');
  expect(verdict.status).toBe('passed');
  expect(ownParts?.verdict).toMatchObject({
    status: 'refused',
    reason:
      "stack/01-tensor/src/tensor.ts imports '@tito/quantization', which 01-tensor may not import.",
  });
});

test("a layer that never loads is its author's fault, not ours", { timeout: 120_000 }, async () => {
  const limits = { ...SHORT_LIMITS, submissionMs: 500 };
  const impatient = await ModuleGrader.open(module, { limits });
  const endings = [];
  for (const code of ['for (;;);', 'await new Promise(() => {});']) {
    const stack = [layer(`${foreign}\n${code}`)];
    const packs = ['public'] as const;
    const { ownParts } = await impatient.grade({
      subject: submission,
      packs,
      origin: 'grade',
      seed: 's',
      stack,
    });
    endings.push([ownParts?.verdict.status, ownParts?.results[0]?.outcome]);
  }
  impatient.close();
  expect(endings).toEqual([
    ['failed', 'timed-out'],
    ['failed', 'crashed'],
  ]);
});
