// The levels of isolation that the machine has on which the tests run.
import type { Given } from '../../src/sandbox/given.ts';
import {
  type Enclosure,
  IsolationError,
  type IsolationLevel,
} from '../../src/sandbox/isolation.ts';
import { openIsolation } from '../../src/sandbox/isolation/open.ts';
import type { Limits } from '../../src/sandbox/limits.ts';

const LEVELS: readonly IsolationLevel[] = ['strong', 'process'];

/** Opens every level; one that the machine does not have is said loudly, and left out. */
export async function openAll(limits: Limits, harness: Given): Promise<readonly Enclosure[]> {
  const enclosures: Enclosure[] = [];
  for (const level of LEVELS) {
    try {
      enclosures.push(await openIsolation(level, limits, harness));
    } catch (error) {
      if (!(error instanceof IsolationError)) throw error;
      console.warn(`NOT TESTED HERE: ${error.message} ${error.next.join(' ')}`);
    }
  }
  return enclosures;
}
