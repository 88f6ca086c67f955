import { join } from 'node:path';
import { findModule, readCatalog } from '../catalog/catalog.ts';
import type { ModuleSpec } from '../contracts.ts';
import { WORKSPACE } from '../workspace.ts';

const FOLDER = join(WORKSPACE, 'grader/attacks/target');

/** Where the target's hidden checks lie. */
export const TARGET_CHECKS: string = join(FOLDER, 'hidden');

/** The small module that attacks are handed in for, and that builds on an even smaller one. */
export function readTarget(): ModuleSpec {
  return findModule(readCatalog(join(FOLDER, 'modules')), 'target');
}
