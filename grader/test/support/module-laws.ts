// What holds for every module: of its corpus and checks, of its stubs, of its lesson and hints.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compileFunction } from 'node:vm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkCourse, PART_NAMES, type PartReport } from '../../src/author/check-course.ts';
import { parseModule } from '../../src/author/syntax.ts';
import { isHeavy, judgeOne, Workbench } from '../../src/author/workbench.ts';
import { readCatalog } from '../../src/catalog/catalog.ts';
import { type Corpus, loadCorpus } from '../../src/catalog/corpus.ts';
import type { CheckResult, ModuleSpec, SourceFile } from '../../src/contracts.ts';
import { readStubs } from '../../src/intake/submission.ts';
import { WORKSPACE } from '../../src/workspace.ts';

const HIDDEN = join(WORKSPACE, 'grader/checks');
/** Seeds are the same in every run, so that more of them would tell nothing new the next time. */
const SHORT = { isShort: true, seeds: 4 };

/** All modules of the course. */
export const catalog: readonly ModuleSpec[] = readCatalog(join(WORKSPACE, 'modules'));

/** Tests one module, by its folder's name: `15-quantization`. */
export function moduleLaws(id: string): void {
  const module = catalog.find((candidate) => candidate.id === id);
  if (module === undefined) throw new Error(`there is no module ${id}`);
  const open: { bench?: Workbench; corpus?: Corpus } = {};
  const opened = () => {
    const { bench, corpus } = open;
    if (bench === undefined || corpus === undefined) throw new Error(`${id} has no corpus`);
    return { bench, corpus };
  };
  beforeAll(async () => {
    const corpus = await loadCorpus(module, HIDDEN);
    if (corpus !== null) open.corpus = corpus;
    open.bench = await Workbench.open(module, HIDDEN);
  }, 60_000);
  afterAll(() => open.bench?.close());
  describe(`${id}: the checks`, () => {
    checkLaws(module, opened);
  });
  describe(`${id}: the corpus`, () => {
    corpusLaws(module, opened);
  });
  describe(`${id}: the stubs`, () => {
    stubLaws(module);
  });
  describe(`${id}: the lesson`, () => {
    lessonLaws(module);
  });
}

type Opened = () => { readonly bench: Workbench; readonly corpus: Corpus };

/** What `tito author check` does in its short form, and that a stub earns nothing. */
function checkLaws(module: ModuleSpec, opened: Opened): void {
  test.each(PART_NAMES)('%s: nothing to mend', { timeout: 120_000 }, async (part) => {
    const { bench, corpus } = opened();
    const reports: PartReport[] = [];
    for await (const event of checkCourse(bench, corpus, SHORT, [part])) {
      if (event.type === 'part') reports.push(event);
    }
    expect(reports.map(({ problems }) => problems)).toEqual([[]]);
  });

  test('the stubs do not pass a single check, and nothing of them counts as run', async () => {
    const { bench } = opened();
    const stubs = await bench.student(readStubs(module));
    for (const packed of bench.checks) {
      const { outcome } = await judgeOne(packed, stubs, 'stubs');
      expect([packed.check.id, outcome]).toEqual([packed.check.id, 'not-run']);
    }
  });

  test('what is graded is in no program that a learner’s files are part of', () => {
    const { given, reference } = opened().bench;
    const [entry = ''] = Object.values(reference.exports.student);
    const folder = entry.slice(0, entry.indexOf('/src/') + 1);
    const asked = new Set(module.tasks.flatMap((task) => task.exports));
    const found = Object.entries(given.modules)
      .filter(([url]) => url.startsWith(folder))
      .flatMap(([, { source }]) => exportedBy(source));
    expect(folder).toMatch(/^tito:\/\/\/packages\/.+\/$/);
    expect(found.filter((name) => asked.has(name))).toEqual([]);
  });

  test('what a hidden check says to learners quotes no drawn value', async () => {
    const { bench, corpus } = opened();
    const hidden = bench.checks.filter((packed) => packed.kind === 'hidden' && !isHeavy(packed));
    for (const packed of hidden) {
      const { id, mustFail } = packed.check;
      const mistake = corpus.mistakes.find((candidate) => candidate.id === mustFail[0]);
      const instance = await bench.student(mistake?.files ?? []);
      const one = await judgeOne(packed, instance, 'one');
      const two = await judgeOne(packed, instance, 'two');
      // Fractions of the contract, such as a percentile of 99.9, are the same whatever is drawn.
      expect([id, fractionsIn(one)]).toEqual([id, fractionsIn(two)]);
    }
    expect(hidden.length).toBeGreaterThan(0);
  });

  test('ids are unique, and every check belongs to a task and has a weight', () => {
    const checks = opened().bench.checks.map(({ check }) => check);
    expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
    for (const { id, task, weight } of checks) {
      expect(id).toMatch(new RegExp(`^${task}-`));
      expect(weight).toBeGreaterThan(0);
    }
  });

  test('public checks come task by task, as the tasks do: a task is named when its last one ended', () => {
    const first = opened().bench.checks.find(({ kind }) => kind === 'public');
    const order = module.tasks.map(({ id }) => id);
    const places = (first?.pack.checks ?? []).map(({ task }) => order.indexOf(task));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(first?.pack.checks.filter(({ cost }) => cost !== undefined)).toEqual([]);
  });

  test('every task has public and hidden checks, and the points add up to 100', () => {
    const { checks } = opened().bench;
    for (const { id } of module.tasks) {
      const kinds = checks.filter(({ check }) => check.task === id).map(({ kind }) => kind);
      expect([id, ...new Set(kinds)].toSorted()).toEqual([id, 'hidden', 'public'].toSorted());
    }
    expect(module.tasks.reduce((sum, { points }) => sum + points, 0)).toBe(100);
  });
}

