import type { ModuleSpec } from '../../contracts.ts';
import type { Contents } from './contents.ts';

/** A package whose implementation can be read in a release, and which module teaches it. */
export interface Readable {
  readonly specifier: string;
  readonly taughtBy: string;
  /** What leads to it: a file, or a module of the release that may import it. */
  readonly because: string;
  /** The other modules of the release that may import it. */
  readonly givenTo: readonly string[];
}

/** What a release lets learners read that one of the catalog teaches. */
export function readableIn(
  { reasons }: Contents,
  modules: readonly ModuleSpec[],
  catalog: readonly ModuleSpec[],
): readonly Readable[] {
  return catalog.flatMap(({ id: taughtBy, reference: specifier }) => {
    const because = reasons.get(specifier);
    if (because === undefined) return [];
    const givenTo = modules
      .filter(({ id, imports }) => id !== taughtBy && imports.includes(specifier))
      .map(({ id }) => id);
    return [{ specifier, taughtBy, because, givenTo }];
  });
}
