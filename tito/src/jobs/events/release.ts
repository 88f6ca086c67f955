import type { ModuleSpec } from '@tito/grader';
import type { Release } from '@tito/grader/authoring';
import type { Kept } from '../release-folder.ts';

/** What learners get, made of some modules. */
export interface Released extends Omit<Release, 'files'> {
  readonly modules: readonly ModuleSpec[];
  readonly folder: string;
  readonly archive: string;
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  /** Of the archive. */
  readonly bytes: number;
  /** What else was in the folder that was replaced. */
  readonly kept: Kept | null;
}
