// The catalogue of attacks, run the way that `tito grade selftest` runs it.
import { beforeAll, expect, test } from 'vitest';
import {
  absences,
  type Case,
  cases,
  label,
  LETTERS,
  refusedFor,
  SURVEY_NUMBERS,
} from '../attacks/index.ts';
import { compareMixed } from '../attacks/mixed-batch.ts';
import type { IsolationLevel } from '../src/sandbox/isolation.ts';
import { strongestLevel } from './support/levels.ts';
import {
  type CaseResult,
  selftest,
  type SelftestSummary,
  SHORT_LIMITS,
} from '../src/selftest/selftest.ts';

/** Two defences that hold, with endings that they do not have: what is wrong has to be told. */
const untrue: readonly Case[] = [
  { ...named('exits-at-import'), name: 'untrue-end', expected: { end: 'judged', loses: [] } },
  { ...named('climbs-out'), name: 'untrue-reason', expected: refusedFor('another reason') },
];

function named(name: string): Case {
  const found = cases.find((attack) => attack.name === name);
  if (found === undefined) throw new Error(`the catalogue has no ${name}`);
  return found;
}

let level: IsolationLevel;
let summary: SelftestSummary;
let results: ReadonlyMap<string, CaseResult>;
beforeAll(async () => {
  level = await strongestLevel();
  const running = selftest({ cases: [...cases, ...untrue], isolation: level });
  let step = await running.next();
  while (step.done !== true) step = await running.next();
  summary = step.value;
  results = new Map(summary.results.map((result) => [result.label, result]));
}, 180_000);

test.each(cases.map((attack) => ({ attack, name: label(attack) })))(
  '$name: $attack.what',
  ({ name }) => {
    const result = results.get(name);
    expect(result).toBeDefined();
    expect(result?.held ? 'held' : `${result?.expected}, and not: ${result?.actual}`).toBe('held');
  },
);

test('honest hand-ins between the hostile ones keep every point', () => {
  const { total, unchanged } = summary.neighbours;
  expect(total).toBeGreaterThan(20);
  expect(unchanged).toBe(total);
});

test('every number of the survey has a case, or a sentence that says why it has none', () => {
  const covered = new Set([...cases, ...absences].map(({ number }) => number));
  const numbers = Array.from({ length: SURVEY_NUMBERS }, (_, i) => i + 1);
  expect(numbers.filter((number) => !covered.has(number))).toEqual([]);
  for (const { why } of absences) expect(why).toMatch(/^[A-Z].{20,}\.$/);
});

test('a number lies in the category that the survey puts it into', () => {
  // The survey knows of no framework that learners build themselves.
  const ends = { A: 19, B: 30, C: 55, D: 63, E: 73, F: 78, G: 78 };
  for (const { number, category } of [...cases, ...absences]) {
    if (number > SURVEY_NUMBERS) continue;
    expect([number, LETTERS.find((letter) => number <= ends[letter])]).toEqual([number, category]);
  }
});

test('at least sixty cases are further ones, in every category, each with a name of its own', () => {
  const further = cases.filter(({ number }) => number > SURVEY_NUMBERS);
  expect(further.length).toBeGreaterThanOrEqual(60);
  expect(new Set(further.map(({ category }) => category)).size).toBe(LETTERS.length);
  expect(new Set(further.map(({ number }) => number)).size).toBeGreaterThanOrEqual(60);
  expect(new Set(cases.map(label)).size).toBe(cases.length);
  for (const { what } of cases) expect(what).toMatch(/^[A-Z].*\.$/);
});

test('a defence that does not hold is told', () => {
  for (const attack of untrue) {
    expect(results.get(label(attack))).toMatchObject({ held: false });
    const own = summary.categories.find(({ category }) => category === attack.category);
    expect(own).toMatchObject({ held: (own?.total ?? 0) - 1 });
  }
});

test('no honest verdict changes when hostile hand-ins are judged beside it', async () => {
  const archives = cases.filter(({ handIn }) => handIn.form === 'archive');
  const programs = ['loops', 'array-buffer-bomb', 'object-is-wrong', 'leaves-state-behind'];
  const chosen = cases.filter(({ name }) => programs.includes(name));
  expect(chosen).toHaveLength(programs.length);
  const { honest, hostile, changed, broken } = await compareMixed(6, [...archives, ...chosen], {
    isolation: level,
    limits: SHORT_LIMITS,
  });
  expect({ honest, hostile }).toEqual({ honest: 6, hostile: archives.length + programs.length });
  expect({ changed, broken }).toEqual({ changed: [], broken: [] });
}, 60_000);
