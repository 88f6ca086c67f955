// `tito author new`: what it writes can be read, linked and tested, and says what is missing.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { checkCourse, type PartReport } from '../src/author/check-course.ts';
import { newModule } from '../src/author/skeleton/new-module.ts';
import { loadPacks } from '../src/catalog/packs.ts';
import { Workbench } from '../src/author/workbench.ts';
import { readCatalog } from '../src/catalog/catalog.ts';
import { WORKSPACE } from '../src/workspace.ts';

const root = mkdtempSync(join(tmpdir(), 'tito-new-module-'));
const lists = ['tsconfig.json', 'grader/tsconfig.json', 'grader/package.json'];
for (const path of [...lists, 'packages/nn/package.json', 'packages/tensor/package.json']) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  cpSync(join(WORKSPACE, path), join(root, path));
}
mkdirSync(join(root, 'modules'));
afterAll(() => rmSync(root, { recursive: true }));

const pruning = { id: '16-pruning', reference: '@tito/nn', first: 'pruneRows' };
const read = (path: string) => readFileSync(join(root, path), 'utf8');

test('a new module is one that the catalog knows, with every file that its laws ask for', () => {
  const written = newModule(root, pruning);
  expect(readCatalog(join(root, 'modules'))).toMatchObject([
    {
      id: '16-pruning',
      number: 16,
      title: 'Pruning',
      reference: '@tito/nn',
      tasks: [{ id: '16.1', file: 'src/prune-rows.ts', exports: ['pruneRows'], points: 100 }],
    },
  ]);
  for (const path of written) {
    if (path.endsWith('.ts')) expect(() => stripTypeScriptTypes(read(path))).not.toThrow();
    if (path.endsWith('.json')) expect(() => void JSON.parse(read(path))).not.toThrow();
  }
  expect(written).toContain('grader/test/modules/16-pruning.test.ts');
  expect(written).toContain('modules/16-pruning/stubs/prune-rows.ts');
});

test('the compiler and the package manager are told, once and in order', () => {
  const paths = (path: string): string[] =>
    JSON.parse(read(path)).references.map((reference: { path: string }) => reference.path);
  for (const [path, start] of [
    ['tsconfig.json', 'modules/'],
    ['grader/tsconfig.json', '../modules/'],
    ['grader/tsconfig.json', 'checks/'],
  ] as const) {
    const found = paths(path).filter((each) => each.startsWith(start));
    expect(found.filter((each) => each.includes('16-pruning'))).toHaveLength(1);
    expect(found).toEqual(found.toSorted());
  }
  const { dependencies } = JSON.parse(read('grader/package.json'));
  expect(dependencies).toHaveProperty('@tito/module-16-pruning');
  expect(Object.keys(dependencies)).toEqual(Object.keys(dependencies).toSorted());
});

test.each([
  ['there is such a module', pruning, /modules\/16-pruning is there already/],
  [
    'the number is taken',
    { ...pruning, id: '16-foo' },
    /number 16 is taken by modules\/16-pruning/,
  ],
  ['the name has no number', { ...pruning, id: 'pruning' }, /'pruning' is no name of a module/],
  ['the name leads away', { ...pruning, id: '16-../x' }, /is no name of a module/],
  [
    'there is no package',
    { ...pruning, id: '17-x', reference: '@tito/gone' },
    /no package '@tito\/gone'/,
  ],
  [
    'the stubs would import it',
    { ...pruning, id: '17-x', reference: '@tito/tensor' },
    /cannot be what is graded/,
  ],
  ['there is no function', { ...pruning, id: '17-x', first: 'a b' }, /'a b' is no name/],
])('nothing is written if %s', (_, module, message) => {
  const before = lists.map(read);
  expect(() => newModule(root, module)).toThrow(message);
  expect(lists.map(read)).toEqual(before);
});

test('until it is linked, its checks are not loaded, and what links it is named', async () => {
  const [module] = readCatalog(join(root, 'modules'));
  if (module === undefined) throw new Error('the module was written above');
  await expect(loadPacks(module, join(root, 'grader/checks'))).rejects.toMatchObject({
    name: 'UnlinkedModuleError',
    message: expect.stringMatching(/^16-pruning is not linked .* cannot import @tito\/check\.$/),
    command: expect.stringMatching(/^npx pnpm@[\d.]+ install$/),
  });
});

test('what nothing is graded of is a problem of that module, part by part, and no bug', async () => {
  const [module] = readCatalog(join(WORKSPACE, 'modules'));
  const task = module?.tasks[0];
  if (module === undefined || task === undefined) throw new Error('the course has a module');
  const begun = { ...module, tasks: [{ ...task, exports: ['notThereYet'] as const }] };
  const bench = await Workbench.open(begun, join(root, 'gone'), { isRead: true });
  const corpus = { solution: [], mistakes: [], variants: [], equivalents: [] };
  const reports: PartReport[] = [];
  for await (const event of checkCourse(bench, corpus, { isShort: true, seeds: 1 }, ['mutants'])) {
    if (event.type === 'part') reports.push(event);
  }
  bench.close();
  expect(reports).toMatchObject([
    { part: 'mutants', problems: [expect.stringMatching(/exports none of .*\(notThereYet\)/)] },
  ]);
});

test('two modules of one number are no course', () => {
  cpSync(join(root, 'modules/16-pruning'), join(root, 'modules/16-twin'), { recursive: true });
  expect(() => readCatalog(join(root, 'modules'))).toThrow(
    /^16-pruning and 16-twin both have the number 16: give one of them another/,
  );
});
