import { writeFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { confusion } from '../src/author/confusion.ts';
import { tableOf, tableText, tryMistakes } from '../src/author/mistake-table.ts';
import { mistakesPath } from '../src/diagnosis/table.ts';
import { flakiness } from '../src/author/flakiness.ts';
import { leaks } from '../src/author/leaks.ts';
import { mutants } from '../src/author/mutants.ts';
import type { Part, PartResult } from '../src/author/part.ts';
import { rightAnswers } from '../src/author/right-answers.ts';
import type { Workbench } from '../src/author/workbench.ts';
import { wrongAnswers } from '../src/author/wrong-answers.ts';
import type { Corpus } from '../src/catalog/corpus.ts';
import { double, GOOD, removeScratch } from './support/double.ts';
import { files, NO_CORPUS, openToy } from './support/toy-course.ts';

afterAll(removeScratch);

const REFERENCE = GOOD['src/double.ts'] ?? '';
const SCOPE = { isShort: false, seeds: 40 };

async function run(
  part: Part,
  bench: Workbench,
  corpus: Partial<Corpus> = {},
  scope = SCOPE,
): Promise<PartResult> {
  return last(part(bench, { ...NO_CORPUS, ...corpus }, scope));
}

/** What a generator returns. */
async function last<T>(steps: AsyncGenerator<unknown, T>): Promise<T> {
  let step = await steps.next();
  while (step.done !== true) step = await steps.next();
  return step.value;
}

const mistake = (id: string, body: string, sentence = `${id}.`) => ({
  id,
  task: '99.1',
  sentence,
  files: files({ 'src/double.ts': `export const double = (x: number): number => ${body};\n` }),
});

test('mutants of the graded files are killed, even those that never end', async () => {
  const bench = await openToy(
    'export function double(x: number): number {\n  let sum = 0;\n  for (let i = 0; i < 2; i += 1) sum += x;\n  return sum;\n}\n',
  );
  const { figures, problems } = await run(mutants, bench);
  expect(problems).toEqual([]);
  expect(figures['mutants']).toBeGreaterThan(9);
  expect(figures).toMatchObject({ killed: figures['mutants'], equivalent: 0, survived: 0 });
});

const DEAD =
  'export function double(x: number): number {\n  const dead = x > 7;\n  return 2 * x;\n}\n';
const listed = {
  file: 'double.ts',
  within: 'double',
  was: 'const dead = x > 7;',
  became: [
    'const dead = x >= 7;',
    'const dead = x <= 7;',
    'const dead = x > 8;',
    'const dead = x > 6;',
  ],
  why: 'Nobody reads it.',
};

test('a survivor is a problem until it is listed', async () => {
  const bench = await openToy(DEAD);
  const { figures, problems } = await run(mutants, bench);
  expect(figures).toMatchObject({ survived: 4 });
  expect(problems).toContain(
    'double.ts:2 (bound) "const dead = x > 7;" -> "const dead = x >= 7;" survives',
  );
  const told = await run(mutants, bench, { equivalents: [listed] });
  expect(told).toMatchObject({ problems: [], figures: { equivalent: 4, survived: 0 } });
});

test('a listed mutant that is killed, or no longer made, is a problem', async () => {
  const bench = await openToy(DEAD);
  const entry = { ...listed, was: 'return 2 * x;', became: ['return 3 * x;', 'return 4 * x;'] };
  const { problems } = await run(mutants, bench, { equivalents: [listed, entry] });
  expect(problems).toEqual([
    'equivalents.ts, double.ts: no mutant turns "return 2 * x;" into "return 4 * x;"',
    expect.stringContaining('"return 3 * x;" is listed as equivalent, but 99.1-doubles-'),
  ]);
});

test('a function that no task reaches is listed as a whole, as long as it is there', async () => {
  const bench = await openToy(
    'export function double(x: number): number {\n  return 2 * x;\n}\nexport function half(x: number): number {\n  return x / 2;\n}\n',
  );
  const [half, gone] = ['half', 'third'].map((within) => ({
    file: 'double.ts',
    within,
    why: 'No task asks for it.',
  }));
  const told = await run(mutants, bench, { equivalents: [half!, gone!] });
  expect(told.figures).toMatchObject({ equivalent: 3, survived: 0 });
  expect(told.problems).toEqual(['equivalents.ts, double.ts: no mutant is in third']);
});

test('a check that the reference does not pass is said to, and not used', async () => {
  const bench = await openToy('export const double = (x: number): number => x + 3;\n');
  expect(bench.failing).toEqual([
    expect.stringContaining('the reference does not pass 99.1-doubles-anything'),
  ]);
  expect(bench.checks.map(({ check }) => check.id)).not.toContain('99.1-doubles-anything');
});

test('a mistake that nobody names, and a check that names none, are problems', async () => {
  const bench = await openToy(REFERENCE);
  const { problems, figures } = await run(wrongAnswers, bench, {
    mistakes: [mistake('triples', '3 * x')],
  });
  expect(figures).toEqual({ mistakes: 1, caught: 0, named: 0 });
  expect(problems).toContain('no check of 99.1 names triples');
  expect(problems).toContain('99.1-doubles-three names no mistake: nothing proves that it bites');
  expect(problems).toContain('triples is not caught by the checks of 99.1');
});

test('a mistake is caught by the checks that name it, or they are named', async () => {
  const bench = await openToy(REFERENCE);
  const naming = bench.checks.map((packed) => ({
    ...packed,
    check: { ...packed.check, mustFail: ['triples', 'six', 'right'] },
  }));
  Object.assign(bench, { checks: naming });
  const { problems, figures } = await run(wrongAnswers, bench, {
    mistakes: [mistake('triples', '3 * x'), mistake('six', '6'), mistake('right', 'x + x')],
  });
  expect(figures).toEqual({ mistakes: 3, caught: 2, named: 0 });
  expect(problems).toContain('six passes 99.1-doubles-three with seed first');
  expect(problems).toContain('right is not caught by the checks of 99.1');
  expect(problems).not.toContain('triples is not caught by the checks of 99.1');
});

/** The same, where its checks can be loaded from as well. */
async function openGradable(): Promise<Workbench> {
  const bench = await openToy(REFERENCE);
  Object.assign(bench.module, { folder: double.folder });
  return bench;
}

test('a variant that fails is a false alarm', async () => {
  const bench = await openGradable();
  const right = { id: 'sum', files: mistake('sum', 'x + x').files };
  const wrong = { id: 'six', files: mistake('six', '6').files };
  expect(await run(rightAnswers, bench, { variants: [right] })).toMatchObject({ problems: [] });
  const { figures, problems } = await run(rightAnswers, bench, { variants: [right, wrong] });
  // The wrong one fails twice: in this process, and as it would be handed in.
  expect(figures).toMatchObject({ variants: 2, graded: 3, 'false alarms': problems.length });
  expect(problems[0]).toContain('six: 99.1-doubles-anything failed');
  expect(problems).toContainEqual(
    expect.stringMatching(/^six, graded: 99\.1-doubles-anything failed: /),
  );
});

test('a right answer that only the sandbox knows to fail is a false alarm in the full form', async () => {
  const bench = await openGradable();
  // In this process there is a global \`process\`; where learners' code runs there is none.
  const here = {
    id: 'here',
    files: mistake('here', "typeof process === 'object' ? 2 * x : 0").files,
  };
  const inShort = { isShort: true, seeds: 1 };
  const short = await run(rightAnswers, bench, { variants: [here] }, inShort);
  expect(short.figures).toEqual({ variants: 1, graded: 0, 'false alarms': 0 });
  const { problems } = await run(rightAnswers, bench, { variants: [here] });
  expect(problems[0]).toMatch(/^here, graded: 99\.1-\S+ failed: /);
});

test('a solution that fails with some seeds is found', async () => {
  const bench = await openToy(REFERENCE);
  expect(await run(flakiness, bench)).toMatchObject({ problems: [], figures: { runs: 80 } });
  const { solution } = { solution: mistake('rare', 'x > 0.9 ? 0 : 2 * x').files };
  const { figures, problems } = await run(flakiness, bench, { solution });
  expect(figures['failures']).toBe(problems.length);
  expect(problems.length).toBeGreaterThan(0);
  expect(problems.length).toBeLessThan(20);
  expect(problems[0]).toMatch(/^solution: 99\.1-doubles-anything failed with seed seed \d+/);
});

const LONG = `export function double(x: number): number {
  const twoTimesTheGivenNumber: number = x + x + x - x + 0 * x;
  return twoTimesTheGivenNumber;
}
`;

test('words of hidden checks and statements of the reference are found where learners get them', async () => {
  const beside = {
    'README.md': '# Double\n\nThe check 99.1-doubles-anything is hidden.\n',
    'checks/hint.ts':
      '// first\nexport const hint = (x: number) => {\n  const twoTimesTheGivenNumber = x+x + x -\n    x + 0*x;\n};\n',
    'test/kept.md': 'Tests are not handed out: 99.1-doubles-anything.\n',
  };
  const { problems } = await run(leaks, await openToy(LONG, beside));
  expect(problems).toHaveLength(2);
  expect(problems.join('\n')).toMatch(/README\.md:3 holds "99\.1-doubles-anything"/);
  expect(problems.join('\n')).toMatch(/hint\.ts:3 holds "const twoTimesTheGivenNumber = x \+ x/);
  expect(await run(leaks, await openToy(LONG))).toMatchObject({ problems: [] });
});

test('mistakes with the same public answers are confused if their sentences differ', async () => {
  const bench = await openToy(REFERENCE);
  const twins = [mistake('triples', '3 * x'), mistake('times-three', 'x + x + x')];
  const { figures, notes } = await run(confusion, bench, {
    mistakes: [...twins, mistake('six', '6'), mistake('zero', '0')],
  });
  expect(figures).toEqual({
    mistakes: 4,
    named: 3,
    'seen by hidden checks only': 1,
    confused: 2,
  });
  expect(notes).toEqual([
    'seen by hidden checks only: six',
    'the same to the public checks: triples, times-three',
  ]);
  const sentence = 'It is three times as much.';
  const alike = [mistake('triples', '3 * x', sentence), mistake('adds', 'x + x + x', sentence)];
  const same = await run(confusion, bench, { mistakes: alike });
  expect(same.figures).toMatchObject({ confused: 0 });
});

test('a mistake that nothing but an error tells of would be the name of any error', async () => {
  const refuses = mistake('refuses', "(() => { throw new RangeError('no'); })()");
  const { problems } = await run(confusion, await openToy(REFERENCE), { mistakes: [refuses] });
  expect(problems[0]).toBe('code that throws RangeError at once would be named refuses in 99.1');
});

test('a table is current, names all it knows, and no right answer', async () => {
  const mistakes = [mistake('triples', '3 * x'), mistake('zero', '0')];
  const bench = await openToy(REFERENCE);
  const outdated = await run(confusion, bench, { mistakes });
  expect(outdated.problems).toEqual([expect.stringContaining('tito author mistakes 99')]);
  const tried = await last(tryMistakes(bench, { ...NO_CORPUS, mistakes }));
  writeFileSync(mistakesPath(bench.module), tableText(tableOf(bench, tried)));
  expect((await run(confusion, bench, { mistakes })).problems).toEqual([]);
  const crowd = ['1', '2 * 0.5', '3 - 2'].map((body, i) => mistake(`one-${i}`, body));
  const wrong = { id: 'three', files: mistake('three', '3 * x').files };
  const { problems } = await run(confusion, bench, {
    mistakes: [...mistakes, ...crowd],
    variants: [wrong],
  });
  expect(problems.filter((problem) => problem.includes('is not named'))).toHaveLength(3);
  expect(problems).toContain('three is right and would be named triples');
});
