import { join } from 'node:path';
import { readCatalog } from '../catalog/catalog.ts';
import type { ModuleSpec } from '../contracts.ts';
import { WORKSPACE } from '../workspace.ts';

const FOLDER = join(WORKSPACE, 'grader/attacks/target');

/** Where the target's hidden checks lie. */
export const TARGET_CHECKS: string = join(FOLDER, 'hidden');

/** The small module that attacks are handed in for. */
export function readTarget(): ModuleSpec {
  const [target] = readCatalog(join(FOLDER, 'modules'));
  if (target === undefined) throw new Error(`there is no module in ${FOLDER}/modules`);
  return target;
}
