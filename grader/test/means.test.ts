// What is in the hashes: whatever decides a verdict, and nothing else.
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { Means } from '../src/contracts.ts';
import { hashTexts } from '../src/evidence/hash-files.ts';
import { hashGiven, hashGrader, hashPacks, hashSeed } from '../src/evidence/means.ts';
import {
  double,
  hiddenChecks,
  removeScratch,
  scratchFolder,
  writeFiles,
} from './support/double.ts';

afterAll(removeScratch);

test('no two lists of files have one hash', () => {
  const file = fc.record({ path: fc.string(), text: fc.string() });
  const files = fc.array(file, { maxLength: 3 });
  fc.assert(
    fc.property(files, files, (a, b) => {
      const isSame = JSON.stringify(a) === JSON.stringify(b);
      expect(hashTexts(a) === hashTexts(b)).toBe(isSame);
    }),
    { seed: 15, numRuns: 500 },
  );
  // The same bytes one after the other, cut elsewhere.
  const [one, two] = ['ab', 'a'].map((path) => [{ path, text: 'c' }]);
  expect(hashTexts(one ?? [])).not.toBe(hashTexts(two ?? []));
  expect(hashTexts([{ path: 'a', text: 'xb\0' }])).not.toBe(
    hashTexts([
      { path: 'a', text: 'x' },
      { path: 'b', text: '' },
    ]),
  );
});

test.each([
  { what: 'the judge', path: 'grader/src/judge/judge.ts', counts: true },
  { what: 'a new file of the grader', path: 'grader/src/new.ts', counts: true },
  { what: 'a package that checks compute with', path: 'packages/nn/src/index.ts', counts: true },
  { what: 'a test of the grader', path: 'grader/test/judge.test.ts', counts: false },
  { what: 'a readme', path: 'packages/nn/README.md', counts: false },
])('$what counts for the hash of the grader: $counts', ({ path, counts }) => {
  const workspace = writeFiles(scratchFolder(), {
    'grader/src/judge/judge.ts': 'judge',
    'packages/nn/src/index.ts': 'nn',
    'packages/nn/README.md': 'readme',
    'packages/empty/package.json': '{}',
  });
  const before = hashGrader(workspace);
  expect(hashGrader(workspace)).toBe(before);
  writeFiles(workspace, { [path]: 'changed' });
  expect(hashGrader(workspace) !== before).toBe(counts);
});

/** The hashes of module 99's packs with one file changed. */
function packsWith(path: string, text: string): Means['packs'] {
  const place = scratchFolder();
  cpSync(double.folder, join(place, 'module'), { recursive: true });
  cpSync(join(hiddenChecks, double.id), join(place, 'hidden'), { recursive: true });
  writeFiles(place, { [path]: text });
  return hashPacks({ ...double, folder: join(place, 'module') }, join(place, 'hidden'));
}

test('points are part of the public pack; the corpus is no part of the hidden one', () => {
  const before = packsWith('module/README.md', 'the lesson decides nothing');
  const description = readFileSync(join(double.folder, 'module.json'), 'utf8');
  const points = packsWith('module/module.json', description.replace('60', '61'));
  expect(points.public).not.toBe(before.public);
  expect(points.hidden).toBe(before.hidden);
  expect(packsWith('hidden/corpus/mistakes.ts', 'more')).toEqual(before);
  const check = packsWith('hidden/index.ts', '// changed');
  expect(check.public).toBe(before.public);
  expect(check.hidden).not.toBe(before.hidden);
  expect(hashPacks(double, null).hidden).toBeNull();
});

function given(source: string, imports: Readonly<Record<string, string>>): string {
  return hashGiven({ modules: { 'tito:///a': { source, imports } }, specifiers: {} });
}

test('what a module may import counts for the hash of what is given', () => {
  const hashes = [given('x', {}), given('y', {}), given('x', { b: 'tito:///b' })];
  expect(new Set(hashes).size).toBe(3);
});

test('a seed is bound by its hash, and not told', () => {
  expect(hashSeed('00')).toMatch(/^[0-9a-f]{64}$/);
  expect(hashSeed('00')).not.toBe(hashSeed('01'));
});
