// Costly checks: they run after the others of their task, and only where most of these passed.
import {
  atMost,
  type Check,
  type CheckPack,
  fn,
  inProcess,
  number,
  StudentFault,
} from '@tito/check';
import { expect, test } from 'vitest';
import type { AnyPack } from '../src/catalog/packs.ts';
import type { CheckResult, ModuleSpec, PackKind } from '../src/contracts.ts';
import { judgePack } from '../src/judge/judge.ts';
import { judgeResults } from '../src/verdict/verdict.ts';

interface Doubling {
  double(x: number): number;
}
type Given = Readonly<Record<string, never>>;
type Ending = 'passes' | 'fails' | 'is to do';

const log: string[] = [];

function check(id: string, ending: Ending, cost?: 'high'): Check<Doubling, Given> {
  return {
    id,
    task: id.slice(0, 4),
    title: id,
    weight: 1,
    mustFail: [],
    ...(cost === undefined ? {} : { cost }),
    judge: () => {
      log.push(id);
      if (ending === 'is to do') {
        throw new StudentFault('not-run', 'double() is not written yet.', { isToDo: true });
      }
      return Promise.resolve(atMost(ending === 'passes' ? 0 : 2, 1, 'of something', 'too much'));
    },
  };
}

async function judged(
  checks: readonly Check<Doubling, Given>[],
  kind: PackKind = 'hidden',
  earlier: readonly CheckResult[] = [],
): Promise<readonly CheckResult[]> {
  log.length = 0;
  const pack: CheckPack<Doubling, Given> = {
    contract: { student: { double: fn(number) }, given: {} },
    given: null,
    checks,
  };
  const transport = inProcess({}, {});
  const transports = {
    for: () => transport,
    again: <T>(_needs: unknown, judge: (same: typeof transport) => Promise<T>) => judge(transport),
  };
  const options = { kind, seed: 'seed', transports, earlier };
  return Array.fromAsync(judgePack(pack as unknown as AnyPack, options));
}

const outcomes = (results: readonly CheckResult[]) =>
  results.map(({ id, outcome }) => `${id} ${outcome}`);

test('a costly check runs after the others of its task, wherever it is listed', async () => {
  const checks = [
    check('99.1-large', 'passes', 'high'),
    check('99.1-small', 'passes'),
    check('99.2-small', 'passes'),
  ];
  expect(outcomes(await judged(checks))).toEqual([
    '99.1-small passed',
    '99.1-large passed',
    '99.2-small passed',
  ]);
});

test('it does not run where the other checks of its task failed, and says why', async () => {
  const checks = [
    check('99.1-small', 'fails'),
    check('99.1-large', 'passes', 'high'),
    check('99.2-large', 'passes', 'high'),
  ];
  const results = await judged(checks);
  expect(log).toEqual(['99.1-small', '99.2-large']);
  expect(results[1]).toMatchObject({
    outcome: 'not-run',
    isToDo: false,
    finding: null,
    student: 'It takes long, so it runs once most of the other checks of 99.1 pass.',
    staff: 'It takes long, and was not run because of 99.1-small (failed).',
  });
});

test('it runs where what failed weighs no more than what passed', async () => {
  const [fails, passes] = [check('99.1-small', 'fails'), check('99.1-other', 'passes')];
  const large = check('99.1-large', 'passes', 'high');
  expect(outcomes(await judged([fails, passes, large]))).toContain('99.1-large passed');
  const mostFails = [{ ...fails, weight: 2 }, passes, large];
  expect(outcomes(await judged(mostFails))).toContain('99.1-large not-run');
});

test('a failed public check keeps a hidden one from running; a failed costly one does not', async () => {
  const earlier = await judged([check('99.1-public', 'fails')], 'public');
  const large = ['99.1-large', '99.1-larger'].map((id) => check(id, 'fails', 'high'));
  expect(outcomes(await judged(large, 'hidden', earlier))).toEqual([
    '99.1-large not-run',
    '99.1-larger not-run',
  ]);
  expect(outcomes(await judged(large))).toEqual(['99.1-large failed', '99.1-larger failed']);
});

test('while a task is to do, its costly checks are to do as well, with the same sentence', async () => {
  const [small, large] = await judged([
    check('99.1-small', 'is to do'),
    check('99.1-large', 'passes', 'high'),
  ]);
  expect(large).toMatchObject({ outcome: 'not-run', isToDo: true, student: small?.student });
});

test('a check that waits earns nothing, and nothing of it counts as passed', async () => {
  const results = await judged([
    { ...check('99.1-small', 'fails'), weight: 2 },
    check('99.1-other', 'passes'),
    check('99.1-large', 'passes', 'high'),
  ]);
  const tasks = [{ id: '99.1', title: '', points: 30, file: '', exports: [] }];
  const module = { tasks } as unknown as ModuleSpec;
  const packs = { public: 'absent', hidden: 'judged' } as const;
  expect(judgeResults(module, results, packs)).toMatchObject({
    status: 'failed',
    points: 7.5,
    tasks: [{ passed: 1, notRun: 1, total: 3 }],
  });
});
