import { defineConfig } from 'vitest/config';

/** One test file of nn replaces a whole package under it, so its files do not share modules. */
const ISOLATED = ['packages/nn'];
const SHARED = [
  'packages/{kernels,tensor,profiling,quantization,check}',
  'modules/*',
  'grader',
  'tito',
  'tools',
];

const project = (root: string, isolate: boolean) => ({
  extends: true as const,
  test: { name: root, isolate, include: [`${root}/test/**/*.test.{ts,tsx}`] },
});

export default defineConfig({
  test: {
    reporters: process.env['CI']
      ? ['default', ['json', { outputFile: '.turbo/tests.json' }]]
      : ['default'],
    testTimeout: 30_000,
    env: { TITO_LANGUAGE: 'en' }, // what tests read is English, whatever the machine speaks
    // Tests wait for processes of their own more than they compute: every core has a worker.
    maxWorkers: '100%',
    projects: [
      ...ISOLATED.map((root) => project(root, true)),
      ...SHARED.map((root) => project(root, false)),
    ],
  },
});
