import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compileFunction } from 'node:vm';
import * as nn from '@tito/nn';
import * as profiling from '@tito/profiling';
import * as quantization from '@tito/quantization';
import * as metrics from '@tito/quantization/metrics';
import * as tensor from '@tito/tensor';
import { expect, test } from 'vitest';
import { explore } from '../stubs/explore.ts';
import { answers, channels, closedForms, digitModel, outliers, schemes } from './lesson-figures.ts';

interface Task {
  readonly id: string;
  readonly file: string;
  readonly exports: readonly string[];
}

const root = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const { tasks, imports } = JSON.parse(read('module.json')) as {
  readonly tasks: readonly Task[];
  readonly imports: readonly string[];
};
const stubs = readdirSync(join(root, 'stubs')).map((name) => ({
  name,
  text: read(`stubs/${name}`),
}));
const readme = read('README.md');
/** The lesson as one line of words: a sentence may be broken anywhere. */
const words = readme.replaceAll(/\s+/g, ' ');

/** A learner's exports are those of the package, so the package answers for them here. */
const names = { ...tensor, ...nn, ...profiling, ...metrics, ...quantization };

/** Runs statements; every `expression; // => value` among them must hold. Returns how many there were. */
function runExample(code: string): number {
  let claims = 0;
  const claim = (actual: unknown, expected: unknown): void => {
    claims++;
    expect(actual).toEqual(expected);
  };
  const body = code.replaceAll(/^(.*); \/\/ => (.*)$/gmu, 'claim(($1), ($2));');
  const run = compileFunction(body, ['claim', ...Object.keys(names)]);
  Reflect.apply(run, undefined, [claim, ...Object.values(names)]);
  return claims;
}

/** The code after every `@example` of a file, up to the end of its comment. */
function examplesOf(source: string): string[] {
  const blocks = source.matchAll(/@example\n((?: *\*(?!\/).*\n)+)/gu);
  return Array.from(blocks, ([, block]) => block.replaceAll(/^ *\* ?/gmu, ''));
}

const examples = stubs.flatMap(({ name, text }) =>
  examplesOf(text).map((code) => ({ name, code })),
);

test('every export that a task asks for has an example', () => {
  expect(examples.length).toBe(tasks.flatMap((task) => task.exports).length);
});

test.each(examples)('the example in stubs/$name holds: $code', ({ code }) => {
  expect(runExample(code)).toBeGreaterThan(0);
});

const blocks = Array.from(readme.matchAll(/```ts\n([\s\S]*?)```/gu), ([, code]) => code);

test.each(blocks)('the lesson tells the truth: %s', (code) => {
  expect(runExample(code)).toBeGreaterThan(0);
});

test.each([
  ['the two schemes', schemes],
  ['what follows from formulas', closedForms],
  ['channels', channels],
  ['outliers', outliers],
  ['the digit model', digitModel],
  ['the answers', answers],
])('the lesson has the figures that are measured: %s', (_, figures) => {
  const expected = figures();
  expect(expected.filter((figure) => !words.includes(figure))).toEqual([]);
});

test('the lesson names every task and every function', () => {
  for (const { id, exports } of tasks) {
    expect(readme).toContain(`| ${id} `);
    if (exports.length < 3) for (const name of exports) expect(readme).toContain(`\`${name}\``);
  }
});

test.each(tasks)('task $id has three hints of 80 to 160 words, the last with a size', ({ id }) => {
  const hints: unknown = JSON.parse(read('hints.json'))[id];
  expect(hints).toEqual([expect.any(String), expect.any(String), expect.any(String)]);
  const text = String(hints);
  const count = text.split(/\s+/).length;
  expect(count).toBeGreaterThanOrEqual(80);
  expect(count).toBeLessThanOrEqual(160);
  expect(text).toMatch(/\d+ lines(?: with its helpers)?\.$/);
});

test('there are hints for tasks only', () => {
  expect(Object.keys(JSON.parse(read('hints.json')))).toEqual(tasks.map(({ id }) => id));
});

test.each(tasks)(
  'the stub of task $id asks its question once and is not taken for an answer',
  async ({ id, file, exports }) => {
    const name = file.slice('src/'.length);
    const text = read(`stubs/${name}`);
    const questions = [...text.matchAll(/\/\/ TODO\(([\d.]+)\): .*\? {3}tito hint ([\d.]+)\n/g)];
    expect(questions.filter(([, task]) => task === id).map(([, , hint]) => hint)).toEqual([id]);
    const module: Record<string, unknown> = await import(
      pathToFileURL(join(root, 'stubs', name)).href
    );
    for (const exported of exports) {
      const stub = module[exported];
      if (typeof stub !== 'function') throw new Error(`${exported} is not exported by ${name}`);
      const call = (): unknown =>
        exported === 'QuantizedLinear'
          ? Reflect.construct(stub, [])
          : Reflect.apply(stub, null, []);
      expect(call).toThrow(new tensor.NotImplementedError(id));
    }
  },
);

test('the program that is given says which task it waits for', () => {
  expect(() => explore()).toThrow(/^task 15\.\d is not written yet/);
});

const statements = stubs.flatMap(({ name, text }) =>
  Array.from(text.matchAll(/^import (type )?[^;]*? from '([^']+)';/gmu), ([, type, specifier]) => ({
    name,
    isType: type !== undefined,
    specifier,
  })),
);

test('stubs import what module.json allows, and each other', () => {
  const foreign = statements.filter(({ specifier }) => !specifier.startsWith('./'));
  expect(foreign.filter(({ specifier }) => !imports.includes(specifier))).toEqual([]);
});

test.each(imports)('stubs build on %s for real', (specifier) => {
  const own = statements.filter((statement) => statement.specifier === specifier);
  // The contract has types and nothing else.
  const isTypesOnly = specifier.endsWith('/contract');
  expect(own.some(({ isType }) => isType === isTypesOnly)).toBe(true);
  if (isTypesOnly) expect(own.every(({ isType }) => isType)).toBe(true);
});
