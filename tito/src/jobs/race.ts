/** Milliseconds since some moment. */
type Clock = () => number;

export interface RaceOptions {
  readonly rounds: number;
  /** The shortest time that each takes in each round, in milliseconds; it is called that often. */
  readonly ms: number;
  readonly clock?: Clock;
}

/** Times as long as a round: engines compile in the meantime. */
const WARM_UP = 2;

/**
 * Times several ways to do the same work, in turn, round by round: the milliseconds per call of each.
 *
 * Every round runs each of them, so that whatever else the machine does meanwhile falls on all alike.
 * What may be claimed is a ratio of times of the same round. A promise is awaited.
 *
 * @throws {RangeError} unless `rounds` is a whole number and >= 1.
 */
export async function* race(
  runs: readonly (() => unknown)[],
  { rounds, ms, clock = () => performance.now() }: RaceOptions,
): AsyncGenerator<readonly number[]> {
  if (!Number.isInteger(rounds) || rounds < 1) {
    throw new RangeError(`race: rounds is ${rounds}: a whole number >= 1 is needed`);
  }
  for (const run of runs) await perCall(run, WARM_UP * ms, clock);
  for (let round = 0; round < rounds; round++) {
    const times: number[] = [];
    for (const run of runs) times.push(await perCall(run, ms, clock));
    yield times;
  }
}

/** Mean time per call over at least so many milliseconds, and at least one call. */
async function perCall(run: () => unknown, ms: number, clock: Clock): Promise<number> {
  const started = clock();
  for (let calls = 1; ; calls++) {
    const result = run();
    if (result instanceof Promise) await result;
    const elapsed = clock() - started;
    if (elapsed >= ms) return elapsed / calls;
  }
}
