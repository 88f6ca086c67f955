import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { collectContents } from '../src/author/release/contents.ts';
import { namedIn } from '../src/author/release/named-in.ts';
import { pruneLockfile } from '../src/author/release/lockfile.ts';
import { NEVER, releaseModules, releaseName } from '../src/author/release/release.ts';
import { readCatalog } from '../src/catalog/catalog.ts';
import { WORKSPACE } from '../src/workspace.ts';

const catalog = readCatalog(join(WORKSPACE, 'modules'));
const module15 = catalog.find(({ number }) => number === 15);
const HAS_HIDDEN = existsSync(join(WORKSPACE, 'grader/checks/15-quantization/index.ts'));

test.skipIf(!HAS_HIDDEN)('a release that leads to what it teaches is not given out', async () => {
  if (module15 === undefined) throw new Error('the course has no module 15');
  const careless = { ...module15, imports: [...module15.imports, '@tito/quantization'] };
  const modules = [careless];
  const { problems, readable } = await releaseModules(
    { course: { title: 'Tito' }, modules, settings: null },
    catalog,
  );
  expect(readable).toContainEqual({
    specifier: '@tito/quantization',
    taughtBy: module15.id,
    because: module15.id,
    givenTo: [],
  });
  expect(problems).toContain(
    `@tito/quantization, which ${module15.id} teaches, would be in it: ${module15.id} leads to it.`,
  );
});

test.skipIf(!HAS_HIDDEN)(
  'all modules may be released together by whoever says that earlier ones may be read',
  { timeout: 60_000 },
  async () => {
    const wanted = { course: { title: 'Tito' }, modules: catalog, settings: null };
    const { problems, readable, searches, files } = await releaseModules(
      { ...wanted, isEarlierReadable: true },
      catalog,
    );
    expect(problems).toEqual([]);
    const taught = new Set(readable.map(({ taughtBy }) => taughtBy));
    for (const { module, words, statements } of searches) {
      expect(words).toBeGreaterThan(0);
      expect({ module, isSearched: statements !== null }).toEqual({
        module,
        isSearched: !taught.has(module),
      });
    }
    const readme = String(files.find(({ path }) => path === 'README.md')?.content);
    expect(readme).toContain('`@tito/nn`, which 02-activations asks you to write');
    expect(readme).not.toContain('`@tito/quantization`');
  },
);

test.each(catalog)('a release of $id does not lead to what it teaches', (module) => {
  const { files, reasons } = collectContents(WORKSPACE, [module]);
  expect(reasons.get(module.reference)).toBeUndefined();
  expect([...files.keys()].filter((path) => NEVER.test(path))).toEqual([]);
  expect(files.has(`modules/${module.id}/module.json`)).toBe(true);
});

test('a file leads to what it imports, starts and reads by name, and to no example', () => {
  const path = join(import.meta.dirname, 'release.test.ts');
  const text = [
    "import { a } from './judge.test.ts';",
    'import {\n  b,\n} from "@tito/tensor";',
    "const c = await import('@tito/nn/node');",
    "const worker = new URL('./fixtures/spin.ts', import.meta.url);",
    "const text = readFileSync(join(import.meta.dirname, 'fixtures/never-parsed.ts'));",
    "const pack = { given: '@tito/nn' };",
    "// import { x } from '@tito/quantization';",
    " * import { y } from './records.test.ts';",
    "const none = './missing.ts';",
    "import type {\n  D,\n} from '@tito/check';",
    "export type * from './means.test.ts';",
    "import type { E } from '@tito/tensor';",
  ].join('\n');
  const { files, specifiers } = namedIn(path, text);
  const below = import.meta.dirname.length + 1;
  expect(files.map(({ name, isType }) => [name.slice(below), isType])).toEqual([
    ['judge.test.ts', false],
    ['fixtures/spin.ts', false],
    ['fixtures/never-parsed.ts', false],
    ['means.test.ts', true],
  ]);
  expect(specifiers).toEqual([
    { name: '@tito/tensor', isType: false },
    { name: '@tito/nn/node', isType: false },
    { name: '@tito/nn', isType: false },
    { name: '@tito/check', isType: true },
  ]);
});

const LOCK = {
  lockfileVersion: '9.0',
  settings: { autoInstallPeers: true },
  catalogs: { default: { a: { specifier: '1.0.0', version: '1.0.0' }, z: {} } },
  importers: {
    '.': { devDependencies: { z: { specifier: 'catalog:', version: '1.0.0' } } },
    one: {
      dependencies: {
        a: { specifier: 'catalog:', version: '1.0.0(p@2.0.0)' },
        two: { specifier: 'workspace:*', version: 'link:../two' },
        z: { specifier: 'catalog:', version: '1.0.0' },
      },
    },
  },
  packages: { 'a@1.0.0': 'A', 'b@1.1.0': 'B', 'p@2.0.0': 'P', 'z@1.0.0': 'Z' },
  snapshots: {
    'a@1.0.0(p@2.0.0)': { dependencies: { p: '2.0.0' }, optionalDependencies: { b: '1.1.0' } },
    'b@1.1.0': { dependencies: { a: '1.0.0(p@2.0.0)' } },
    'p@2.0.0': {},
    'z@1.0.0': {},
  },
};

test('a shorter lockfile keeps every version that is needed, and no other', () => {
  const { packages, snapshots, importers, catalogs } = pruneLockfile(
    LOCK,
    new Map([['one', ['a', 'two']]]),
  );
  expect(packages).toEqual({ 'a@1.0.0': 'A', 'b@1.1.0': 'B', 'p@2.0.0': 'P' });
  expect(Object.keys(snapshots)).toEqual(['a@1.0.0(p@2.0.0)', 'b@1.1.0', 'p@2.0.0']);
  expect(Object.keys(importers)).toEqual(['one']);
  expect(Object.keys(importers['one']?.dependencies ?? {})).toEqual(['a', 'two']);
  expect(catalogs).toEqual({ default: { a: { specifier: '1.0.0', version: '1.0.0' } } });
});

test('a lockfile that lacks something is told', () => {
  expect(() => pruneLockfile(LOCK, new Map([['one', ['b']]]))).toThrow('knows no b of one');
  expect(() => pruneLockfile(LOCK, new Map([['two', []]]))).toThrow('knows no two');
  const torn = {
    ...LOCK,
    snapshots: { ...LOCK.snapshots, 'b@1.1.0': { dependencies: { q: '3' } } },
  };
  expect(() => pruneLockfile(torn, new Map([['one', ['a']]]))).toThrow('no snapshot of q@3');
});

test('a release is called after its modules', () => {
  if (module15 === undefined) throw new Error('the course has no module 15');
  const others = [
    { ...module15, id: '01-tensor' },
    { ...module15, id: '02-activations' },
  ];
  expect(releaseName([module15])).toBe('tito-15-quantization');
  expect(releaseName(others)).toBe('tito-01-02');
});
