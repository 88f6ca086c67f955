import { expect, test } from 'vitest';
import { race } from '../src/jobs/race.ts';

/** A clock that only the runs move. */
function clocked(): { clock: () => number; taking: (ms: number) => () => void; calls: number[] } {
  let now = 0;
  const calls: number[] = [];
  const taking = (ms: number) => () => {
    calls.push(ms);
    now += ms;
  };
  return { clock: () => now, taking, calls };
}

test('each round has the time per call of each, in order', async () => {
  const { clock, taking } = clocked();
  const rounds = await Array.fromAsync(race([taking(3), taking(20)], { rounds: 2, ms: 10, clock }));
  expect(rounds).toEqual([
    [3, 20],
    [3, 20],
  ]);
});

test('they take turns, each for its time, after a warm-up of twice that', async () => {
  const { clock, taking, calls } = clocked();
  await Array.fromAsync(race([taking(5), taking(10)], { rounds: 2, ms: 10, clock }));
  const [warm, round] = [
    [5, 5, 5, 5, 10, 10],
    [5, 5, 10],
  ] as const;
  expect(calls).toEqual([...warm, ...round, ...round]);
});

test('promises are awaited', async () => {
  const { clock, taking } = clocked();
  const later = async () => {
    await Promise.resolve();
    taking(7)();
  };
  expect(await Array.fromAsync(race([later], { rounds: 1, ms: 1, clock }))).toEqual([[7]]);
});

test('no round at all is refused', async () => {
  await expect(race([], { rounds: 0, ms: 1 }).next()).rejects.toThrow('rounds is 0');
});