function fractionsIn({ student }: CheckResult): readonly string[] {
  return (student ?? '').match(/\d+\.\d+/g) ?? [];
}

/** The names that a module exports, itself or of others. */
function exportedBy(source: string): readonly string[] {
  return parseModule(source).body.flatMap((node) => {
    if (node.type !== 'ExportNamedDeclaration') return [];
    const listed = node.specifiers.map(({ exported }) =>
      exported.type === 'Identifier' ? exported.name : String(exported.value),
    );
    const declared =
      node.declaration !== null && node.declaration !== undefined && 'id' in node.declaration
        ? [node.declaration.id.name]
        : [];
    return [...listed, ...declared];
  });
}

const FEWEST_MISTAKES = 20;

function corpusLaws(module: ModuleSpec, opened: Opened): void {
  test('ids are kebab-case and occur once', () => {
    const { mistakes, variants } = opened().corpus;
    const ids = [...mistakes, ...variants].map(({ id }) => id);
    expect(ids.filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('every task has mistakes, and each says in one sentence what is wrong', () => {
    const { mistakes } = opened().corpus;
    expect(mistakes.length).toBeGreaterThanOrEqual(FEWEST_MISTAKES);
    expect(new Set(mistakes.map(({ task }) => task))).toEqual(
      new Set(module.tasks.map(({ id }) => id)),
    );
    for (const { sentence } of mistakes) expect(sentence).toMatch(/^[A-Za-z|].*\.$/);
  });

  test('the solution has the files that are asked for, and imports what the module allows', () => {
    const { solution } = opened().corpus;
    const asked = new Set(module.tasks.map(({ file }) => file));
    expect(solution.map(({ path }) => path).toSorted()).toEqual([...asked].toSorted());
    expect(foreignImports(solution).filter((name) => !module.imports.includes(name))).toEqual([]);
  });

  const explore = readStubs(module).find(({ path }) => path === EXPLORE);

  test.skipIf(explore === undefined)(
    'the lesson shows what the program that is given prints for the solution',
    async () => {
      const files = [...opened().corpus.solution, ...(explore === undefined ? [] : [explore])];
      const program = await loadExplore(files);
      const readme = readFileSync(join(module.folder, 'README.md'), 'utf8');
      expect(readme).toContain(program.report(program.explore()));
    },
  );
}

/** A program that learners are given beside the tasks: it measures what their code does. */
const EXPLORE = 'src/explore.ts';

interface Program {
  explore(): unknown;
  report(figures: unknown): string;
}

/** Loads files as a learner's module, and returns what explore.ts exports. Our own code only. */
async function loadExplore(files: readonly SourceFile[]): Promise<Program> {
  const folder = mkdtempSync(join(tmpdir(), 'tito-explore-'));
  symlinkSync(join(WORKSPACE, 'grader/node_modules'), join(folder, 'node_modules'));
  try {
    for (const { path, text } of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const loaded: unknown = await import(pathToFileURL(join(folder, EXPLORE)).href);
    return loaded as Program;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function foreignImports(files: readonly SourceFile[]): readonly string[] {
  const specifiers = files.flatMap(({ text }) =>
    Array.from(text.matchAll(/ from '([^']+)';/g), ([, specifier = '']) => specifier),
  );
  return specifiers.filter((specifier) => !specifier.startsWith('.'));
}

function stubLaws(module: ModuleSpec): void {
  const stubs = readStubs(module);

  test('they import what the module allows, and need all of it', () => {
    expect(new Set(foreignImports(stubs))).toEqual(new Set(module.imports));
  });

  test('the package that is the reference may not be imported: it is the answer', () => {
    expect(module.imports).not.toContain(module.reference);
  });

  test.each(module.tasks)('task $id asks its question once', ({ id, file }) => {
    const text = stubs.find(({ path }) => path === file)?.text ?? '';
    const questions = [...text.matchAll(/\/\/ TODO\(([\d.]+)\): .*\? {3}tito hint ([\d.]+)\n/g)];
    expect(questions.filter(([, task]) => task === id).map(([, , hint]) => hint)).toEqual([id]);
  });

  const asked = stubs.filter(({ path }) => module.tasks.some(({ file }) => file === path));
  const examples = asked.flatMap(({ path, text }) =>
    examplesOf(text).map((code) => ({ path, code })),
  );

  test('every export that a task asks for has an example', () => {
    const exports = new Set(module.tasks.flatMap((task) => task.exports));
    expect(examples.length).toBeGreaterThanOrEqual(exports.size);
  });

  test.each(examples)('the example in $path holds: $code', async ({ code }) => {
    expect(await runExample(module, code)).toBeGreaterThan(0);
  });
}

/** The code after every `@example` of a file, up to the end of its comment. */
function examplesOf(source: string): string[] {
  const blocks = source.matchAll(/@example\n((?: *\*(?!\/).*\n)+)/gu);
  return Array.from(blocks, ([, block = '']) => block.replaceAll(/^ *\* ?/gmu, ''));
}

/**
 * Runs statements; every `expression; // => value` among them must hold. A learner's exports are those
 * of the package, so the package answers for them here.
 * @returns how many there were
 */
async function runExample(module: ModuleSpec, code: string): Promise<number> {
  const packages = await Promise.all(
    [...module.imports, module.reference].map(
      async (specifier): Promise<object> => import(specifier),
    ),
  );
  const names: Record<string, unknown> = Object.assign({}, ...packages);
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

function lessonLaws(module: ModuleSpec): void {
  const read = (path: string) => readFileSync(join(module.folder, path), 'utf8');
  const readme = read('README.md');
  const blocks = Array.from(readme.matchAll(/```ts\n([\s\S]*?)```/gu), ([, code = '']) => code);

  test.each(blocks)('it tells the truth: %s', async (code) => {
    expect(await runExample(module, code)).toBeGreaterThan(0);
  });

  test('it names every task and every function', () => {
    for (const { id, exports } of module.tasks) {
      expect(readme).toContain(`| ${id} `);
      if (exports.length < 3) for (const name of exports) expect(readme).toContain(`\`${name}\``);
    }
  });

  const hints: Readonly<Record<string, unknown>> = JSON.parse(read('hints.json'));

  test('there are hints for all tasks and for nothing else', () => {
    expect(Object.keys(hints)).toEqual(module.tasks.map(({ id }) => id));
  });

  test.each(module.tasks)(
    'task $id has three hints of 80 to 160 words, the last with a size',
    ({ id }) => {
      expect(hints[id]).toEqual([expect.any(String), expect.any(String), expect.any(String)]);
      const text = String(hints[id]);
      const count = text.split(/\s+/).length;
      expect(count).toBeGreaterThanOrEqual(80);
      expect(count).toBeLessThanOrEqual(160);
      expect(text).toMatch(/\d+ lines(?: with its helpers)?\.$/);
    },
  );
}
