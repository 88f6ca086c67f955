import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Ladder } from '@tito/check';
import type { ModuleSpec } from '../contracts.ts';
import { CatalogError } from './catalog.ts';

/** Where a module has its benchmark, if it has one. */
function ladderFile(module: ModuleSpec): string {
  return join(module.folder, 'bench/ladder.ts');
}

export function hasLadder(module: ModuleSpec): boolean {
  return existsSync(ladderFile(module));
}

/** Opens the benchmark of a module; whoever does so closes it. */
export async function openLadder(module: ModuleSpec): Promise<Ladder> {
  const path = ladderFile(module);
  const loaded: Record<string, unknown> = await import(pathToFileURL(path).href);
  const open = loaded['openLadder'];
  if (typeof open !== 'function') throw new CatalogError(`${path} exports no openLadder`);
  const ladder: Promise<Ladder> = open();
  return ladder;
}
