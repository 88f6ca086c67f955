import {
  atMost,
  type Check,
  type CheckPack,
  inProcess,
  type SharedCalls,
  fn,
  number,
  StudentFault,
  type Transport,
} from '@tito/check';
import { expect, test } from 'vitest';
import type { AnyPack } from '../src/catalog/packs.ts';
import { judgePack } from '../src/judge/judge.ts';

interface Doubling {
  double(x: number): number;
}
type Given = Readonly<Record<string, never>>;

/** Two checks that judge what the same calls bring back. */
function packOf(calls: SharedCalls<Doubling, Given, number>): AnyPack {
  const check = (id: string): Check<Doubling, Given> => ({
    id,
    task: '99.1',
    title: id,
    weight: 1,
    mustFail: [],
    judge: async ({ shared }) => atMost(await shared(calls), 1, 'of a draw', 'too much'),
  });
  const pack: CheckPack<Doubling, Given> = {
    contract: { student: { double: fn(number) }, given: {} },
    given: '@tito/nn',
    checks: [check('99.1-first'), check('99.1-second')],
  };
  return pack as unknown as AnyPack;
}

async function judged(
  pack: AnyPack,
  double: (x: number) => number,
): Promise<readonly { outcome: string; value: number | undefined }[]> {
  const transport = inProcess({ double }, {});
  const transports = {
    for: () => transport,
    again: <T>(_needs: unknown, judge: (same: Transport) => Promise<T>) => judge(transport),
  };
  const options = { kind: 'hidden', seed: 'seed', transports } as const;
  const results = await Array.fromAsync(judgePack(pack, options));
  return results.map(({ outcome, finding }) => ({ outcome, value: finding?.measured?.value }));
}

const honest = (x: number) => 2 * x;

const drawn: SharedCalls<Doubling, Given, number> = {
  id: '99.1-calls',
  perform: async ({ student, random }) => (await student.double(random.uniform())) / 2,
};

test('shared calls are performed once, and every check judges what came back', async () => {
  let calls = 0;
  const results = await judged(packOf(drawn), (x) => {
    calls++;
    return 2 * x;
  });
  expect(calls).toBe(1);
  expect(results.map(({ outcome }) => outcome)).toEqual(['passed', 'passed']);
  expect(results[0]?.value).toBe(results[1]?.value);
});

test('the inputs of shared calls do not depend on the check that asks first', async () => {
  const pack = packOf(drawn);
  const reversed = { ...pack, checks: pack.checks.toReversed() };
  expect(await judged(reversed, honest)).toEqual(await judged(pack, honest));
});

test('a fault is not shared: the next check that asks calls again', async () => {
  let calls = 0;
  const results = await judged(packOf(drawn), (x) => {
    if (++calls === 1) throw new RangeError('not this time');
    return 2 * x;
  });
  expect(results.map(({ outcome }) => outcome)).toEqual(['errored', 'passed']);
});

test('an error of ours is no outcome: it passes through', async () => {
  const broken = { ...drawn, perform: () => Promise.reject(new Error('ours')) };
  await expect(judged(packOf(broken), (x) => x)).rejects.toThrow('ours');
  const theirs = { ...drawn, perform: () => Promise.reject(new StudentFault('failed', 'theirs')) };
  expect((await judged(packOf(theirs), (x) => x))[0]?.outcome).toBe('failed');
});
