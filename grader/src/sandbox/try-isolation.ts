import { join } from 'node:path';
import { WORKSPACE } from '../workspace.ts';
import { Packages } from './given.ts';
import type { Isolation, IsolationLevel } from './isolation.ts';
import { openIsolation } from './isolation/open.ts';
import type { Limits } from './limits.ts';
import { Translator } from './translate/translator.ts';

/**
 * Opens an isolation as judging opens it, and tells what held.
 * @throws IsolationError if a layer that the level needs does not hold
 */
export async function tryIsolation(level: IsolationLevel, limits: Limits): Promise<Isolation> {
  const translator = Translator.forOwnFiles();
  try {
    const packages = new Packages(join(WORKSPACE, 'packages'), translator);
    const { layers } = await openIsolation(level, limits, await packages.given([]));
    return { level, layers };
  } finally {
    translator.close();
  }
}
