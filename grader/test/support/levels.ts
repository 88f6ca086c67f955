// The levels of isolation that the machine has on which the tests run.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type Given, Packages } from '../../src/sandbox/given.ts';
import {
  type Enclosure,
  IsolationError,
  type IsolationLevel,
} from '../../src/sandbox/isolation.ts';
import { openIsolation } from '../../src/sandbox/isolation/open.ts';
import { DEFAULT_LIMITS, type Limits } from '../../src/sandbox/limits.ts';
import { Translator } from '../../src/sandbox/translate/translator.ts';
import { WORKSPACE } from '../../src/workspace.ts';

const LEVELS: readonly IsolationLevel[] = ['strong', 'process'];

/** The strongest level of this machine. */
export async function strongestLevel(): Promise<IsolationLevel> {
  const translator = Translator.forOwnFiles();
  const harness = await new Packages(join(WORKSPACE, 'packages'), translator).given([]);
  translator.close();
  const [strongest] = await openAll(DEFAULT_LIMITS, harness);
  if (strongest === undefined) throw new Error('no level of isolation can be opened here');
  return strongest.level;
}

/** Whether the machine has what a level stands on, found out without a line of ours. */
function canHave(level: IsolationLevel): boolean {
  if (level === 'process') return true;
  const namespaces = ['--unshare-pid', '--unshare-net', '--ro-bind', '/', '/', 'true'];
  return spawnSync('bwrap', namespaces).status === 0;
}

/** Opens every level; one that the machine does not have is said loudly, and left out. */
export async function openAll(limits: Limits, harness: Given): Promise<readonly Enclosure[]> {
  const enclosures: Enclosure[] = [];
  for (const level of LEVELS) {
    try {
      enclosures.push(await openIsolation(level, limits, harness));
    } catch (error) {
      // Where the machine can have a level, that it cannot be opened is a failure, and no reason to skip.
      if (!(error instanceof IsolationError) || canHave(level)) throw error;
      console.warn(`NOT TESTED HERE: ${error.message} ${error.next.join(' ')}`);
    }
  }
  return enclosures;
}
