import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CheckPack } from '@tito/check';
import type { ModuleSpec, PackKind } from '../contracts.ts';
import { CatalogError } from './catalog.ts';

/** A pack of checks of some module; what its exports are is known to the pack alone. */
export type AnyPack = CheckPack<Readonly<Record<string, never>>, Readonly<Record<string, never>>>;

/** The packs that are present. The hidden one is not, on a learner's machine. */
export interface Packs {
  readonly public: AnyPack;
  readonly hidden: AnyPack | null;
  /** SHA-256 over the packs' files, hex. */
  readonly hash: string;
}

/**
 * Loads the public checks of a module and, where they are present, the hidden ones.
 * @param hiddenFolder folder that holds `NN-name/index.ts` for each module
 */
export async function loadPacks(module: ModuleSpec, hiddenFolder: string): Promise<Packs> {
  const publicFolder = join(module.folder, 'checks');
  const ownHidden = join(hiddenFolder, module.id);
  const isPresent = existsSync(join(ownHidden, 'index.ts'));
  return {
    public: await importPack(join(publicFolder, 'public.ts'), 'public'),
    hidden: isPresent ? await importPack(join(ownHidden, 'index.ts'), 'hidden') : null,
    hash: hashFolders(isPresent ? [publicFolder, ownHidden] : [publicFolder]),
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

function hashFolders(folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const folder of folders) {
    for (const path of filesBelow(folder)) {
      hash.update(relative(folder, path)).update('\0').update(readFileSync(path)).update('\0');
    }
  }
  return hash.digest('hex');
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}
