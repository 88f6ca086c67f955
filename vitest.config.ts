import { defineConfig } from 'vitest/config';

const roots = ['packages/*', 'modules/*', 'grader', 'tito', 'tools'];

export default defineConfig({
  test: {
    reporters: process.env['CI']
      ? ['default', ['json', { outputFile: '.turbo/tests.json' }]]
      : ['default'],
    testTimeout: 30_000,
    projects: roots.map((root) => ({
      extends: true,
      test: { name: root, include: [`${root}/test/**/*.test.{ts,tsx}`] },
    })),
  },
});
