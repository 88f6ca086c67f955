import { i32x4, v128 } from '../emitter/instructions.ts';
import type { ModuleBuilder } from '../emitter/module.ts';
import type { Arithmetic } from './tile.ts';

/** Sums that are under way at once: more than an instruction takes cycles, times two for two pipes. */
export const CHAINS = 12;

/**
 * The arithmetic of a product on registers alone: so many rounds of one step for each of 12 sums. What
 * it does per second is the most that a product can.
 *
 * A sum is its own factor, so that no two instructions compute the same and none can be left out.
 */
export function peak(module: ModuleBuilder, { name, multiplyAdd }: Arithmetic): void {
  module.function(`${name}Peak`, { rounds: 'i32', to: 'i32' }, (body, { rounds, to }) => {
    const factor = body.let(v128.load(to));
    const sums = body.localsOf('v128', CHAINS);
    for (const sum of sums) body.set(sum, factor);
    body.repeat(rounds, () => {
      for (const sum of sums) body.set(sum, multiplyAdd(sum, sum, factor));
    });
    const [first, ...others] = sums;
    for (const sum of others) body.set(first, i32x4.add(first, sum));
    body.store(first, to);
  });
}
