// Times contenders side by side: every round runs each of them once, so that whatever else the machine
// does falls on all alike. What is claimed is a ratio of times of the same round.
import { performance } from 'node:perf_hooks';

/** Something that does the work once per call, synchronously or not. */
export interface Contender {
  readonly name: string;
  run(): unknown;
}

/** Times of one contender, in ms per call, one per round. */
export interface Timing {
  readonly name: string;
  readonly ms: readonly number[];
}

/** A median with the quartiles around it. */
export interface Spread {
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

export interface Effort {
  readonly rounds: number;
  /** Shortest time per contender and round. */
  readonly ms: number;
}

/** Calls before the clock counts: engines compile in the meantime. */
const WARM_UP_MS = 150;

export async function race(
  contenders: readonly Contender[],
  { rounds, ms }: Effort,
): Promise<readonly Timing[]> {
  for (const contender of contenders) await timeOf(contender, Math.min(WARM_UP_MS, 4 * ms));
  const times = contenders.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [i, contender] of contenders.entries()) {
      times[i]?.push(await timeOf(contender, ms));
    }
  }
  return contenders.map(({ name }, i) => ({ name, ms: times[i] ?? [] }));
}

/** Mean time per call over at least so many ms. */
async function timeOf(contender: Contender, ms: number): Promise<number> {
  const started = performance.now();
  let calls = 0;
  let elapsed: number;
  do {
    const result = contender.run();
    if (result instanceof Promise) await result;
    calls++;
    elapsed = performance.now() - started;
  } while (elapsed < ms);
  return elapsed / calls;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => {
    const position = (sorted.length - 1) * share;
    const below = Math.floor(position);
    const [low = NaN, high = low] = [sorted[below], sorted[below + 1]];
    return low + (high - low) * (position - below);
  };
  return { low: at(0.25), median: at(0.5), high: at(0.75) };
}

/** How many times as long `slower` took as `faster`, round by round. */
export function ratioOf(slower: Timing, faster: Timing): Spread {
  return spreadOf(slower.ms.map((ms, round) => ms / (faster.ms[round] ?? NaN)));
}
