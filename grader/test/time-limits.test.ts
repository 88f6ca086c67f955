// Whose fault it is when a call takes too long: real processes, real clocks, limits far apart.
import { afterAll, expect, test } from 'vitest';
import type { GradeRecord, PackKind } from '../src/contracts.ts';
import { ModuleGrader } from '../src/grade-one.ts';
import { DEFAULT_LIMITS, type Limits } from '../src/sandbox/limits.ts';
import { double, GOOD, hiddenChecks } from './support/double.ts';

/** A grader for each set of limits that a test asks for. */
const graders = new Map<string, ModuleGrader>();
afterAll(() => {
  for (const grader of graders.values()) grader.close();
});

async function graderWith(overrides: Partial<Limits>): Promise<ModuleGrader> {
  const key = JSON.stringify(overrides);
  const limits = { ...DEFAULT_LIMITS, ...overrides };
  const grader =
    graders.get(key) ?? (await ModuleGrader.open(double, { limits, checks: hiddenChecks }));
  graders.set(key, grader);
  return grader;
}

async function grade(
  text: string,
  overrides: Partial<Limits>,
  packs: readonly PackKind[] = ['public'],
  half: string = GOOD['src/half.ts'] ?? '',
): Promise<GradeRecord> {
  const grader = await graderWith(overrides);
  const files = [
    { path: 'src/double.ts', text },
    { path: 'src/half.ts', text: half },
  ];
  const subject = { id: 'slow', name: 'slow', sha256: '', files, ignored: [] };
  return grader.grade({ subject, packs, origin: 'grade' });
}

const outcomes = ({ results }: GradeRecord) => results.map(({ outcome }) => outcome);

/** Takes 500 ms of anybody's time. */
const SLOW = `export function double(x: number): number {
  for (const end = Date.now() + 500; Date.now() < end; );
  return 2 * x;
}`;

test('a call that is too slow beside others is judged alone, and passes if it is fast enough', async () => {
  const record = await grade(SLOW, { callMs: 200, callProcessorMs: 20_000 });
  expect(outcomes(record)).toEqual(['passed', 'passed']);
});

test('a function that was only kept waiting is called again by later checks', async () => {
  const limits = { callMs: 200, callProcessorMs: 20_000 };
  const record = await grade(SLOW, limits, ['public', 'hidden']);
  const calls = record.results.filter(({ task }) => task === '99.1');
  expect(calls.length).toBeGreaterThan(1);
  expect(calls.map(({ outcome }) => outcome)).toEqual(calls.map(() => 'passed'));
});

const endless = (name: string) => `export const ${name} = (x: number): number => { for (;;); };`;

test('a call that is too slow alone as well has timed out, and the sentence tells the margin', async () => {
  const record = await grade(endless('double'), { callMs: 200, callProcessorMs: 300 });
  expect(outcomes(record)).toEqual(['timed-out', 'passed']);
  // On a busy machine the four times as long that a call may wait is over first.
  expect(record.results[0]?.staff).toMatch(
    /Stopped after (?:0\.3\d* s of processor time \(limit 0\.3 s\)|1\.2\d* s)/,
  );
  // A record counts the time of all of its processes, those that were stopped too.
  if (process.platform === 'linux') expect(record.processorMs).toBeGreaterThan(150);
});

test('what stops one call often stops all: the next ones get less time, alone as well', async () => {
  const limits = { callMs: 200, callProcessorMs: 300, callMsAfterTimeout: 100 };
  const record = await grade(endless('double'), limits, ['public'], endless('half'));
  expect(outcomes(record)).toEqual(['timed-out', 'timed-out']);
  expect(record.results[0]?.staff).toMatch(/limit 0\.3 s|after 1\.2/);
  expect(record.results[1]?.staff).toMatch(/limit 0\.1 s|after 0\.4/);
});

test('judging that is abandoned stops what runs, and gives no verdict on the code', async () => {
  const grader = await graderWith({});
  const files = [
    { path: 'src/double.ts', text: endless('double') },
    { path: 'src/half.ts', text: endless('half') },
  ];
  const subject = { id: 'old', name: 'old', sha256: '', files, ignored: [] };
  const { signal, abort } = abortable();
  const graded = grader.grade({ subject, packs: ['public'], origin: 'grade', signal });
  setTimeout(abort, 300);
  const { verdict, results } = await graded;
  expect(verdict).toMatchObject({ status: 'broken', reason: 'judging was abandoned' });
  expect(results).toEqual([]);
});

function abortable(): { readonly signal: AbortSignal; readonly abort: () => void } {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}

test('code that waits without computing is stopped too', async () => {
  const waits = `export async function double(x: number): Promise<number> {
    return new Promise(() => undefined);
  }`;
  expect(outcomes(await grade(waits, { callMs: 200, callProcessorMs: 300 }))).toEqual([
    'failed', // a promise is not the number that the contract names
    'passed',
  ]);
  const loads = `await new Promise(() => undefined);\nexport const double = (x: number) => 2 * x;`;
  expect(outcomes(await grade(loads, { callMs: 200, callProcessorMs: 300 }))).toEqual([
    'crashed',
    'passed',
  ]);
});
