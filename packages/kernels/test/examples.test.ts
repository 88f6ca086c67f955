import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';
import { afterEach, expect, test } from 'vitest';
import * as emitter from '../src/emitter/module.ts';
import * as main from '../src/index.ts';
import * as int8 from '../src/int8.ts';
import * as peak from '../src/peak.ts';
import * as wasm from '../src/wasm.ts';

const tito = { ...main, ...int8, ...wasm, ...peak, ...emitter };

interface Claim {
  readonly file: string;
  /** Statements of the same example that come before, for example declarations. */
  readonly setup: string;
  readonly expression: string;
  readonly value: string;
}

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
    for (const line of example.split('\n').filter((text) => !text.startsWith('import '))) {
      const [, expression, value] = /^(.*); \/\/ => (.*)$/.exec(line) ?? [];
      if (expression === undefined) setup.push(line);
      else claims.push({ file, setup: setup.join('\n'), expression, value });
    }
    return claims;
  });
}

const files = ['README.md', ...globSync('src/**/*.ts', { cwd: root })];
const claims = files.flatMap(claimsOf);

/** The value of an expression with every export of the package in scope. */
function evaluate(setup: string, expression: string): unknown {
  const names = Object.keys(tito).join();
  const run: unknown = runInThisContext(`({ ${names} }) => { ${setup}; return (${expression}); }`);
  return typeof run === 'function' ? Reflect.apply(run, undefined, [tito]) : undefined;
}

// An example may put other kernels in use, which would last beyond this file.
afterEach(() => void main.useKernels(main.plainKernels));

test('there are examples to check', () => {
  expect(claims.length).toBeGreaterThan(3);
});

test.each(claims)('$file: $expression is $value', ({ setup, expression, value }) => {
  expect(evaluate(setup, expression)).toEqual(evaluate('', value));
});
