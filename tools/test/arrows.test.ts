import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { brokenArrows } from '../arrows.ts';

/** A small repository with the given files; an import in one of them is the arrow under test. */
function repository(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'tito-arrows-'));
  const folders = ['packages/tensor/src', 'modules', 'milestones', 'grader', 'tito', 'tools'];
  for (const folder of folders) mkdirSync(join(root, folder), { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

test.each([
  {
    rule: 'tensor',
    files: {
      'packages/tensor/src/a.ts':
        "import { b } from '../../nn/src/b.ts';\nexport const a: number = b;",
      'packages/nn/src/b.ts': 'export const b: number = 1;',
    },
  },
  {
    rule: 'no-cycles',
    files: {
      'packages/tensor/src/a.ts': "import { b } from './b.ts';\nexport const a = (): number => b;",
      'packages/tensor/src/b.ts': "import { a } from './a.ts';\nexport const b: number = a();",
    },
  },
  {
    rule: 'browser-packages',
    files: {
      'packages/tensor/src/a.ts': "import { readFileSync } from 'node:fs';\nreadFileSync('x');",
    },
  },
  {
    rule: 'plain-kernels',
    files: {
      'packages/kernels/src/plain/a.ts':
        "import { b } from '../generated/b.ts';\nexport const a: string = b;",
      'packages/kernels/src/generated/b.ts': "export const b: string = '';",
    },
  },
  {
    rule: 'raw-kernels',
    files: {
      'packages/kernels/src/raw.ts':
        "import { a } from './runtime/a.ts';\nexport const raw: string = a;",
      'packages/kernels/src/runtime/a.ts':
        "import { b } from '../plain/b.ts';\nexport const a: string = b;",
      'packages/kernels/src/plain/b.ts': "export const b: string = '';",
    },
  },
  {
    rule: 'packages-choose-no-kernels',
    files: {
      'packages/tensor/src/a.ts':
        "import { b } from '../../kernels/src/wasm.ts';\nexport const a: string = b;",
      'packages/kernels/src/wasm.ts': "export const b: string = '';",
    },
  },
  {
    rule: 'milestones',
    files: {
      'milestones/01-a/drive.ts': "import { g } from '../../grader/src/grade.ts';\ng();",
      'grader/src/grade.ts': 'export function g(): void {}',
    },
  },
  {
    rule: 'judging-needs-no-operation',
    files: {
      'packages/check/src/a.ts':
        "import { sum } from '../../tensor/src/reduce.ts';\nexport const a: number = sum();",
      'packages/tensor/src/reduce.ts': 'export const sum = (): number => 1;',
    },
  },
  {
    rule: 'stages-keep-apart',
    files: {
      'grader/src/sandbox/a.ts': "import { g } from '../grading/b.ts';\ng();",
      'grader/src/grading/b.ts': 'export function g(): void {}',
    },
  },
  {
    rule: 'grading-ends-with-an-outcome',
    files: {
      'grader/src/grading/a.ts': "import { g } from '../records/b.ts';\ng();",
      'grader/src/records/b.ts': 'export function g(): void {}',
    },
  },
  {
    rule: 'graded-exports',
    files: {
      'modules/15-quantization/stubs/a.ts':
        "import { q } from '../../../packages/quantization/src/quantize.ts';\nq();",
      'modules/15-quantization/module.json': '{ "imports": ["@tito/quantization/contract"] }',
      'packages/quantization/package.json':
        '{ "name": "@tito/quantization", "exports": { "./contract": "./src/contract.ts" } }',
      'packages/quantization/src/quantize.ts': 'export function q(): void {}',
    },
  },
])('an arrow against the rule $rule is found', async ({ rule, files }) => {
  const broken = await brokenArrows(repository(files));
  expect(broken.filter((line) => line.startsWith(`${rule}:`))).toHaveLength(1);
});

test('a cruise that sees almost no imports is itself a failure', async () => {
  const broken = await brokenArrows(repository({ 'packages/tensor/src/a.ts': 'export {};' }));
  expect(broken).toEqual([expect.stringMatching(/the parser does not read them/)]);
});
