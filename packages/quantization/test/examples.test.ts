import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import * as nn from '@tito/nn';
import * as tensor from '@tito/tensor';
import { expect, test } from 'vitest';
import * as quantization from '../src/index.ts';
import * as metrics from '../src/metrics.ts';

const root = join(import.meta.dirname, '..');
const names = { ...tensor, ...nn, ...quantization, ...metrics };

/** Runs statements; every `expression; // => value` among them must hold. Returns how many there were. */
function runExample(code: string): number {
  let claims = 0;
  const claim = (actual: unknown, expected: unknown): void => {
    claims++;
    expect(actual).toEqual(expected);
  };
  const body = code.replaceAll(/^(.*); \/\/ => (.*)$/gmu, 'claim(($1), ($2));');
  // The function's type is what was just compiled.
  const run = compileFunction(body, ['claim', ...Object.keys(names)]) as (
    ...values: unknown[]
  ) => void;
  run(claim, ...Object.values(names));
  return claims;
}

/** The code after every `@example` of a file, up to the end of its comment. */
function examplesOf(source: string): string[] {
  const blocks = source.matchAll(/@example\n((?: *\*(?!\/).*\n)+)/gu);
  return Array.from(blocks, ([, block]) => block.replaceAll(/^ *\* ?/gmu, ''));
}

const examples = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .flatMap((path) =>
    examplesOf(readFileSync(join(root, 'src', path), 'utf8')).map((code) => ({ path, code })),
  );

test('there are examples', () => {
  expect(examples.length).toBeGreaterThan(25);
});

test.each(examples)('the example in $path holds: $code', ({ code }) => {
  expect(runExample(code)).toBeGreaterThan(0);
});

test('the example in the README holds', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const [, code] = /```ts\n([\s\S]*?)```/u.exec(readme) ?? [];
  // The names it imports are given to it as arguments.
  const withoutImports = (code ?? '').replaceAll(/^import .*\n/gmu, '');
  expect(runExample(withoutImports)).toBeGreaterThan(2);
});
