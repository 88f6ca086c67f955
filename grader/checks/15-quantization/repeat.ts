import type { Finding } from '@tito/check';
import { worst } from '@tito/module-15-quantization/judging';

/**
 * Judges several drawn inputs, one after the other: the first failure, or else the pass that came
 * nearest to its limit.
 */
export async function repeat(
  times: number,
  judge: (i: number) => Promise<Finding>,
): Promise<Finding> {
  let tightest = await judge(0);
  for (let i = 1; i < times && tightest.ok; i++) tightest = worst([tightest, await judge(i)]);
  return tightest;
}
