import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CheckPack } from '@tito/check';
import type { Means, ModuleSpec, PackKind } from '../contracts.ts';
import { hashPacks } from '../evidence/means.ts';
import { CatalogError } from './catalog.ts';
import { requireLinked } from './linked.ts';

/** A pack of checks of some module; what its exports are is known to the pack alone. */
export type AnyPack = CheckPack<Readonly<Record<string, never>>, Readonly<Record<string, never>>>;

/** The packs that are present. The hidden one is not, on a learner's machine. */
export interface Packs {
  readonly public: AnyPack;
  readonly hidden: AnyPack | null;
  readonly hashes: Means['packs'];
}

/**
 * Loads the public checks of a module and, where they are present, the hidden ones.
 * @param hiddenFolder folder that holds `NN-name/index.ts` for each module
 * @throws UnlinkedModuleError if what they import is not installed
 */
export async function loadPacks(module: ModuleSpec, hiddenFolder: string): Promise<Packs> {
  requireLinked(module);
  const publicFolder = join(module.folder, 'checks');
  const ownHidden = join(hiddenFolder, module.id);
  const isPresent = existsSync(join(ownHidden, 'index.ts'));
  return {
    public: await importPack(join(publicFolder, 'public.ts'), 'public'),
    hidden: isPresent ? await importPack(join(ownHidden, 'index.ts'), 'hidden') : null,
    hashes: hashPacks(module, isPresent ? ownHidden : null),
  };
}

async function importPack(path: string, kind: PackKind): Promise<AnyPack> {
  const module: Record<string, unknown> = await import(pathToFileURL(path).href);
  const pack = module['pack'];
  if (typeof pack !== 'object' || pack === null || !('checks' in pack)) {
    throw new CatalogError(`${path} exports no ${kind} pack of checks`);
  }
  return pack as AnyPack;
}
