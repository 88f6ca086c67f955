import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tensor from '@tito/tensor';
import { describe, expect, test } from 'vitest';
import * as nn from '../src/index.ts';
import * as probe from '../src/probe.ts';

/*
 * Every `@example` in src and every TypeScript block of the README is run, and each line
 * `expression; // => value` has to hold.
 */

const root = join(import.meta.dirname, '..');
const scope: Readonly<Record<string, unknown>> = { ...tensor, ...probe, ...nn };

interface Example {
  readonly title: string;
  readonly code: string;
}

function examplesOf(path: string): Example[] {
  const text = readFileSync(join(root, path), 'utf8');
  const pattern = path.endsWith('.md') ? /```ts\n([^]*?)```/g : /@example\n([^]*?)\*\//g;
  return Array.from(text.matchAll(pattern), ([, code], i) => ({
    title: `${path}, example ${i + 1}`,
    code: code.replaceAll(/^ *\* ?/gm, ''),
  }));
}

/** The code as the body of a function that reports each claim's two sides, without its imports. */
function executable(code: string): string {
  return code
    .replaceAll(/^import .*$/gm, '')
    .replaceAll(
      /^(.+?);? *\/\/ => (.+)$/gm,
      (_, left: string, right: string) => `claim((${left}), (${right}));`,
    );
}

const sources = globSync('src/**/*.ts', { cwd: root }).toSorted();
const examples = ['README.md', ...sources].flatMap(examplesOf);

describe('examples are true', () => {
  test.each(examples)('$title', ({ code }) => {
    let claims = 0;
    const claim = (actual: unknown, stated: unknown): void => {
      claims++;
      expect(actual).toEqual(stated);
    };
    // The code is this package's own documentation; a function made from its text is how to run it.
    // oxlint-disable-next-line typescript/no-implied-eval
    const run = new Function('claim', ...Object.keys(scope), executable(code));
    run(claim, ...Object.values(scope));
    expect(claims).toBeGreaterThan(0);
  });

  test('there are examples in the README and in most files', () => {
    const files = new Set(examples.map(({ title }) => title.split(',')[0]));
    expect(files).toContain('README.md');
    expect(files.size).toBeGreaterThan(9);
  });
});
