import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Album } from '@tito/check';
import type { ModuleSpec } from '../contracts.ts';
import { CatalogError } from './catalog.ts';

/** The pictures of some module; what its exports are is known to the album alone. */
export type AnyAlbum = Album<Readonly<Record<string, never>>, Readonly<Record<string, never>>>;

/** Loads `pictures/index.ts` of a module, or null for a module without pictures. */
export async function loadAlbum({ folder }: ModuleSpec): Promise<AnyAlbum | null> {
  const path = join(folder, 'pictures/index.ts');
  if (!existsSync(path)) return null;
  const module: Record<string, unknown> = await import(pathToFileURL(path).href);
  const album = module['album'];
  if (typeof album !== 'object' || album === null || !('pictures' in album)) {
    throw new CatalogError(`${path} exports no album of pictures`);
  }
  // The compiler has held its pictures against its contract; here it is one album among others.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return album as AnyAlbum;
}
