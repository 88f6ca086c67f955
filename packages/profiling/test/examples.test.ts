import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';
import { expect, test } from 'vitest';
import * as nn from '@tito/nn';
import * as tensor from '@tito/tensor';
import * as profiling from '../src/index.ts';
import * as peaks from '../src/peaks.ts';
import * as simulation from '../src/simulation/index.ts';

interface Claim {
  readonly file: string;
  /** Statements of the same example that come before, for example declarations. */
  readonly setup: string;
  readonly expression: string;
  readonly value: string;
}

const scope = { ...nn, ...tensor, ...profiling, ...peaks, ...simulation };

const root = join(import.meta.dirname, '..');

/** The examples of a source file are in its docstrings, those of the README in its code blocks. */
function examplesOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  if (file.endsWith('.md')) return [...text.matchAll(/```ts\n(.*?)```/gs)].map(([, code]) => code);
  return [...text.matchAll(/@example\n(.*?)\*\//gs)].map(([, code]) =>
    code.replaceAll(/^ *\* ?/gm, ''),
  );
}

function claimsOf(file: string): Claim[] {
  return examplesOf(file).flatMap((example) => {
    const setup: string[] = [];
    const claims: Claim[] = [];
    const withoutImports = example.replaceAll(/^import [^;]*;$/gm, '');
    for (const line of withoutImports.split('\n')) {
      const [, expression, value] = /^(.*); \/\/ => (.*)$/.exec(line) ?? [];
      if (expression === undefined) setup.push(line);
      else claims.push({ file, setup: setup.join('\n'), expression, value });
    }
    return claims;
  });
}

const files = ['README.md', ...globSync('src/**/*.ts', { cwd: root })];
const claims = files.flatMap(claimsOf);

/** The value of an expression with every export of the packages in scope. */
function evaluate(setup: string, expression: string): unknown {
  const names = Object.keys(scope).join();
  const run: unknown = runInThisContext(`({ ${names} }) => { ${setup}; return (${expression}); }`);
  return typeof run === 'function' ? Reflect.apply(run, undefined, [scope]) : undefined;
}

test('there are examples to check', () => {
  expect(claims.length).toBeGreaterThan(10);
});

test.each(claims)('$file: $expression is $value', ({ setup, expression, value }) => {
  expect(evaluate(setup, expression)).toEqual(evaluate('', value));
});
