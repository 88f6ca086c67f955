// Every `@example` in the sources of a package is run, and every TypeScript block of its README that claims
// something: each line `expression; // => value` has to hold.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compileFunction } from 'node:vm';
import { afterEach, describe, expect, test } from 'vitest';

const FOLDER = join(import.meta.dirname, '../../packages');

/**
 * Packages, the sources whose exports their examples may use (their imports are left out), and how many
 * examples there are at least.
 */
const PACKAGES = [
  { name: 'tensor', uses: ['tensor/src/index.ts'], least: 40 },
  {
    name: 'kernels',
    uses: ['index', 'int8', 'wasm', 'peak', 'emitter/module'].map(
      (file) => `kernels/src/${file}.ts`,
    ),
    least: 3,
  },
  { name: 'nn', uses: ['tensor/src/index.ts', 'nn/src/probe.ts', 'nn/src/index.ts'], least: 20 },
  {
    name: 'profiling',
    uses: [
      'nn/src/index.ts',
      'tensor/src/index.ts',
      ...['index', 'peaks', 'simulation/index'].map((file) => `profiling/src/${file}.ts`),
    ],
    least: 8,
  },
  {
    name: 'quantization',
    uses: [
      ...['tensor', 'nn', 'quantization'].map((folder) => `${folder}/src/index.ts`),
      'quantization/src/metrics.ts',
    ],
    least: 25,
  },
];

type Exports = Readonly<Record<string, unknown>>;

async function exportsOf(file: string): Promise<Exports> {
  const exports: Exports = await import(pathToFileURL(join(FOLDER, file)).href);
  return exports;
}

interface Example {
  readonly title: string;
  readonly code: string;
}

function examplesOf(root: string, path: string): readonly Example[] {
  const text = readFileSync(join(root, path), 'utf8');
  const named = (code: string, i: number) => ({ title: `${path}, example ${i + 1}`, code });
  if (path.endsWith('.md')) {
    const blocks = Array.from(text.matchAll(/```ts\n([^]*?)```/g), ([, code = '']) => code);
    return blocks.filter((code) => code.includes('// =>')).map(named);
  }
  const comments = Array.from(text.matchAll(/@example\n([^]*?)\*\//g), ([, code = '']) => code);
  return comments.map((code) => code.replaceAll(/^ *\* ?/gm, '')).map(named);
}

/** The body of a function that hands both sides of each claim over. */
function executable(code: string): string {
  return code
    .replaceAll(/^import [^;]*;$/gm, '')
    .replaceAll(
      /^(.+); \/\/ => (.+)$/gm,
      (_, left: string, right: string) => `claim((${left}), (${right}));`,
    );
}

/** Runs an example; returns how many claims held. */
function run(code: string, scope: Exports): number {
  let claims = 0;
  const claim = (actual: unknown, stated: unknown): void => {
    claims++;
    expect(actual).toEqual(stated);
  };
  const compiled: unknown = compileFunction(executable(code), ['claim', ...Object.keys(scope)]);
  if (typeof compiled !== 'function') throw new TypeError('an example is no function body');
  Reflect.apply(compiled, undefined, [claim, ...Object.values(scope)]);
  return claims;
}

// An example may put other kernels in use, which would last beyond it.
afterEach(async () => {
  const { useKernels, plainKernels } = await exportsOf('kernels/src/index.ts');
  if (typeof useKernels === 'function') Reflect.apply(useKernels, undefined, [plainKernels]);
});

describe.each(PACKAGES)('examples of @tito/$name', async ({ name, uses, least }) => {
  const root = join(FOLDER, name);
  const paths = ['README.md', ...globSync('src/**/*.ts', { cwd: root }).toSorted()];
  const examples = paths.flatMap((path) => examplesOf(root, path));
  const scope: Exports = Object.assign({}, ...(await Promise.all(uses.map(exportsOf))));

  test('there are as many as there should be', () => {
    expect(examples.length).toBeGreaterThanOrEqual(least);
  });

  test.each(examples)('$title', ({ code }) => {
    expect(run(code, scope)).toBeGreaterThan(0);
  });
});
