import type { Tier } from './contract.ts';
import { compileNow, startEngine } from './runtime/engine.ts';
import type { LoadOptions } from './runtime/engine.ts';

/** The most that one thread computes in a tier, in operations per second: additions and multiplications. */
export interface Peak {
  readonly tier: Tier;
  readonly int8: number;
  readonly float32: number;
}

/** Rounds of one measurement: some 30 us. */
const ROUNDS = 10_000;
/** The best of so many counts: the first ones run code that is not optimized, others are interrupted. */
const MEASUREMENTS = 200;
/** Vectors of sums in a round, as `emitted/peak.ts` has them, and lanes of a vector. */
const SUMS = 12;
const LANES = 4;

/**
 * Measures how fast the instructions of the products are on registers alone: what a product would reach
 * if nothing had to be loaded. An estimate, as good as the machine is quiet meanwhile.
 *
 * Cost: about 15 ms.
 *
 * @throws {Error} if the tier that was asked for is not there.
 * @example
 * measurePeak({ tier: 'simd128' }).int8 > 0; // => true
 */
export function measurePeak(options: LoadOptions = {}): Peak {
  const { tier, arena, float32, int8 } = startEngine(compileNow(), options);
  const [to] = arena.scratch(16);
  // Each lane of a sum takes one product of float32, two of int16 or four of int8.
  const products = int8.activations === 'pairs' ? 2 : 4;
  const perSecond = (run: (rounds: number, to: number) => void, perLane: number): number => {
    let best = Infinity;
    for (let i = 0; i < MEASUREMENTS; i++) {
      arena.views.float32.fill(0.5, to / 4, to / 4 + 4);
      const start = performance.now();
      run(ROUNDS, to);
      best = Math.min(best, performance.now() - start);
    }
    return (2 * perLane * LANES * SUMS * ROUNDS * 1000) / best;
  };
  return {
    tier,
    int8: perSecond(int8.products.i8Peak, products),
    float32: perSecond(float32.f32Peak, 1),
  };
}
