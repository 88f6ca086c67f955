import type { Scope } from '@tito/grader/authoring';
import { UsageError } from './errors.ts';
import { say } from './messages/index.ts';

const SEEDS = { full: 1000, short: 20 };

/** How thoroughly checks are tested, from the flags of `tito author check`. */
export function courseScope({
  short,
  seeds,
}: {
  readonly short: boolean;
  readonly seeds: number | undefined;
}): Scope {
  const chosen = seeds ?? (short ? SEEDS.short : SEEDS.full);
  if (!Number.isSafeInteger(chosen) || chosen < 1) {
    throw new UsageError(say.author.wholeSeeds({ seeds: String(seeds) }), [
      say.use.suchAs({ example: '--seeds 100' }),
    ]);
  }
  return { isShort: short, seeds: chosen };
}
